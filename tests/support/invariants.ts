import { MOST_BUTTONS } from '../../src/domain/acts.js';
import type { Database } from '../../src/store/engines/engine.js';
import type { Call } from './fake-bot-api.js';
import { brokenRecord, type RecordedEvent } from './record.js';

type Rows = Awaited<ReturnType<typeof read>>;
type Message = Rows['messages'][number];

const CALLS = new Set(['page', 'nudge', 'inform']);
const UNSENT = new Set(['pending', 'gathered']);
const SETTLED = new Set(['sent', 'failed', 'cancelled']);

/** All rows that say how ladders stand, in one state of the database. */
const read = async (prisma: Database['prisma'], afterSeq: number) => {
  const [obligations, messages, conflicts, events, links, unlinked] = await prisma.$transaction(
    (tx) =>
      Promise.all([
        tx.obligation.findMany(),
        tx.outbox.findMany({ omit: { sealedAddress: true }, orderBy: { position: 'asc' } }),
        tx.conflict.findMany({ where: { memberId: { not: null } } }),
        tx.event.findMany({ where: { seq: { gt: afterSeq } }, orderBy: { seq: 'asc' } }),
        tx.link.findMany({ where: { eventSeq: { gt: afterSeq } }, select: { eventSeq: true } }),
        tx.unlinked.findMany({ where: { seq: { gt: afterSeq } } }),
      ]),
    { timeout: 60_000, maxWait: 60_000 },
  );
  return { obligations, messages, conflicts, events, links, unlinked };
};

function* timers({ obligations }: Rows): Generator<string> {
  for (const o of obligations) {
    if (o.state !== 'done' && o.nextDueAt === null) yield `${o.state} obligation ${o.id} has no timer`;
    if (o.state === 'done' && o.nextDueAt !== null) yield `done obligation ${o.id} has a timer`;
    if (o.state === 'acknowledged' && (o.holderId === null || o.heldAt === null)) {
      yield `obligation ${o.id} is taken by nobody`;
    }
    if (o.state === 'open' && o.holderId !== null) yield `open obligation ${o.id} has a holder`;
  }
}

/** A failed call does not stand in the way of another at the same step, to another chat of the same channel. */
function* onceEach({ messages }: Rows): Generator<string> {
  const seen = new Map<string, string>();
  for (const m of messages) {
    if (m.obligationId === null || m.epoch === null || m.state === 'failed') continue;
    // Each card is changed by itself; what a reporter adds within one epoch is news each time.
    if (m.kind === 'edit' || m.id.includes(':supplement:')) continue;
    const key = [m.obligationId, m.epoch, m.memberId, m.kind, m.channel].join(' ');
    const other = seen.get(key);
    if (other !== undefined) yield `two messages for one step: ${other} and ${m.id}`;
    seen.set(key, m.id);
  }
}

/** What may have arrived already is kept, so that its card is brought in line; nothing else calls after an acknowledge. */
function* silence({ obligations, messages }: Rows): Generator<string> {
  const closed = new Map(obligations.filter(({ state }) => state !== 'open').map((o) => [o.id, o.epoch]));
  for (const m of messages) {
    const epoch = closed.get(m.obligationId ?? '');
    if (epoch === undefined || !CALLS.has(m.kind) || !UNSENT.has(m.state) || m.maybeSent) continue;
    if ((m.epoch ?? 0) < epoch) yield `${m.kind} ${m.id} can still leave after its matter was taken`;
  }
}

function* leases({ messages }: Rows, before: ReadonlyMap<string, Message>): Generator<string> {
  for (const m of messages) {
    const claimed = m.state === 'claimed';
    if (claimed !== (m.claim !== null) || claimed !== (m.leaseUntil !== null)) yield `${m.id} is ${m.state} and leased`;
    if (SETTLED.has(m.state) !== (m.sealedMessage === null)) yield `${m.id} is ${m.state} and keeps its words wrongly`;
    if (SETTLED.has(m.state) && m.settledAt === null) yield `${m.id} is ${m.state}, but not since when`;
    const was = before.get(m.id);
    if (was && SETTLED.has(was.state) && (was.state !== m.state || was.sentRef !== m.sentRef)) {
      yield `${m.id} was ${was.state} and is settled again as ${m.state}`;
    }
  }
}

function* reasons({ obligations, messages }: Rows, unreachable: ReadonlySet<string>): Generator<string> {
  const open = new Map(obligations.filter(({ state }) => state === 'open').map((o) => [o.id, o]));
  for (const m of messages) {
    if ((m.state === 'failed' || m.state === 'cancelled') && !m.failure) yield `${m.id} is ${m.state} for no reason`;
    const o = open.get(m.obligationId ?? '');
    if (!o || m.state !== 'failed' || (m.kind !== 'page' && m.kind !== 'nudge') || m.epoch !== o.epoch) continue;
    const instead = messages.some(
      (other) => other.obligationId === o.id && other.memberId === m.memberId && other.epoch === m.epoch && other !== m,
    );
    if (!instead && !unreachable.has(`${o.id} ${m.memberId}`)) yield `${m.id} reached nobody, and no event says so`;
  }
}

/** Nothing is both lost and unlogged: what was given up is on record, but for answers within a conversation. */
function* unlogged({ messages }: Rows, logged: ReadonlySet<string>): Generator<string> {
  for (const m of messages) {
    // Who must not be told any more was not to have it.
    if (m.state !== 'failed' || m.kind === 'reply' || m.failure === 'conflict') continue;
    if (!logged.has(`${m.kind} ${m.obligationId} ${m.memberId}`)) yield `${m.id} was given up, and no event says so`;
  }
}

/**
 * Whether `a` was put in before `b`: seen at an earlier step, or within a step at an earlier instant or in the same turn. Of what is
 * seen at the first look, as after kills, only the last is known: what was decided first may be committed later.
 */
const older = (a: Message, b: Message, seenAt: ReadonlyMap<string, number>): boolean => {
  const [first, second] = [seenAt.get(a.id) ?? 0, seenAt.get(b.id) ?? 0];
  if (first !== second) return first < second;
  const turn = (m: Message) => m.id.replace(/:\d+$/, '');
  return (first > 1 && a.createdAt < b.createdAt) || (turn(a) === turn(b) && a.position < b.position);
};

/** Each event has its link, or waits for it. */
function* chained({ events, links, unlinked }: Rows): Generator<string> {
  const linked = new Set(links.map(({ eventSeq }) => eventSeq));
  const waiting = new Set(unlinked.map(({ seq }) => seq));
  for (const { seq, kind } of events) {
    if (linked.has(seq) === waiting.has(seq))
      yield `event ${seq}, ${kind}, has not exactly one of a link and a wait for it`;
  }
}

/** Whoever must not be told of a case: nothing of it waits for them, and from then on nothing new about it comes up. */
function* conflicts(
  { obligations, messages, conflicts: known }: Rows,
  since: ReadonlyMap<string, number>,
  seenAt: ReadonlyMap<string, number>,
): Generator<string> {
  const cases = new Map(obligations.map(({ id, caseId }) => [id, caseId]));
  const excluded = new Set(known.map(({ caseId, memberId }) => `${caseId} ${memberId}`));
  for (const m of messages) {
    const key = `${cases.get(m.obligationId ?? '')} ${m.memberId}`;
    if (!excluded.has(key)) continue;
    if (UNSENT.has(m.state)) yield `${m.id} waits for somebody who must not be told`;
    if ((seenAt.get(m.id) ?? 0) > (since.get(key) ?? Number.POSITIVE_INFINITY)) {
      yield `${m.id} is for somebody who must not be told`;
    }
  }
  for (const o of obligations) {
    if (o.state === 'acknowledged' && excluded.has(`${o.caseId} ${o.holderId}`)) {
      yield `${o.id} is held by somebody who must not be told`;
    }
  }
}

/** What is left to a digest has one that will tell it. */
function* digests({ messages }: Rows): Generator<string> {
  const coming = new Set(messages.filter((m) => m.state === 'pending' || m.state === 'claimed').map(({ id }) => id));
  for (const m of messages) {
    if (m.state === 'gathered' && !coming.has(m.digestId ?? '')) yield `${m.id} waits for a digest that is not coming`;
  }
}

/**
 * Telegram numbers messages in the order it took them. Within a chat, what is equally urgent leaves as it was put in;
 * what was put off, tried before or sent again is not compared, nor what is said in a conversation with calls and cards:
 * neither waits for the other (\`outbox-order.ts\`).
 */
function* order({ messages }: Rows, seenAt: ReadonlyMap<string, number>): Generator<string> {
  const chats = new Map<string, Message[]>();
  for (const m of messages) {
    if (m.state !== 'sent' || m.editsRef !== null || !m.channel.startsWith('telegram') || m.sentRef === null) continue;
    if (m.maybeSent || m.attempts > 0 || m.failure !== null || m.notBefore > m.createdAt) continue;
    const chat = `${m.chatKey} ${m.priority} ${m.kind === 'reply'}`;
    chats.set(chat, [...(chats.get(chat) ?? []), m]);
  }
  for (const sent of chats.values()) {
    sent.sort((a, b) => Number(a.sentRef) - Number(b.sentRef));
    for (const [index, m] of sent.entries()) {
      const next = sent[index + 1];
      if (next && older(next, m, seenAt)) yield `${m.id} left before ${next.id}, which is older`;
    }
  }
}

/**
 * What must hold in every state that anybody can see, read from outside. `check` compares with what it saw before, and
 * throws one error that names all that does not hold.
 */
export const openInvariants = (prisma: Database['prisma']) => {
  let before: ReadonlyMap<string, Message> = new Map();
  const seenAt = new Map<string, number>();
  const excludedAt = new Map<string, number>();
  let steps = 0;
  const events: RecordedEvent[] = [];
  const unreachable = new Set<string>();
  const givenUp = new Set<string>();

  const check = async (): Promise<void> => {
    const rows = await read(prisma, events.at(-1)?.seq ?? 0);
    events.push(...rows.events);
    for (const e of rows.events) {
      if (e.kind === 'member.unreachable') unreachable.add(`${e.obligationId} ${e.memberId}`);
      if (e.kind !== 'message.failed') continue;
      givenUp.add(`${(JSON.parse(e.data) as { kind: string }).kind} ${e.obligationId} ${e.memberId}`);
    }
    steps += 1;
    for (const { id } of rows.messages) if (!seenAt.has(id)) seenAt.set(id, steps);
    for (const { caseId, memberId } of rows.conflicts) {
      if (!excludedAt.has(`${caseId} ${memberId}`)) excludedAt.set(`${caseId} ${memberId}`, steps);
    }
    const broken = [
      ...timers(rows),
      ...brokenRecord(events, rows.obligations),
      ...onceEach(rows),
      ...silence(rows),
      ...leases(rows, before),
      ...reasons(rows, unreachable),
      ...unlogged(rows, givenUp),
      ...chained(rows),
      ...conflicts(rows, excludedAt, seenAt),
      ...digests(rows),
      ...order(rows, seenAt),
    ];
    before = new Map(rows.messages.map((m) => [m.id, m]));
    if (broken.length > 0) throw new Error(`Does not hold:\n${broken.join('\n')}`);
  };
  return { check };
};

/** What left for a member's chat with more buttons than a card may have. */
export const crowded = (calls: readonly Call[]): readonly string[] =>
  calls.flatMap(({ params }) => {
    const { inline_keyboard: rows = [] } = (params.reply_markup ?? {}) as { inline_keyboard?: unknown[][] };
    return rows.flat().length > MOST_BUTTONS ? [`${params.text}`] : [];
  });
