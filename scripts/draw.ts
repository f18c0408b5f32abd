import type { AnyStateMachine } from 'xstate';

type Node = AnyStateMachine['root'];

/** A page with the picture of a machine, made from the machine itself: a Mermaid state diagram. */
export const drawPage = (machine: AnyStateMachine): string =>
  [
    `# The flow \`${machine.id}\``,
    '',
    'Made from the machine; to draw it anew: `npx vitest run tests/flows/pictures.test.ts -u`.',
    'On an arrow: `event [guard] / actions`. What leads back to its own box is answered there, and waited for again.',
    '',
    '```mermaid',
    ...draw(machine),
    '```',
    '',
  ].join('\n');

/** The lines of the diagram. */
export const draw = (machine: AnyStateMachine): string[] => {
  const { inside, outside } = drawChildren(machine.root, '  ');
  return ['stateDiagram-v2', ...inside, ...outside];
};

interface Lines {
  readonly inside: readonly string[];
  /** Arrows that leave the box: said within it, Mermaid would draw their target into it. */
  readonly outside: readonly string[];
}

const drawChildren = (node: Node, indent: string): Lines => {
  const children = Object.values(node.states).filter((child) => child.type !== 'history');
  const boxes = children
    .filter((child) => child.type === 'compound')
    .map((child) => ({ key: child.key, ...drawChildren(child, `${indent}  `) }));
  const all = [...(node.parent === undefined ? [node] : []), ...children].flatMap(arrows);
  const stays = ({ to }: Arrow) => node.parent === undefined || Object.hasOwn(node.states, to);
  const first = node.initial.target[0];
  return {
    inside: [
      ...(first === undefined ? [] : [`${indent}[*] --> ${first.key}`]),
      ...boxes.flatMap(({ key, inside }) => [`${indent}state ${key} {`, ...inside, `${indent}}`]),
      ...all.filter(stays).map(({ line }) => `${indent}${line}`),
    ],
    outside: [
      ...boxes.flatMap((box) => box.outside),
      ...all.filter((one) => !stays(one)).map(({ line }) => `  ${line}`),
    ],
  };
};

interface Arrow {
  readonly to: string;
  readonly line: string;
}

/** The arrows out of a state; events that do the same share one. */
const arrows = (node: Node): Arrow[] => {
  const shared = new Map<string, { to: string; path: string; doing: string; events: string[] }>();
  for (const [event, transitions] of node.transitions) {
    for (const { target, guard, actions } of transitions) {
      // The machine's own arrows start anywhere, and history leads back to where the person was.
      const from = node.parent === undefined ? 'anywhere' : node.key;
      const aim = target?.[0];
      const to = aim === undefined ? from : aim.type === 'history' ? (aim.parent?.key ?? from) : aim.key;
      const doing = actions.length === 0 ? '' : ` / ${actions.map(nameOf).join(', ')}`;
      const path = `${from} --> ${to}`;
      const arrow = shared.get(path + doing) ?? { to, path, doing, events: [] };
      arrow.events.push(`${eventName(event)}${guard === undefined ? '' : ` [${nameOf(guard)}]`}`);
      shared.set(path + doing, arrow);
    }
  }
  return [...shared.values()].map(({ to, path, doing, events }) => ({
    to,
    line: `${path} : ${events.join(', ')}${doing}`,
  }));
};

const eventName = (event: string): string => event.replace(/^xstate\.after\.([a-zA-Z]+)\..*$/, 'after $1');

const nameOf = (one: unknown): string => {
  if (typeof one === 'string') return one;
  const { type } = one as { type?: string };
  return (type ?? 'unnamed').replace('xstate.', '');
};
