import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/domain/effect.js';
import type { DeskView, FlowEvent, Step } from '../../src/flows/flow.js';
import { QUESTIONS } from '../../src/flows/report/questions.js';
import { checkPrompt, flows, stored, texts } from './support/chat.js';

interface Memory {
  at: string;
  editing: boolean;
  danger: boolean;
  filed: string;
  restart: boolean;
  reminded: boolean;
  askedForHelp: boolean;
  history: string[];
  picked: string[];
  answers: Record<string, unknown>;
}

const TYPED = [
  '返回',
  '跳过',
  '看一遍',
  '提交',
  '她总是哭',
  '求助',
  '/start',
  'English',
  '/help',
  '',
  '7K2M-P0QX-91TV',
  '退出',
  '他拿着刀',
];

/** What tells one class of paths from another. */
const signature = ({ saved }: Step): string => {
  const { at, editing, danger, filed, restart, reminded, history, picked, answers } = saved.context as Memory;
  const harm = 'source_access' in answers;
  return JSON.stringify([
    saved.value,
    at,
    editing,
    danger,
    filed,
    restart,
    reminded,
    history.length > 0,
    picked.length > 0,
    harm,
  ]);
};

const choicesIn = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) =>
    effect.type === 'say' ? (effect.prompt.choices ?? []).flat().map(({ data }) => data) : [],
  );

const eventsAfter = (step: Step): FlowEvent[] => {
  const data = choicesIn(step.effects);
  // One district, one concern of each kind stand for all others.
  const few = data.filter((one) => !/\.a3\.1201/.test(one) || one.endsWith('120101'));
  const some = few.filter(
    (one) => !/\.a2\./.test(one) || /(neglect|dropout|done|back|skip|review|send|anew)$/.test(one),
  );
  return [
    ...some.map((one) => ({ type: 'choice', data: one }) as const),
    ...TYPED.map((text) => ({ type: 'text', text }) as const),
    { type: 'location', latitude: 39, longitude: 117 },
    { type: 'file' },
    { type: 'wake' },
    { type: 'choice', data: 'r1.old.button' },
  ];
};

test('every class of paths through the report is walked, and each message stands in both languages', {
  timeout: 120_000,
}, () => {
  const begun = flows.begin('report', { locale: 'zh-CN', trial: true, serial: 1 });
  const seen = new Map([[signature(begun), begun]]);
  const queue = [begun];
  const prompts = new Set<string>();
  const understand = { yes: 0, no: 0 };
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    for (const event of eventsAfter(step)) {
      const next = flows.advance(stored(step.saved), event);
      expect(stored(next.saved)).toEqual(next.saved);
      understand[next.understood ? 'yes' : 'no'] += 1;
      if (event.type !== 'wake') expect(next.effects.length, 'everybody is answered').toBeGreaterThan(0);
      for (const effect of next.effects) {
        if (effect.type !== 'say') continue;
        const key = JSON.stringify(effect.prompt);
        if (!prompts.has(key)) checkPrompt(effect.prompt);
        prompts.add(key);
      }
      const name = signature(next);
      // A class is left through the first message that says its choices.
      if (!seen.has(name) && (choicesIn(next.effects).length > 0 || next.saved.value === 'resting')) {
        seen.set(name, next);
        queue.push(next);
      }
    }
  }
  const visited = [...seen.values()].map(({ saved }) => saved);
  for (const { id } of QUESTIONS) {
    expect(
      visited.some(({ context }) => (context as Memory).at === id),
      `${id} is reached`,
    ).toBe(true);
    expect(
      [...prompts].some((prompt) => prompt.includes(`"question-${id}"`)),
      `${id} is asked`,
    ).toBe(true);
  }
  const states = new Set(visited.map(({ value }) => JSON.stringify(value)));
  expect(states).toEqual(
    new Set(['"resting"', '"filed"', '{"open":"asking"}', '{"open":"reviewing"}', '{"open":"picking"}']),
  );
  expect(seen.size).toBeGreaterThan(100);
  expect(understand.no).toBeGreaterThan(0);
});

const data = fc.oneof(
  fc.constantFrom(
    ...QUESTIONS.flatMap(({ short, options }) =>
      ['back', 'skip', 'send', 'done', 'anew', ...options.slice(0, 3).map(({ value }) => value)].map(
        (what) => `r1.${short}.${what}`,
      ),
    ),
    'r1.review.send',
    'r1.review.edit',
    'r1.review.discard',
    'r1.pick.a4',
    'r1.pick.a12',
    'r1.filed.add',
    'r1.filed.anew',
    'r1.lang.en',
    'r2.lang.zh-CN',
  ),
  fc.string(),
);

/** The button that the newest message offers, by its place in it: how a person gets anywhere at all. */
const offered = fc.nat({ max: 40 }).map((nth) => ({ type: 'offered' as const, nth }));
const typed = fc.oneof(
  fc.constantFrom(
    ...TYPED,
    '他拿着刀',
    '不想活了',
    '1',
    '2',
    '23',
    '1,2',
    '绑定 AB12-CD34',
    '接手',
    '无法接手',
    '/status x',
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
);
const anything = fc.oneof(
  { weight: 6, arbitrary: offered },
  { weight: 4, arbitrary: typed.map((text) => ({ type: 'text' as const, text })) },
  { weight: 2, arbitrary: data.map((one) => ({ type: 'choice' as const, data: one })) },
  { weight: 1, arbitrary: fc.array(data, { maxLength: 4 }).map((all) => ({ type: 'choices' as const, data: all })) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('location' as const), latitude: fc.double(), longitude: fc.double() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('command' as const),
      name: fc.constantFrom('start', 'help', 'help_me', 'exit', 'language', 'status', 'mine', 'x'),
      argument: fc.string(),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'file' as const }, { type: 'wake' as const }) },
);

const play = (first: Step, events: readonly (FlowEvent | { type: 'offered'; nth: number })[], view?: DeskView) => {
  const steps = [first];
  let menu = choicesIn(first.effects);
  for (const one of events) {
    const event: FlowEvent =
      one.type === 'offered' ? { type: 'choice', data: menu[one.nth % Math.max(menu.length, 1)] ?? '' } : one;
    const last = steps.at(-1) ?? first;
    const step = flows.advance(stored(last.saved), view ? { ...event, view } : event);
    const said = choicesIn(step.effects);
    if (said.length > 0) menu = said;
    if (event.type !== 'wake') expect(step.effects.length).toBeGreaterThan(0);
    for (const effect of step.effects) if (effect.type === 'say') texts.render('en', effect.prompt);
    steps.push(step);
  }
  return steps;
};

const FORMS = ['report', 'family', 'child'] as const;

describe('whatever happens', () => {
  test.each(FORMS)('the %s never throws, always answers, and files each report once', { timeout: 120_000 }, (form) => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 40 }), (events) => {
        const begun = flows.begin(form, { locale: 'zh-CN', trial: false, serial: 1 });
        const effects = play(begun, events).flatMap((step) => step.effects);
        const filed = effects.flatMap((effect) => (effect.type === 'fileReport' ? [effect.serial] : []));
        expect(new Set(filed).size).toBe(filed.length);
        const known = new Set<number>();
        for (const effect of effects) {
          if (effect.type === 'fileReport') known.add(effect.serial);
          if (effect.type === 'amendReport') expect(known).toContain(effect.serial);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(FORMS)(
    'danger at any moment of the %s: the card before anything else, and the staff hear of it',
    {
      timeout: 120_000,
    },
    (form) => {
      fc.assert(
        fc.property(fc.array(anything, { maxLength: 25 }), (events) => {
          const begun = flows.begin(form, { locale: 'en', trial: false, serial: 1 });
          const before = play(begun, events).at(-1) ?? begun;
          const after = flows.advance(stored(before.saved), {
            type: 'text',
            text: 'He has a knife and says he will kill her',
          });
          const [first, second] = after.effects;
          expect(first?.type === 'say' && first.prompt.lines[0]?.key).toMatch(/^(child-)?emergency-card$/);
          expect(second?.type).toMatch(/^(fileReport|amendReport)$/);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('the desk never throws and always answers', () => {
    const views: DeskView[] = [
      { member: null, obligations: [] },
      {
        member: { posts: ['a'] },
        obligations: [{ id: 'ob-1', number: '1', level: 'P0', kind: 'acknowledge', state: 'open' }],
      },
    ];
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 25 }), fc.constantFrom(...views), (events, view) => {
        play(flows.begin('desk', { locale: 'zh-CN', trial: false }, { type: 'text', text: '', view }), events, view);
      }),
      { numRuns: 200 },
    );
  });
});
