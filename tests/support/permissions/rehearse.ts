import { carryOut, type Said } from '../../../src/carry-out.js';
import { barredFrom } from '../../../src/cases/desk/may-begin.js';
import type { Moment } from '../../../src/cases/moment.js';
import { converse } from '../../../src/conversation.js';
import type { Act } from '../../../src/domain/acts.js';
import type { Address, Channel, ChannelName, Inbound, Turn } from '../../../src/domain/channel.js';
import type { Effect } from '../../../src/domain/effect.js';
import { loadLadder } from '../../../src/files/load.js';
import { begin, questionOf } from '../../../src/flows/desk/dialogs.js';
import { openFlows, type Saved } from '../../../src/flows/flow.js';
import { openFrame } from '../../../src/frame.js';
import type { Event } from '../../../src/store/events.js';
import type { Conversation, Records } from '../../../src/store/store.js';
import { openTexts } from '../../../src/texts/texts.js';
import type { World } from '../world.js';

export const texts = openTexts();

/** What came of something that was done and taken back. */
export interface Outcome {
  /** The texts that were said, by their keys, in order: the notice at the button too. */
  readonly keys: readonly string[];
  /** The same in words. */
  readonly words: string;
  /** What was put on record. */
  readonly events: readonly Event[];
  /** Notes that were written. */
  readonly notes: number;
  /** Effects that the conversation asked for. */
  readonly effects: readonly Effect['type'][];
  /** Nothing would have been asked for it: it would have been refused before. */
  readonly barred?: boolean;
  /** The conversation that the chat is at now; absent where none was asked. */
  readonly flow?: string;
}

/** Texts by which somebody learns that it is not theirs. */
const REFUSALS: readonly string[] = ['notice-refused', 'notice-not-holder'];

/** The same, to whoever had written something, or of what nobody has. */
const REFUSED_WORDS: readonly string[] = ['words-theirs', 'begin-unheld', 'begin-unheld-called'];

export const isRefused = ({ keys }: Outcome): boolean =>
  keys.some((key) => REFUSALS.includes(key) || REFUSED_WORDS.includes(key));

/** The same of what was over, or came to be nobody's. */
const TURNED_DOWN: readonly string[] = [
  ...REFUSALS,
  'words-theirs',
  'words-not-kept-closed',
  'words-unheld',
  'words-not-kept',
];

/** It was for nothing that somebody answered what was asked for it. */
export const isTurnedDown = ({ keys }: Outcome): boolean => keys.some((key) => TURNED_DOWN.includes(key));

/** Something was done: it is on record, or written down. A refusal that is on record is nothing done. */
export const isDone = (outcome: Outcome): boolean =>
  !isRefused(outcome) && (outcome.notes > 0 || outcome.events.some(({ kind }) => !kind.endsWith('refused')));

/** What a dialog is answered with: the first choice, or some words. */
export const answersFor = (act: Act, given: Readonly<Record<string, string>> = {}): Record<string, string> => {
  let asking = begin(act, 'x');
  for (let question = questionOf(asking); question; question = questionOf(asking)) {
    const value = given[question.id] ?? question.choices?.[0] ?? '一句话';
    asking = { ...asking, answers: { ...asking.answers, [question.id]: value } };
  }
  return { ...asking.answers };
};

/** What the desk's conversation asks for, once all that an act asks has been answered. */
const effectOf = (act: Act, obligationId: string, answers: Readonly<Record<string, string>>): Effect => {
  if (act === 'ack') return { type: 'acknowledge', obligationId };
  if (act === 'dec') return { type: 'decline', obligationId, reason: 'off_duty' };
  if (act === 'see') return { type: 'showReport', obligationId };
  if (act === 'safe') return { type: 'confirmSafety', obligationId };
  if (act === 'kin') return { type: 'inviteGuardian', obligationId };
  return { type: 'act', act, obligationId, answers };
};

/** A chat that stands elsewhere than it does. */
const standing = ({ address, chatKey, locale }: Moment, now: Conversation | null, at: Saved): Conversation => ({
  ...(now ?? { address, chatKey, locale, revision: 0, wakeAt: null }),
  flow: at.flow,
  version: at.version,
  state: JSON.stringify(at),
  parkedAt: null,
});

/** What was done, before it is taken back. */
interface Tried {
  readonly said: Said;
  readonly effects: readonly Effect[];
  readonly barred?: boolean;
  readonly flow?: string;
}

class TakenBack extends Error {}

/** A channel by which everybody can be reached; what leaves, leaves by the service's own. */
const reachable = (name: ChannelName): Channel => ({
  name,
  can: { buttons: true },
  start: async () => {},
  stop: async () => {},
  send: async () => ({}),
});

/** Does things as people of a world would, and takes them back; or does them for good. */
export const openRehearsal = async (world: World) => {
  const frame = openFrame({
    posts: world.app.posts,
    ladder: await loadLadder(undefined, false),
    days: new Map(),
    texts,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    trial: false,
    channels: [reachable('telegram-desk'), reachable('telegram-public'), reachable('wechat')],
    down: new Set(),
  });
  const flows = openFlows(texts.labels);

  const momentAt = async (tx: Records, address: Address, memberId: string | null): Promise<Moment> => {
    const now = world.clock.now();
    const { seal } = world.app.store;
    const member = memberId === null ? null : await tx.members.byId(memberId, now);
    return { tx, frame, seal, now, address, chatKey: world.app.store.chatKey(address), locale: 'zh-CN', member };
  };
  const atDesk = (tx: Records, memberId: string | null) =>
    momentAt(tx, { channel: 'telegram-desk', chat: memberId ?? 'nobody' }, memberId);

  const heard = (tx: Records, { prompts, outcome }: Said, effects: readonly Effect[], notes: number): Outcome => {
    const telling = { timezone: frame.timezone, now: world.clock.now() };
    const noticed = REFUSALS.filter((key) => texts.text('zh-CN', { key }) === outcome.notice);
    return {
      keys: [...noticed, ...prompts.flatMap(({ lines }) => lines.map(({ key }) => key))],
      words: [outcome.notice ?? '', ...prompts.map((prompt) => texts.render('zh-CN', prompt, telling).text)].join('\n'),
      events: [...tx.events.added],
      notes,
      effects: effects.map(({ type }) => type),
    };
  };

  const takenBack = async (work: (tx: Records) => Promise<Tried>) => {
    let outcome: Outcome | undefined;
    const rehearsal = world.app.store.write(async (tx) => {
      let notes = 0;
      const { add } = tx.notes;
      tx.notes.add = (note) => {
        notes += 1;
        return add.call(tx.notes, note);
      };
      const { said, effects, ...more } = await work(tx);
      outcome = { ...heard(tx, said, effects, notes), ...more };
      throw new TakenBack();
    });
    await rehearsal.catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    if (!outcome) throw new Error('it was not done');
    return outcome;
  };

  return {
    /** A member, or nobody, does something with an obligation. */
    tries: (memberId: string | null, act: Act, obligationId: string, given?: Readonly<Record<string, string>>) =>
      takenBack(async (tx) => {
        const effects = [effectOf(act, obligationId, answersFor(act, given))];
        const m = await atDesk(tx, memberId);
        const barred = (await barredFrom(m, act, obligationId)) !== null;
        return { said: await carryOut(m, effects, null), effects, barred };
      }),

    /** Somebody does one thing in their chat, as the conversation there stands; or as if it stood at `at`. */
    turn: (address: Address, turn: Turn, audience: Inbound['audience'], at?: Saved) =>
      takenBack(async (tx) => {
        const bound = audience === 'public' ? null : await tx.members.byAddress(address, world.clock.now());
        const m = await momentAt(tx, address, bound?.id ?? null);
        const inbound: Inbound = { address, turn, audience, updateId: 'rehearsed', at: m.now };
        const stands = await tx.conversations.load(address);
        const step = await converse(flows, m, inbound, at ? standing(m, stands, at) : stands);
        const { effects, saved } = step;
        return { said: await carryOut(m, effects, inbound), effects, flow: saved.flow };
      }),

    /** A member does something for good. */
    async does(memberId: string, act: Act, obligationId: string, given?: Readonly<Record<string, string>>) {
      const outcome = await world.app.store.write(async (tx) => {
        const effects = [effectOf(act, obligationId, answersFor(act, given))];
        return heard(tx, await carryOut(await atDesk(tx, memberId), effects, null), effects, 0);
      });
      if (isRefused(outcome)) throw new Error(`${act} was refused on ${obligationId}`);
      await world.settled();
      return outcome;
    },

    /** A member hands something back, because they are related. */
    async stepsBack(memberId: string, obligationId: string) {
      await world.app.store.write(async (tx) => {
        const effect = { type: 'decline', obligationId, reason: 'conflict_of_interest' } as const;
        await carryOut(await atDesk(tx, memberId), [effect], null);
      });
      await world.settled();
    },

    frame,
  };
};
export type Rehearsal = Awaited<ReturnType<typeof openRehearsal>>;
