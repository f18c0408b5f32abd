import { describe, expect, test } from 'vitest';
import { assign, emit, fromPromise, setup } from 'xstate';
import { z } from 'zod';
import { ForbiddenAction, NewerState, runFlows, type Saved, UnrestorableState } from '../../src/flows/flow.js';
import type { Flow } from '../../src/flows/restore.js';
import { Chat, flows, stored } from './support/chat.js';

const saved = (): Saved => stored(Chat.report().presses('没有').step.saved);
const again = { type: 'text', text: '返回' } as const;

describe('a saved row', () => {
  test.each([
    ['a state that does not exist', { value: { open: 'dancing' } }],
    ['a state that only groups others', { value: 'open' }],
    ['a history for a state', { value: { open: 'latest' } }],
    ['two states at once', { value: { open: 'asking', filed: 'x' } }],
    ['no state', { value: null }],
    ['a context of another shape', { context: { locale: 'fr' } }],
    ['a context with words left to say', { context: { ...(saved().context as object), lead: [{ key: 'noted' }] } }],
    ['a timer that is none', { timer: { id: 1 } as never }],
    ['a version that is none', { version: 'x' as never }],
    ['a version before all migrations', { version: 0 }],
  ])('with %s cannot be restored', (_, wrong) => {
    expect(() => flows.advance({ ...saved(), ...wrong }, again)).toThrow(UnrestorableState);
  });

  test('the error names the place, never the content', () => {
    const answers = { observed: 42, place: 'a secret place' };
    const row = { ...saved(), context: { ...(saved().context as object), answers } };
    expect(() => flows.advance(row, again)).toThrow(/answers\.observed/);
    expect(() => flows.advance(row, again)).not.toThrow(/secret/);
  });

  test.each([
    ['of a later version', { version: 99 }],
    ['of a flow that is not here', { flow: 'teacher' }],
    ['of a flow named as something every object has', { flow: 'constructor' }],
  ])('from a newer release, %s, is left alone', (_, newer) => {
    expect(() => flows.advance({ ...saved(), ...newer }, again)).toThrow(NewerState);
  });

  test('a row is not changed by going on from it', () => {
    const row = saved();
    const before = JSON.stringify(row);
    const first = flows.advance(row, again);
    expect(JSON.stringify(row)).toBe(before);
    expect(flows.advance(row, again)).toEqual(first);
  });

  test('a wake that nobody waits for changes nothing', () => {
    const { timer: _, ...row } = saved();
    expect(flows.advance(row, { type: 'wake' })).toEqual({ saved: row, effects: [], understood: false });
  });
});

const counter = (version: number, migrations: Flow['migrations']): Flow => ({
  version,
  migrations,
  context: z.object({ count: z.number() }),
  machine: setup({ types: { context: {} as { count: number }, events: {} as { type: 'text' } } }).createMachine({
    id: 'counter',
    context: { count: 0 },
    initial: 'on',
    states: { on: { on: { text: { actions: assign({ count: ({ context }) => context.count + 1 }) } } } },
  }),
  read: ({ type }) => ({ type }),
});

describe('a release', () => {
  const old: Saved = { flow: 'counter', version: 1, value: 'was', context: { n: 4 } };
  const toTwo = ({ context }: { context: unknown }) => ({
    value: 'on',
    context: { number: (context as { n: number }).n },
  });
  const toThree = ({ value, context }: { value: unknown; context: unknown }) => ({
    value,
    context: { count: (context as { number: number }).number },
  });

  test('takes old rows over, step by step', () => {
    const runner = runFlows({ counter: counter(3, { 1: toTwo, 2: toThree }) }, () => []);
    expect(runner.advance(old, { type: 'text', text: '' }).saved).toEqual({
      flow: 'counter',
      version: 3,
      value: 'on',
      context: { count: 5 },
    });
  });

  test('parks those that no migration fits', () => {
    const gap = runFlows({ counter: counter(3, { 2: toThree }) }, () => []);
    expect(() => gap.advance(old, again)).toThrow('nothing migrates version 1');
    const fails = runFlows(
      {
        counter: counter(2, {
          1: () => {
            throw new TypeError('no');
          },
        }),
      },
      () => [],
    );
    expect(() => fails.advance(old, again)).toThrow(UnrestorableState);
  });

  test('does not understand what its machine has no answer to', () => {
    const runner = runFlows({ counter: counter(1, {}) }, () => []);
    const row: Saved = { flow: 'counter', version: 1, value: 'on', context: { count: 1 } };
    expect(runner.advance(row, { type: 'file' })).toEqual({ saved: row, effects: [], understood: false });
  });
});

describe('a machine may only assign, emit and wait', () => {
  const running = (on: object, actors: object = {}) =>
    runFlows(
      {
        bad: {
          version: 1,
          migrations: {},
          context: z.object({}),
          machine: setup({ actors: actors as never }).createMachine({
            id: 'bad',
            initial: 'a',
            context: {},
            states: { a: on, b: {} },
          } as never) as never,
          read: ({ type }) => ({ type }),
        },
      },
      () => [],
    ).begin('bad' as never, {} as never, { type: 'text', text: '' });

  test('an action of its own, and an invoked actor, are refused by name', () => {
    expect(() => running({ on: { text: { actions: function sendMail() {} } } })).toThrow(ForbiddenAction);
    const mailer = fromPromise(async () => 'sent');
    expect(() => running({ invoke: { src: 'mailer' } }, { mailer })).toThrow(/bad may not do/);
  });

  test('an emitted event is let through', () => {
    expect(running({ on: { text: { actions: emit({ type: 'eraseChat' }) } } }).effects).toEqual([
      { type: 'eraseChat' },
    ]);
  });
});

test('a turn takes about a hundred microseconds, JSON included', () => {
  const row = JSON.stringify(Chat.report().presses('没有', '被遗弃', '选好了').step.saved);
  const turn = () => JSON.stringify(flows.advance(JSON.parse(row), { type: 'choice', data: 'r1.a3.120101' }).saved);
  for (let i = 0; i < 500; i += 1) turn();
  const before = process.cpuUsage();
  const turns = 2_000;
  for (let i = 0; i < turns; i += 1) turn();
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / turns;
  // Ten times the target, so that a busy machine does not fail it; the figure itself comes from bench/.
  expect(each, `${each.toFixed(0)} µs a turn`).toBeLessThan(1_000);
  if (process.env.SHOW_COST) console.log(`${each.toFixed(1)} µs a turn`);
});
