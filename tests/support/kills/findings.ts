import type { CitizenAnswers } from '../../../src/domain/report.js';
import { openDatabase } from '../../../src/store/engines/engine.js';
import { openSeal } from '../../../src/store/seal.js';
import { openStore } from '../../../src/store/store.js';
import { findings as recordFindings } from '../chain.js';
import type { StoredMessage } from '../fake-bot-api.js';
import { openInvariants } from '../invariants.js';
import type { DeskMember } from './member.js';
import { placeOf, type Reporter } from './reporter.js';

/** The key that the programs of these runs seal with. */
export const KEY = Buffer.alloc(32, 1);

/** What a run came to; `wrong` is empty when nothing was lost, doubled, out of order or left behind. */
export interface Findings {
  readonly finished: number;
  /** Who waited in vain, so that they would have had to say something again. */
  readonly stuck: number;
  readonly reportedTwice: number;
  /** Messages that came once more, each marked. */
  readonly copies: number;
  readonly wrong: readonly string[];
}

/** When the program was killed, ms. */
type Kills = readonly number[];

const MARK = /^\(可能重发[^\n]*\n/;

/** Turns that are answered with the question again. */
const askedAgain = (messages: readonly StoredMessage[]): number =>
  messages.filter(({ from, text }) => from === 'user' && text === '/what').length;

/** Copies of one message: marked, and no more of them than kills while they came. */
const copiesIn = (all: readonly StoredMessage[], kills: Kills, wrong: string[]): number => {
  let copies = 0;
  let unmarked = 0;
  const seen = new Map<string, { readonly at: number; copies: number }>();
  for (const message of fromBot(all)) {
    const words = message.text.replace(MARK, '');
    const key = `${placeOf(message) ?? ''} ${words}`;
    const first = seen.get(key);
    if (!first) seen.set(key, { at: message.at, copies: 0 });
    if (!first || !MARK.test(message.text)) {
      if (first && placeOf(message) !== undefined) unmarked += 1;
      continue;
    }
    copies += 1;
    first.copies += 1;
    const died = kills.filter((at) => at >= first.at - 1_000 && at <= message.at).length;
    if (first.copies > died) wrong.push(`${first.copies} copies of one message after ${died} kills`);
  }
  if (unmarked > askedAgain(all)) wrong.push(`${unmarked} questions came again, unmarked`);
  return copies;
};

/** A question that comes after one that followed it. */
const disorderIn = (messages: readonly StoredMessage[], wrong: string[]): void => {
  const passed = new Set<string>();
  let present: string | undefined;
  for (const message of messages) {
    const place = placeOf(message);
    if (place === undefined || place === present) continue;
    if (passed.has(place)) wrong.push(`question ${place} came after ${present}, which followed it`);
    if (present) passed.add(present);
    present = place;
  }
};

const fromBot = (messages: readonly StoredMessage[]) => messages.filter(({ from }) => from === 'bot');

/** Reads what is left behind when the program has stopped. */
export const findingsOf = async (
  url: string,
  reporters: readonly Reporter[],
  desk: { readonly member: DeskMember; readonly messages: readonly StoredMessage[] },
  kills: Kills,
): Promise<Findings> => {
  const wrong: string[] = [];
  const store = await openStore(url, openSeal(KEY));
  const database = await openDatabase(url);
  let copies = copiesIn(desk.messages, kills, wrong);
  for (const reporter of reporters) {
    copies += copiesIn(reporter.user.messages, kills, wrong);
    disorderIn(fromBot(reporter.user.messages), wrong);
  }
  for (const id of desk.member.calledAgain) wrong.push(`called again for ${id}, which they had`);
  let reportedTwice = 0;
  try {
    const db = database.prisma;
    const byChat = new Map<string, string[]>();
    for (const { reportId, chatKey } of await db.reporter.findMany()) {
      byChat.set(chatKey, [...(byChat.get(chatKey) ?? []), reportId]);
    }
    for (const { user, given, finished } of reporters) {
      const ids = byChat.get(store.chatKey({ channel: 'telegram-public', chat: String(user.id) })) ?? [];
      if (ids.length > 1) reportedTwice += 1;
      if (!finished()) continue;
      const report = ids[0] === undefined ? null : await store.read.reports.byId(ids[0]);
      if (!report) wrong.push('a receipt without a report');
      for (const [id, value] of Object.entries(report ? given : {})) {
        const kept = (report?.draft.answers as CitizenAnswers | undefined)?.[id as keyof CitizenAnswers];
        if (JSON.stringify(kept) !== JSON.stringify(value)) wrong.push(`the answer to ${id} is not the one given`);
      }
    }
    for (const { what, ...where } of (await recordFindings(store)).found) {
      wrong.push(`the record: ${what} ${JSON.stringify(where)}`);
    }
    await openInvariants(db)
      .check()
      .catch((error: Error) => wrong.push(error.message));
    const obligations = await db.obligation.findMany();
    const reports = await db.report.count();
    const taken = obligations.filter(({ kind }) => kind === 'acknowledge');
    if (taken.length !== reports) wrong.push(`${reports} reports, ${taken.length} obligations to take them`);
    for (const { id, state, nextDueAt } of obligations) {
      if (state !== 'done' && nextDueAt === null) wrong.push(`no timer: ${id}`);
      if (desk.member.told.has(id) && state !== 'acknowledged')
        wrong.push(`told that it is theirs, and it is not: ${id}`);
    }
    const left = await db.outbox.groupBy({
      by: ['state'],
      // A digest gathers for ten minutes on purpose.
      where: { state: { in: ['pending', 'claimed'] }, kind: { not: 'digest' } },
      _count: true,
    });
    for (const { state, _count } of left) wrong.push(`${_count} messages are left ${state}`);
    const lost = await db.outbox.count({ where: { state: 'failed', failure: { not: 'overtaken' } } });
    if (lost > 0) wrong.push(`${lost} messages were given up`);
    if ((await db.parkedUpdate.count()) > 0) wrong.push('an update was parked');
  } finally {
    await database.close();
    await store.close();
  }
  if (reportedTwice > 0) wrong.push(`${reportedTwice} reported twice`);
  const stuck = reporters.filter((reporter) => !reporter.finished()).length;
  if (stuck > 0) wrong.push(`${stuck} waited in vain`);
  return { finished: reporters.length - stuck, stuck, reportedTwice, copies, wrong };
};
