import type { Act } from '../../domain/acts.js';
import type { DeclineReason, TextRef } from '../../domain/effect.js';
import { acknowledge, offers } from '../../notify/holding/acknowledge.js';
import { confirmSafety } from '../../notify/holding/confirm-safety.js';
import { type Asked, decline } from '../../notify/holding/decline.js';
import { onCard, typedWay } from '../../notify/telling/cards.js';
import { holderFacts } from '../../notify/telling/edit.js';
import type { Obligation } from '../../store/store.js';
import { accept } from '../acts/accept.js';
import { overSaid } from '../closing/closed-case.js';
import { type DeskAnswer, refused, told } from '../desk-answer.js';
import { proposeAlike } from '../linking/alike.js';
import type { Moment } from '../moment.js';
import { takenAnswer } from '../showing/taken-answer.js';
import { standpointOf } from '../standing/case-of.js';
import { refusalEvent } from './refusal-event.js';

const numberOf = ({ tx }: Moment, o: Obligation): Promise<string> => tx.cases.number(o.caseId);

const alreadyTaken = async (m: Moment, o: Obligation): Promise<DeskAnswer> => {
  const notice = { key: 'notice-already', args: await holderFacts(m.frame, m.tx, o) };
  return { notice, lines: [notice] };
};

/** A member presses 我已接手. */
export const takeOn = async (m: Moment, obligationId: string): Promise<DeskAnswer> => {
  if (!m.member) return refused;
  const answer = await acknowledge(m.frame, m.tx, obligationId, m.member, m.now);
  switch (answer.kind) {
    case 'taken':
      return {
        ...(await takenAnswer(m, answer.obligation)),
        also: answer.obligation.kind === 'acknowledge' ? await proposeAlike(m, answer.obligation) : undefined,
      };
    case 'yours':
      return { notice: { key: 'notice-yours' }, lines: [{ key: 'notice-yours' }] };
    case 'already':
      return alreadyTaken(m, answer.obligation);
    case 'done':
      return overSaid(m, obligationId);
    case 'refused': {
      // Who writes 接手 of what is offered to them means to accept it.
      const o = await m.tx.obligations.byId(obligationId);
      return o && offers(o.kind, 'accept') ? accept(m, obligationId, {}) : refused;
    }
  }
};

/** Who has a matter goes on with it, and hears how the case changes hands where it is theirs to give. */
const keepsOn = async (m: Moment, o: Obligation): Promise<DeskAnswer> => {
  const matter = o.holderId === m.member?.id ? await m.tx.cases.byId(o.caseId) : null;
  if (!matter || matter.holderId !== m.member?.id) return alreadyTaken(m, o);
  const { number } = matter;
  const [hand, conflict] = [typedWay('hand', number), typedWay('conflict', number)];
  return told({ key: 'decline-yours', args: { number, hand, conflict } });
};

/** What is said of a hand-back: who is asked now, and that what is urgent stays theirs to keep an eye on. */
const declinedKey = ({ level }: Obligation, reason: DeclineReason, asked: Asked): string => {
  if (reason === 'conflict_of_interest') return asked === 'above' ? 'card-declined-conflict' : 'conflict-kept';
  if (asked === 'top') return 'card-declined-top';
  return `card-declined${level > 'P1' ? '' : '-urgent'}${asked === 'others' ? '-others' : ''}`;
};

/** A member hands back, with a reason. */
export const handBack = async (
  m: Moment,
  obligationId: string,
  reason: DeclineReason,
  note: string | undefined,
): Promise<DeskAnswer> => {
  if (!m.member) return refused;
  const answer = await decline(m.frame, m.tx, obligationId, m.member, { reason, words: note }, m.now);
  switch (answer.kind) {
    case 'declined': {
      const { obligation, asked } = answer;
      const args = { number: await numberOf(m, obligation) };
      return {
        notice: { key: asked === 'above' ? 'notice-declined' : 'notice-noted' },
        lines: [{ key: declinedKey(obligation, reason, asked), args }],
      };
    }
    case 'aside':
      return told({ key: 'conflict-kept', args: { number: await numberOf(m, answer.obligation) } });
    case 'already':
      return keepsOn(m, answer.obligation);
    case 'done':
      return overSaid(m, obligationId);
    case 'refused':
      return refused;
  }
};

/** The step that a case has now, for whoever owes it. */
const whatFollows = async (m: Moment, { caseId }: Obligation): Promise<Partial<DeskAnswer>> => {
  const all = await m.tx.obligations.ofCase(caseId);
  const next = all.find((one) => one.kind === 'assess' && one.holderId === m.member?.id);
  if (!next) return {};
  const number = await numberOf(m, next);
  const duties = { done: { key: 'duty-safe' }, next: { key: `duty-${next.kind}` } };
  return {
    lines: [{ key: 'step-next', args: { number, ...duties, by: { at: next.dueAt } } }],
    matter: onCard(next, number, 'held'),
  };
};

/** Whoever has the case says it again, of another step: it was confirmed, and when. Null where it was not, or is not theirs. */
const confirmedBefore = async (m: Moment, id: string): Promise<DeskAnswer | null> => {
  const found = await standpointOf(m, id);
  if (found?.as !== 'holder' || found.matter.closedAt !== null) return null;
  const events = await m.tx.events.ofCase(found.matter.id);
  const said = events.findLast(({ kind }) => kind === 'child.safety_confirmed');
  return said ? told({ key: 'safe-before', args: { number: found.matter.number, at: { at: said.at } } }) : null;
};

/** Whoever holds it says that the child is safe. */
export const sayDone = async (m: Moment, obligationId: string): Promise<DeskAnswer> => {
  if (!m.member) return refused;
  const answer = await confirmSafety(m.frame, m.tx, obligationId, m.member, m.now);
  switch (answer.kind) {
    case 'confirmed':
      return { notice: { key: 'notice-safe' }, ...(await whatFollows(m, answer.obligation)) };
    case 'done':
      return overSaid(m, obligationId);
    case 'not_holder':
      return { notice: { key: 'notice-not-holder' }, lines: [{ key: 'notice-not-holder' }] };
    case 'refused':
      return (await confirmedBefore(m, obligationId)) ?? refused;
  }
};

/** Somebody who is no member pressed a button, as of a forwarded card: it is put on record. */
export const refusePress = async (m: Moment, act: Act, obligationId: string): Promise<TextRef> => {
  await m.tx.events.add({ at: m.now, kind: refusalEvent(act), obligationId, data: { act } });
  return refused.notice;
};
