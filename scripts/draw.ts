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
export const draw = (machine: AnyStateMachine): string[] => ['stateDiagram-v2', ...drawChildren(machine.root, '  ')];

const drawChildren = (node: Node, indent: string): string[] => {
  const children = Object.values(node.states).filter((child) => child.type !== 'history');
  const first = node.initial.target[0];
  return [
    ...(first === undefined ? [] : [`${indent}[*] --> ${first.key}`]),
    ...children.flatMap((child) =>
      child.type === 'compound'
        ? [`${indent}state ${child.key} {`, ...drawChildren(child, `${indent}  `), `${indent}}`]
        : [],
    ),
    ...[...(node.parent === undefined ? [node] : []), ...children].flatMap((child) =>
      arrows(child).map((arrow) => `${indent}${arrow}`),
    ),
  ];
};

/** The arrows out of a state; events that do the same share one. */
const arrows = (node: Node): string[] => {
  const shared = new Map<string, string[]>();
  for (const [event, transitions] of node.transitions) {
    for (const { target, guard, actions } of transitions) {
      // The machine's own arrows start anywhere, and history leads back to where the person was.
      const from = node.parent === undefined ? 'anywhere' : node.key;
      const aim = target?.[0];
      const to = aim === undefined ? from : aim.type === 'history' ? (aim.parent?.key ?? from) : aim.key;
      const condition = guard === undefined ? '' : ` [${nameOf(guard)}]`;
      const doing = actions.map(nameOf).join(', ');
      const way = `${from} --> ${to}|${doing === '' ? '' : ` / ${doing}`}`;
      shared.set(way, [...(shared.get(way) ?? []), `${eventName(event)}${condition}`]);
    }
  }
  return [...shared].map(([way, events]) => {
    const [path, doing] = way.split('|');
    return `${path} : ${events.join(', ')}${doing}`;
  });
};

const eventName = (event: string): string => event.replace(/^xstate\.after\.([a-zA-Z]+)\..*$/, 'after $1');

const nameOf = (one: unknown): string => {
  if (typeof one === 'string') return one;
  const { type } = one as { type?: string };
  return (type ?? 'unnamed').replace('xstate.', '');
};
