import type { Address, OutMessage } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import type { Prompt, TextRef } from '../../domain/effect.js';
import { newsFor, withoutWords } from '../../domain/news.js';
import type { NewOutboxRow, Obligation, Records, Report, Reporter } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { reachableAddress } from '../ladder/reach.js';
import { isInConflict, withoutConflicts } from '../ladder/recipients.js';
import { lineCard, type MatterOnCard, wayOn } from './cards.js';
import { putOut } from './digest.js';
import { comesTo } from './may-tell.js';
import { MOST_TOLD_OF, newsId } from './told.js';

/** Who hears an alarm: the duty desk where no operator can be reached. */
export const OPERATORS = ['operator', 'bot_duty_desk'] as const;

/** Whether whoever filed a report is a guardian, or shares a guardian's chat, in a case where the child told by itself too. */
const besideTheChild = async (tx: Records, { caseId, draft }: Report, from: Address): Promise<boolean> => {
  if (draft.kind === 'child') return false;
  const { persons, ruined } = await tx.conflicts.ofCase(caseId);
  // What cannot be opened may be the child's.
  if (!ruined && !(await tx.reports.ofCase(caseId)).some((other) => other.draft.kind === 'child')) return false;
  return draft.kind === 'guardian' || persons.has(tx.conflicts.personKey(from));
};

/** News of a report as its reporter is told it, in their chat. */
export const newsTo = async (tx: Records, report: Report, from: Address, news: TextRef): Promise<TextRef> =>
  (await besideTheChild(tx, report, from)) ? newsFor('guardian', withoutWords(news)) : newsFor(report.draft.kind, news);

/** News of one report; `choices` stand below it where there are buttons. */
export interface ReportNews {
  readonly report: Report;
  readonly text: TextRef;
  readonly choices?: NonNullable<Prompt['choices']>;
}

/** What one chat is told, of each of its reports of which it would be told the same. */
interface ChatNews {
  readonly reporter: Reporter;
  readonly news: string;
  readonly told: TextRef;
  readonly choices: NonNullable<Prompt['choices']>;
  readonly at: Instant;
  readonly of: [string, ...string[]];
}

/** What is told to whom, where they can still be reached, and nothing to a chat in which a child is not to be told. */
const byChat = async (
  frame: Frame,
  tx: Records,
  news: readonly ReportNews[],
  now: Instant,
): Promise<readonly ChatNews[]> => {
  const chats: ChatNews[] = [];
  for (const { report, text, choices = [] } of news) {
    const reporter = await tx.reports.reporter(report.id);
    if (!reporter) continue;
    const { channel, chat } = reporter.address;
    const told = await newsTo(tx, report, reporter.address, text);
    const { at, failure } = await comesTo(frame, tx, report, channel, text, now);
    if (failure !== undefined) {
      const data = { news: text.key, channel, failure };
      await tx.events.add({ at: now, kind: 'reporter.not_told', reportId: report.id, data });
      const key = text.key === 'reporter-lapsed' ? await tx.reports.reporterKey(report.id) : null;
      // That somebody took it waits for the same hour, and is not so any more.
      if (key !== null) await tx.outbox.cancelReplies(key, now, '%:news:reporter-taken:%');
      continue;
    }
    const same = chats.find(
      ({ reporter: { address }, told: { key }, of }) =>
        address.channel === channel && address.chat === chat && key === told.key && of.length < MOST_TOLD_OF,
    );
    if (same) same.of.push(report.id);
    else
      chats.push({
        reporter,
        news: text.key,
        told,
        choices: frame.buttons.has(channel) ? choices : [],
        at,
        of: [report.id],
      });
  }
  return chats;
};

/**
 * Tells reporters how it goes on, where they can still be reached: a chat that reported the same child more than once hears
 * the same once. `id` makes the same news once. Returns for each message the reports of which it tells.
 */
export const tellReporters = async (
  frame: Frame,
  tx: Records,
  news: readonly ReportNews[],
  id: string,
  now: Instant,
): Promise<readonly (readonly string[])[]> => {
  const chats = await byChat(frame, tx, news, now);
  const rows = chats.map(({ reporter: { address, locale }, news: key, told, choices, at, of }) => ({
    id: newsId(of, key, id),
    address,
    kind: 'reply' as const,
    priority: 1,
    notBefore: at,
    message: frame.texts.render(locale, { lines: [told], choices }, { timezone: frame.timezone, now: at }),
  }));
  await tx.outbox.add(rows, now);
  return chats.map(({ of }) => of);
};

/** Tells the reporter of one report. False: nothing is sent. */
export const tellReporter = async (
  frame: Frame,
  tx: Records,
  reportId: string,
  text: TextRef,
  id: string,
  now: Instant,
): Promise<boolean> => {
  // Of one that cannot be opened it is not known whether its chat may be told: its ladder goes on without that.
  const report = await tx.reports.readable(reportId);
  return report !== null && (await tellReporters(frame, tx, [{ report, text }], id, now)).length > 0;
};

/**
 * Tells one member a line about a matter, with what they can do with it; what can wait may be told with others. Who must
 * not be told of its case is not.
 */
export const tellMember = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  line: TextRef,
  options: {
    id: string;
    priority: number;
    matter?: MatterOnCard;
    /** What can be done next, where the line itself is about nothing that is still to be done. */
    ways?: MatterOnCard;
    /** The number of the case, where the member is responsible for it and the line offers nothing. */
    onward?: string;
    epoch: number;
    /** Of what it is about. */
    caseId: string;
    canWait?: boolean;
    /** Now, if it is not given. */
    notBefore?: Instant;
  },
  now: Instant,
): Promise<void> => {
  if (await isInConflict(frame, tx, options.caseId, memberId)) return;
  const to = await reachableAddress(frame, tx, memberId);
  if (!to) return;
  const reader = { locale: to.locale, timezone: frame.timezone, channel: to.address.channel };
  const offered = options.matter ?? options.ways;
  const leaves = options.notBefore ?? now;
  const on = offered || options.onward === undefined ? [] : wayOn(frame, to.address.channel, options.onward);
  const row: NewOutboxRow = {
    id: `${options.id}:${memberId}`,
    address: to.address,
    kind: 'inform',
    priority: options.priority,
    notBefore: leaves,
    message: lineCard(frame, reader, leaves, line, offered, on),
    obligationId: options.matter?.id,
    epoch: options.epoch,
    memberId,
  };
  if (options.canWait) await putOut(frame, tx, [row], now);
  else await tx.outbox.add([row], now);
};

/** What the duty desk reads of a child whom nobody has, and can take. */
export interface ForTheDesk {
  readonly line: TextRef;
  readonly matter: MatterOnCard;
  /** Of what the desk hears once also where an operator is reached. */
  readonly once: string;
}

/** What an alarm brings besides. */
export interface AlarmOptions {
  /** By no chat on this channel. */
  readonly except?: string | undefined;
  readonly desk?: ForTheDesk | undefined;
  /** The step that calls people with it: by a chat to which that call leaves now, with what the alarm says, it does not come twice. */
  readonly step?: Pick<Obligation, 'id' | 'epoch'> | undefined;
}

/**
 * Calls whoever keeps the service running, by every chat of theirs; nobody who must not be told of one of `cases`, which are
 * those that the alarm speaks of; it may be one that was written before, word for word. When none of these works now, the duty desk
 * is called too, and can take a child whom nobody has; of such a child it hears once in any case. The same `id` again is nothing.
 * Returns how many chats that work it goes to.
 */
export const callOperators = async (
  frame: Frame,
  tx: Records,
  alarm: TextRef | OutMessage,
  id: string,
  now: Instant,
  cases: readonly string[],
  { except, desk, step }: AlarmOptions = {},
): Promise<number> => {
  const called = new Set<string>();
  let reached = 0;
  let added = 0;
  // Who is off duty is called only when nobody else can be: an alarm is never left with nobody.
  const asked = [false, true].flatMap((offDutyToo) => OPERATORS.map((kind) => ({ kind, offDutyToo })));
  for (const { kind, offDutyToo } of asked) {
    const theirs = kind === 'bot_duty_desk' ? desk : undefined;
    const besides = reached > 0;
    if (besides && (!theirs || offDutyToo)) continue;
    const codes = frame.posts.filter((post) => post.kind === kind).map((post) => post.code);
    const holders = await tx.members.holders(codes, now, { offDutyToo });
    let told = holders;
    for (const caseId of cases) told = await withoutConflicts(frame, tx, caseId, told);
    for (const { memberId } of told) {
      if (called.has(memberId)) continue;
      called.add(memberId);
      for (const { address, locale, blocked } of await tx.members.addresses(memberId)) {
        if (blocked || address.channel === except || !frame.channels.has(address.channel)) continue;
        const works = !frame.down.has(address.channel);
        if (works) reached += 1;
        if (works && step && (await tx.calls.leavesNow(step, memberId, address, now))) {
          await tx.events.add({ at: now, kind: 'operator.told_by_call', obligationId: step.id, memberId });
          continue;
        }
        const reader = { locale, timezone: frame.timezone, channel: address.channel };
        const line = theirs?.line ?? alarm;
        const row = {
          id: `alarm:${besides ? theirs?.once : id}:${memberId}:${address.channel}`,
          address,
          kind: 'alarm' as const,
          priority: 0,
          notBefore: now,
          message: 'key' in line ? lineCard(frame, reader, now, line, theirs?.matter) : line,
          obligationId: theirs?.matter.id,
          memberId,
        };
        added += (await tx.outbox.add([row], now)).length;
      }
    }
  }
  const named = 'key' in alarm ? alarm.key : 'elsewhere';
  if (added > 0) await tx.events.add({ at: now, kind: 'operator.alarmed', data: { alarm: named, chats: added } });
  return reached;
};

/** The same for what cannot wait for an audit, and says so in the log. */
export const alarmOperator = async (
  frame: Frame,
  tx: Records,
  alarm: TextRef,
  id: string,
  now: Instant,
  caseId: string | null,
  options: AlarmOptions = {},
): Promise<void> => {
  frame.log.error({ alarm: alarm.key }, 'operator alarm');
  const reached = await callOperators(frame, tx, alarm, id, now, caseId === null ? [] : [caseId], options);
  if (reached === 0)
    frame.log.error(
      { alarm: alarm.key },
      'the operator alarm reaches nobody by any channel: bind somebody, `npm run huyou -- gaps` says to which post',
    );
};
