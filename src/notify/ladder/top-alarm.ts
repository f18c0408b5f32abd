import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { RESPONSIBLE } from '../../domain/obligation.js';
import type { Obligation, Records } from '../../store/store.js';
import { type Frame, postName } from '../frame.js';
import { type CallReason, onCard } from '../telling/cards.js';
import type { ForTheDesk } from '../telling/tell.js';
import { topOf } from './moments.js';
import { reachableAddress } from './reach.js';
import { withoutConflicts } from './recipients.js';
import { postsAtRung } from './rungs.js';
import { takenBefore } from './taken-before.js';

/** So many of those who were called are named in an alarm: whom to ring first. */
const MOST_NAMED = 6;

/** An alarm that nobody takes something, as an operator reads it, and as the duty desk does, who can take the child. */
export interface TopAlarm {
  readonly alarm: TextRef;
  /** What it says besides that nobody takes it: who was called, and what can be done. */
  readonly lines: readonly TextRef[];
  readonly desk?: ForTheDesk;
}

/** Who was called for these, in which post and since when: the first of them, by when. */
const calledLine = async (frame: Frame, tx: Records, all: readonly Obligation[]): Promise<TextRef> => {
  const called: TextRef[] = [];
  let others = 0;
  for (const o of all) {
    for (const { memberId, postCode, since } of await tx.calls.hoped(o.id, o.heldAt ?? 0)) {
      const post = postName(frame, postCode);
      const name = (await tx.members.nameOf(memberId)) ?? '';
      if (called.length < MOST_NAMED)
        called.push({ key: 'alarm-called-one', args: { post, name, since: { at: since } } });
      else others += 1;
    }
  }
  return called.length === 0 ? { key: 'alarm-called-none' } : { key: 'alarm-called', args: { called, others } };
};

/** How somebody else comes to be called: the post that is called first, for whom an invite is made. */
const bindLine = async (frame: Frame, tx: Records, o: Obligation): Promise<TextRef> => {
  const top = await topOf(frame, tx, o);
  for (let rung = 0; rung <= top; rung += 1) {
    const [post] = await postsAtRung(frame, tx, o, rung);
    if (post) return { key: 'alarm-bind', args: { code: post.code, post: post.name } };
  }
  return { key: 'alarm-bind-any' };
};

/** Whether somebody is there at a duty desk, of whichever district, who hears of it and can take it. */
const deskIsThere = async (frame: Frame, tx: Records, { caseId }: Obligation, now: Instant): Promise<boolean> => {
  const codes = frame.posts.filter(({ kind }) => kind === 'bot_duty_desk').map(({ code }) => code);
  for (const { memberId } of await withoutConflicts(frame, tx, caseId, await tx.members.holders(codes, now))) {
    if (await reachableAddress(frame, tx, memberId)) return true;
  }
  return false;
};

/** What whoever keeps the service running reads of things that nobody takes, and can do about it. */
export const alarmLines = async (
  frame: Frame,
  tx: Records,
  all: readonly [Obligation, ...Obligation[]],
): Promise<{ readonly called: TextRef; readonly bind: TextRef }> => ({
  called: await calledLine(frame, tx, all),
  bind: await bindLine(frame, tx, all[0]),
});

/**
 * What the operator hears of what nobody takes: somebody was called at the top, or below it, and does not answer; or `nobody` can
 * be called. Who was called since when, and what can be done. A duty other than to take the report is named, as several can
 * climb in one case.
 */
export const topAlarm = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  nobody: boolean,
  now: Instant,
): Promise<TopAlarm> => {
  const matter = await tx.cases.byId(o.caseId);
  const number = matter?.number ?? '';
  const { called, bind } = await alarmLines(frame, tx, [o]);
  const key = `operator-alarm-${nobody ? 'nobody' : 'top'}${o.kind === 'acknowledge' ? '' : '-duty'}`;
  const again = takenBefore(o, matter) ? 1 : 0;
  const args = {
    number,
    ...(nobody ? {} : { again }),
    ...(o.kind === 'acknowledge' ? {} : { duty: { key: `duty-${o.kind}` } }),
    called,
  };
  const takes = RESPONSIBLE.includes(o.kind);
  const there = takes && (await deskIsThere(frame, tx, o, now));
  const todo: TextRef = there ? { key: 'alarm-desk-can', args: { bind } } : bind;
  const told = { alarm: { key, args: { ...args, todo } }, lines: [called, todo] };
  if (!takes) return told;
  const card = onCard(o, number, 'open', [['ack'], ['see']]);
  const line = { key, args: { ...args, todo: { key: 'alarm-desk' } } };
  return { ...told, desk: { line, matter: card, once: `desk:${o.id}:${o.heldAt ?? 0}` } };
};

/** What the rungs below hear of a climb, to which posts; the same way. */
export const climbedLine = ({ kind }: Obligation, number: string, to: string): TextRef =>
  kind === 'acknowledge'
    ? { key: 'card-informed', args: { number, to } }
    : { key: 'card-informed-duty', args: { number, to, duty: { key: `duty-${kind}` } } };

/** Whether a step is called at the top again: then the operator is alarmed with it. */
export const alarmsWith = async (frame: Frame, tx: Records, o: Obligation, reason: CallReason): Promise<boolean> =>
  ['repeat', 'reopened', 'let_go'].includes(reason) && o.rung >= (await topOf(frame, tx, o));
