import { randomBytes } from 'node:crypto';
import { type DeskAnswer, refused } from '../cases/desk-answer.js';
import type { Moment } from '../cases/moment.js';
import { responsibleFor } from '../cases/standing/responsible.js';
import type { Turn } from '../domain/channel.js';
import { type ChildDraft, mustNotKnow } from '../domain/child.js';
import { DAY } from '../domain/clock.js';
import { readCode, writeCode } from '../domain/codes.js';
import type { TextRef } from '../domain/effect.js';
import { grownUpAt } from '../domain/guardian.js';
import type { FamilyInvitation } from '../flows/event.js';
import { invitationIn } from '../flows/receipt-code.js';
import { dropExcluded } from '../notify/ladder/excluded.js';
import type { Case, FamilyInvite } from '../store/store.js';
import { enrolmentOf } from './enrol.js';

/** Long enough to be handed over at the next visit. */
const INVITE_LASTS = 14 * DAY;

const hashOf = ({ seal }: Moment, code: string): string => seal.digest('family-invite', readCode(code));

/** What the child itself wrote in a case, if it did: no guardian is to hear that it came (domain.md 0.7). */
const childBehind = async ({ tx }: Moment, caseId: string): Promise<ChildDraft | null> => {
  const drafts = (await tx.reports.ofCase(caseId)).flatMap(({ draft }) => (draft.kind === 'child' ? [draft] : []));
  return drafts.find(({ answers }) => mustNotKnow(answers) !== undefined) ?? drafts[0] ?? null;
};

/** Before a guardian is invited into the case of a child who came by itself: what it said, and once more whether. */
const warned = ({ frame, address }: Moment, id: string, number: string, { answers }: ChildDraft): DeskAnswer => {
  const lines: TextRef[] = [{ key: 'kin-child', args: { number } }];
  const named = mustNotKnow(answers);
  if (named !== undefined) lines.push({ key: 'kin-child-not-tell', args: { words: named } });
  const choices = [[{ label: { key: 'button-kinok' }, data: `d.kinok.${id}` }]];
  const typed = frame.buttons.has(address.channel) ? [] : [{ key: 'kin-child-how', args: { number } }];
  return { notice: { key: 'notice-told' }, lines: [...lines, ...typed], choices };
};

/**
 * Whoever is responsible for a case makes a code by which one guardian's chat joins it, once. It is shown once. Nobody else
 * does, though a duty of the case was theirs: who handed it on, or only came to its conference, lets nobody in. `sure`:
 * they were warned that the child came by itself.
 */
export const inviteGuardian = async (m: Moment, obligationId: string, sure = false): Promise<DeskAnswer> => {
  const { tx, now } = m;
  const found = await responsibleFor(m, obligationId);
  if (!found) {
    await tx.events.add({ at: now, kind: 'family.invite_refused', obligationId, memberId: m.member?.id });
    return refused;
  }
  const { matter, holder } = found;
  const { number } = matter;
  const child = sure ? null : await childBehind(m, matter.id);
  if (child) return warned(m, obligationId, number, child);
  const code = writeCode(randomBytes(8), 12);
  const terms = { caseId: matter.id, postCode: holder.postCode, expiresAt: now + INVITE_LASTS };
  await tx.enrolments.addInvite(hashOf(m, code), terms, now);
  await tx.events.add({ at: now, kind: 'family.invited', caseId: matter.id, obligationId, ...holder });
  return { notice: { key: 'family-invite-made' }, lines: [{ key: 'family-invite', args: { number, code } }] };
};

/** The invite of a code, and the open case that it lets into now: none once it was used, is too old, or the case is closed. */
const inviteOf = async (m: Moment, code: string): Promise<{ invite: FamilyInvite; matter: Case | null } | null> => {
  const { tx, now } = m;
  const invite = await tx.enrolments.invite(hashOf(m, code));
  if (!invite) return null;
  const invited = await tx.cases.byId(invite.caseId);
  // Linked since the code was made: it is the same child.
  const matter = invited?.mergedInto ? await tx.cases.byId(invited.mergedInto) : invited;
  const open = invite.usedBy === null && invite.expiresAt > now && matter?.closedAt === null;
  return { invite, matter: open ? matter : null };
};

/** The invitation that a public turn may be. Most turns cannot be one, and cost no look. */
export const invitationOf = async (m: Moment, turn: Turn): Promise<FamilyInvitation | undefined> => {
  const found = invitationIn(turn);
  if (!found) return undefined;
  const known = await inviteOf(m, found.code);
  // A bare code that was never an invite is a receipt.
  return known || found.asked ? { code: found.code, open: Boolean(known?.matter) } : undefined;
};

/**
 * A guardian's chat joins the case of its caseworker. It sees nothing of it, now or later; and whoever is of the
 * household is on record, so that nobody of it is ever told of the case.
 */
export const joinCase = async (m: Moment, code: string): Promise<TextRef> => {
  const { tx, frame, now } = m;
  const invited = await inviteOf(m, code);
  if (invited) await tx.cases.inTurn(invited.invite.caseId);
  const { invite, matter } = (await inviteOf(m, code)) ?? {};
  if (!invite || !matter) {
    await tx.events.add({ at: now, kind: 'family.join_refused' });
    return { key: 'family-join-refused' };
  }
  const enrolment = await enrolmentOf(m, matter.area);
  // Another chat used it in the same instant.
  if (!(await tx.enrolments.useInvite(hashOf(m, code), enrolment.id, now))) return { key: 'family-join-refused' };
  await tx.enrolments.save({
    ...enrolment,
    caseId: matter.id,
    postCode: invite.postCode,
    area: matter.area,
    messagesConsentAt: enrolment.stoppedAt === null ? enrolment.messagesConsentAt : null,
    stoppedAt: null,
    eraseAt: grownUpAt({}, now),
  });
  const conflict = { id: `${matter.id}:${enrolment.id}`, caseId: matter.id, basis: 'household' as const };
  await tx.conflicts.add({ ...conflict, person: m.address }, now);
  await dropExcluded(frame, tx, matter.id, 'household', now);
  const data = { enrolment: enrolment.id, basis: 'household' };
  await tx.events.add({ at: now, kind: 'household.joined', caseId: matter.id, data });
  return { key: 'family-joined' };
};
