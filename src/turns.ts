import { carryOut } from './carry-out.js';
import { derivedId } from './cases/ids.js';
import type { Moment } from './cases/moment.js';
import { openChatQueues } from './chat-queues.js';
import { stir } from './conversation.js';
import type { Address, Inbound, Locale, Receive, TurnOutcome } from './domain/channel.js';
import { type Clock, MINUTE } from './domain/clock.js';
import type { AtFaultPoint } from './domain/fault-point.js';
import { errorName, type Log } from './domain/log.js';
import { withoutNul } from './domain/no-nul.js';
import { type Flows, NewerState, type Step } from './flows/flow.js';
import type { Frame } from './notify/frame.js';
import { regainChat } from './notify/outbox/lost-chat.js';
import type { Claim, Sender } from './notify/outbox/sender.js';
import { openRecall, type Recalled } from './recall.js';
import { openReplies } from './replies.js';
import { alarmParked } from './set-aside.js';
import { type ClaimedRow, CommitUnknown, RaceLost, type Records, type Store } from './store/store.js';
import { takeTurn } from './take-turn.js';

/** A turn that lost this many races in a row is not in a race: something is wrong. */
const MOST_RACES = 8;
/** How often a turn that throws is tried before it is kept for a human. */
const MOST_TRIES = 3;
/** A turn of a chat that a newer release has gone on with is left to that release so often, then kept for a human. */
const MOST_PASSES = 5;
/** Turns of which something is remembered while they come again; more are not under way at once. */
const MOST_REMEMBERED = 1_000;

export interface TurnDeps {
  readonly store: Store;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly log: Log;
  readonly frame: Frame;
  readonly flows: Flows;
  /** Something was committed that a ladder or the outbox has to look at now. */
  readonly wake: () => void;
  readonly at?: AtFaultPoint;
}

interface Taken {
  /** To be sent by this process right after the commit, by the claim they were added with. */
  readonly rows: readonly ClaimedRow[];
  readonly claim?: Claim;
  readonly outcome: TurnOutcome;
  /** The chat as this turn saves it. */
  readonly chat?: Recalled;
  /** True when somebody takes a matter in this turn. */
  readonly takesOn?: boolean;
}

/** Nothing was to be done. */
const NOTHING: Taken = { rows: [], outcome: {} };

/** Where a step leaves its chat, as that is saved. */
const leftBy = ({ saved, wake }: Step, now: number) => ({
  flow: saved.flow,
  version: saved.version,
  state: JSON.stringify(saved),
  wakeAt: wake ? now + wake.after : null,
  saved,
});

/** Takes turns: load, advance, commit; again on conflict. Turns of one chat never interleave. */
export const openTurns = (deps: TurnDeps) => {
  const { store, sender, clock, log, frame, flows } = deps;
  const at = deps.at ?? (() => {});
  const { inOrder, idle } = openChatQueues();
  const recall = openRecall(store.engine);
  const reply = openReplies(frame, sender);
  /** Updates whose commit may stand, and what it then holds: its messages are this process's to send. */
  const doubtful = new Map<string, Taken>();
  /** Updates that were left to a newer release, and how often. */
  const passed = new Map<string, number>();
  /** Chats whose timer could not be carried out, and how often. */
  const failed = new Map<string, number>();
  const remember = <T>(all: Map<string, T>, key: string, value: T): void => {
    all.set(key, value);
    if (all.size > MOST_REMEMBERED) all.delete(all.keys().next().value ?? key);
  };

  /** One transaction on one chat; run again on what is there now when the chat was saved meanwhile. */
  const commit = async (
    chatKey: string,
    turn: (tx: Records, now: number) => Promise<Taken>,
    inDoubt?: (taken: Taken) => void,
  ): Promise<TurnOutcome> => {
    for (let races = 0; ; races += 1) {
      const now = clock.now();
      let latest: Taken | undefined;
      try {
        const { rows, claim, outcome, chat, takesOn, pending } = await store.write(async (tx) => {
          const taken = await turn(tx, now);
          latest = taken;
          at(taken.takesOn ? 'acknowledgement decided' : 'turn decided');
          return { ...taken, pending: tx.outbox.hasPending() };
        });
        at(takesOn ? 'acknowledgement committed' : 'turn committed');
        if (chat) recall.keep(chat);
        if (claim) sender.send(rows, claim);
        if (pending || races > 0) deps.wake();
        return outcome;
      } catch (error) {
        recall.forget(chatKey);
        if (store.isAway(error)) sender.doubt();
        const unknown = error instanceof CommitUnknown;
        if (unknown && latest) inDoubt?.(latest);
        if (!(unknown || error instanceof RaceLost) || races >= MOST_RACES) throw error;
      }
    }
  };

  const moment = async (
    tx: Records,
    now: number,
    address: Address,
    locale: Locale,
    desk: boolean,
    pressed = false,
  ): Promise<Moment> => ({
    tx,
    frame,
    seal: store.seal,
    now,
    address,
    chatKey: store.chatKey(address),
    locale,
    member: desk ? await tx.members.byAddress(address, now) : null,
    pressed,
  });

  /** Saves a chat over the revision it was loaded with. @returns it as it then stands. */
  const save = async (tx: Records, chat: Recalled, now: number): Promise<Recalled> => {
    await tx.conversations.save(chat, now);
    return { ...chat, revision: chat.revision + 1 };
  };

  const take = async (tx: Records, inbound: Inbound, now: number): Promise<Taken> => {
    if (!(await tx.updates.take(inbound, now))) return doubtful.get(keyOf(inbound)) ?? NOTHING;
    const { address, turn } = inbound;
    const saved = recall.get(store.chatKey(address)) ?? (await tx.conversations.load(address));
    const locale = saved?.locale ?? localeOf(inbound);
    const m = await moment(tx, now, address, locale, inbound.audience !== 'public', turn.kind === 'choice');
    if (m.member) await regainChat(frame, tx, m.member.id, address, now);
    const { step, said, takesOn } = await takeTurn(flows, m, inbound, saved);
    const chat = await save(
      tx,
      {
        chatKey: m.chatKey,
        address,
        locale: said.locale,
        revision: saved?.revision ?? 0,
        parkedAt: null,
        ...leftBy(step, now),
      },
      now,
    );
    // What is added together stands together in an index over ids: a group of turns then writes few of its pages.
    const turnId = `${now.toString(36)}:${m.chatKey.slice(0, 12)}:${chat.revision}`;
    const left = await reply(m, said, turnId, turn.kind === 'choice' ? turn : undefined);
    return { ...left, chat, takesOn, outcome: said.outcome };
  };

  /** Keeps a turn that throws every time for a human, tells the person and the operator. */
  const park = async (inbound: Inbound, error: unknown): Promise<TurnOutcome> => {
    const name = errorName(error);
    log.error(
      { channel: inbound.address.channel, error: name, at: placeOf(error) },
      'a turn could not be taken and is kept for a human',
    );
    return commit(store.chatKey(inbound.address), async (tx, now) => {
      const m = await moment(tx, now, inbound.address, localeOf(inbound), false);
      await tx.updates.take(inbound, now);
      await tx.updates.park(inbound, name, now);
      await alarmParked(frame, tx, now);
      const said = { prompts: [{ lines: [{ key: 'parked' }] }], locale: m.locale, outcome: {}, after: [] };
      const turnId = derivedId(store.seal, 'turn', keyOf(inbound));
      return { ...(await reply(m, said, turnId, undefined)), outcome: { parked: true } };
    });
  };

  const receive: Receive = (received) =>
    inOrder(received.address, async () => {
      const inbound = withoutNul(received);
      const key = keyOf(inbound);
      for (let tries = 1; ; tries += 1) {
        try {
          const outcome = await commit(
            store.chatKey(inbound.address),
            (tx, now) => take(tx, inbound, now),
            (taken) => remember(doubtful, key, taken),
          );
          doubtful.delete(key);
          return outcome;
        } catch (error) {
          // The store is away: the platform hands the update over again.
          if (store.isAway(error)) throw error;
          if (error instanceof NewerState) {
            // So it does for a newer release. Without one, the updates of everybody else would wait behind this one.
            const passes = (passed.get(key) ?? 0) + 1;
            remember(passed, key, passes);
            if (passes < MOST_PASSES) throw error;
            passed.delete(key);
            return await park(inbound, error);
          }
          if (tries >= MOST_TRIES) return await park(inbound, error);
        }
      }
    });

  /** Keeps a chat as it is for a human, without its timer, and tells the operator. */
  const parkChat = async (tx: Records, chatKey: string, now: number): Promise<Taken> => {
    if (await tx.conversations.park(chatKey, now)) await alarmParked(frame, tx, now);
    return NOTHING;
  };

  /** The timer of a chat came due. */
  const stirChat = async (chatKey: string): Promise<void> => {
    const found = await store.read.conversations.byKey(chatKey);
    if (!found) return;
    await inOrder(found.address, () =>
      commit(chatKey, async (tx, now) => {
        const saved = await tx.conversations.byKey(chatKey);
        if (!saved || saved.wakeAt === null || saved.wakeAt > now) return NOTHING;
        const m = await moment(tx, now, saved.address, saved.locale, saved.flow === 'desk');
        const step = stir(flows, m, saved);
        if (step === 'unrestorable') return parkChat(tx, chatKey, now);
        if (step === 'newer') {
          await tx.conversations.postpone(chatKey, now + 10 * MINUTE);
          return NOTHING;
        }
        const said = await carryOut(m, step.effects, null);
        const chat = await save(tx, { ...saved, locale: said.locale, ...leftBy(step, now) }, now);
        return { ...(await reply(m, said, `${chatKey}:wake:${saved.revision}`, undefined)), chat, outcome: {} };
      }),
    );
  };

  /** The same, as the tick does it: what throws every time is kept for a human, as a turn is. */
  const wakeChat = async (chatKey: string): Promise<void> => {
    try {
      await stirChat(chatKey);
      failed.delete(chatKey);
    } catch (error) {
      if (store.isAway(error) || error instanceof RaceLost) throw error;
      const tries = (failed.get(chatKey) ?? 0) + 1;
      remember(failed, chatKey, tries);
      if (tries < MOST_TRIES) throw error;
      failed.delete(chatKey);
      const name = errorName(error);
      log.error({ error: name, at: placeOf(error) }, 'the timer of a chat fails, and the chat is kept for a human');
      await commit(chatKey, (tx, now) => parkChat(tx, chatKey, now));
    }
  };

  return {
    receive,
    wakeChat,
    /** Resolves when no turn is under way. */
    idle,
  };
};
export type Turns = ReturnType<typeof openTurns>;

const keyOf = ({ address, updateId }: Inbound): string => `${address.channel}:${updateId}`;

const localeOf = ({ language }: Inbound): Locale => (language === undefined || /^zh/i.test(language) ? 'zh-CN' : 'en');

/** The file and line that threw, for the engineer: never the message, which may hold a person's words. */
const placeOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack
        ?.split('\n')
        .find((line) => line.includes('    at '))
        ?.trim() ?? '')
    : '';
