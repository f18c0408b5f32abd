import { actsOf } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import { type CaseStatus, UNTAKEN_STATUSES } from '../../domain/obligation.js';
import type { Member, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { transition } from '../ladder/transition.js';
import { editCards } from '../telling/edit.js';
import { actingPost } from './acknowledge.js';
import { beginSteps } from './begin-steps.js';

/** How a confirmation was taken. */
export type SafetyConfirmed =
  | { readonly kind: 'confirmed' | 'done'; readonly obligation: Obligation }
  | { readonly kind: 'not_holder'; readonly obligation: Obligation }
  | { readonly kind: 'refused' };

/** Where a case stands while the child's safety is what comes next. */
const SAFETY_NEXT: readonly CaseStatus[] = [...UNTAKEN_STATUSES, 'acknowledged', 'reopened'];

/** Whoever took it says that the child is safe: what the acknowledgement promised has followed. */
export const confirmSafety = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<SafetyConfirmed> => {
  const read = await tx.obligations.byId(obligationId);
  if (!read || !actsOf(read.kind, 'held').flat().includes('safe')) return { kind: 'refused' };
  const has = read.holderId === member.id && member.posts.includes(read.holderPost ?? '');
  const theirs = has || (await actingPost(frame, tx, read, member)) !== null;
  if (!theirs) return { kind: 'refused' };
  if (read.state === 'done') return { kind: 'done', obligation: read };
  if (read.state !== 'acknowledged' || !has) return { kind: 'not_holder', obligation: read };

  const done: Obligation = { ...read, state: 'done', nextDueAt: null, closedAt: now, epoch: read.epoch + 1 };
  const event = { kind: 'child.safety_confirmed', memberId: member.id, postCode: read.holderPost ?? undefined };
  if (!(await transition(tx, read, done, event, now))) return confirmSafety(frame, tx, obligationId, member, now);
  await editCards(frame, tx, done, now);
  const matter = await tx.cases.byId(read.caseId);
  // A report that was linked to a case further on does not take it back.
  if (matter && SAFETY_NEXT.includes(matter.status)) await tx.cases.setStatus(matter.id, 'safety_checked', now);
  if (matter && read.kind !== 'check_in') await beginSteps(frame, tx, matter, done.reportId, now);
  return { kind: 'confirmed', obligation: done };
};
