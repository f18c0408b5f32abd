import type { Instant } from '../../domain/clock.js';
import { type ConflictBasis, MOST_THEIRS } from '../../domain/obligation.js';
import { postOfCode } from '../../domain/routing.js';
import type { NewOutboxRow, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { putBack, releaseCase } from '../holding/release.js';
import { tellUnheldAgain } from '../holding/unheld.js';
import { voidRow } from '../telling/edit.js';
import { alarmOperator } from '../telling/tell.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { isInConflict, withoutConflicts } from './recipients.js';
import { passOver } from './step-aside.js';
import { topAlarm } from './top-alarm.js';
import { wayUp } from './way-up.js';

/** By which numbers a case goes: its own, and those of what is linked to it. */
const numbersOf = async (tx: Records, caseId: string): Promise<string[]> =>
  [await tx.cases.number(caseId), ...(await tx.cases.linkedTo([caseId])).map(({ number }) => number)].filter(Boolean);

/** By whose ids what is told of a case begins: the case and those linked to it, its reports, what is owed and what is needed. */
const subjectsOf = async (tx: Records, caseId: string): Promise<string[]> => {
  const owed = await tx.obligations.allOfCase(caseId);
  const linked = await tx.cases.linkedTo([caseId]);
  const needed = await tx.needs.ofCase(caseId);
  const own = [...linked, ...needed].map(({ id }) => id);
  return [...new Set([caseId, ...own, ...owed.flatMap(({ id, reportId }) => [id, reportId])])];
};

/** An alarm that was withdrawn is heard by whoever is next, who has not had it. */
const alarmInstead = async (frame: Frame, tx: Records, caseId: string, rowId: string, now: Instant): Promise<void> => {
  const [, id = ''] = /^alarm:(.+):[^:]+:[^:]+$/.exec(rowId) ?? [];
  if (id.startsWith('unheld-')) return tellUnheldAgain(tx, caseId);
  const o = await tx.obligations.byId(id.split(':')[0] ?? '');
  if (o?.state !== 'open') return;
  const { alarm, desk } = await topAlarm(frame, tx, o, (await tx.calls.reaching(o.id, o.epoch)).length === 0, now);
  await alarmOperator(frame, tx, alarm, id, now, caseId, { desk });
};

const silence = async (frame: Frame, tx: Records, caseId: string, memberId: string, now: Instant): Promise<void> => {
  const lines = await tx.involved.lines(await subjectsOf(tx, caseId), memberId);
  const unsent = await tx.involved.unsent(memberId, await numbersOf(tx, caseId));
  const ids = [...lines, ...unsent].map(({ id }) => id);
  await tx.involved.silence(caseId, memberId, ids, now);
  const rows: NewOutboxRow[] = [];
  for (const card of [...(await tx.involved.cards(caseId, memberId)), ...lines]) {
    const row = await voidRow(frame, tx, caseId, card, now);
    if (row) rows.push(row);
  }
  await tx.outbox.add(rows, now);
  for (const { id, kind } of unsent) if (kind === 'alarm') await alarmInstead(frame, tx, caseId, id, now);
};

/** What a member had of a case goes on without them: to whoever is called now, or to the next rung where nobody is left. */
const passOn = async (frame: Frame, tx: Records, caseId: string, memberId: string, now: Instant): Promise<void> => {
  const matter = await tx.cases.byId(caseId);
  if (matter?.holderId === memberId) await releaseCase(frame, tx, caseId, 'conflict', now);
  for (const o of await tx.obligations.ofCase(caseId)) {
    if (o.holderId === memberId) await putBack(frame, tx, o, now);
    else if (o.state === 'open' && (await tx.obligations.called(o.id, memberId))) {
      const [code] = await tx.obligations.calledAs(o.id, memberId);
      await passOver(frame, tx, [{ o, post: postOfCode(code, frame.posts) }], now);
    }
  }
};

/** They said that they come to a conference that was not held yet: whoever called it hears that the seat is free. */
const freeSeat = async (frame: Frame, tx: Records, caseId: string, memberId: string, now: Instant): Promise<void> => {
  const events = await tx.events.ofCase(caseId);
  const held = events.findLastIndex(({ kind }) => kind === 'conference.held');
  const joined = events
    .slice(held + 1)
    .find((event) => event.kind === 'conference.joined' && event.memberId === memberId);
  const matter = joined && (await tx.cases.byId(caseId));
  if (!matter || matter.closedAt !== null) return;
  const post = frame.posts.find(({ code }) => code === joined.postCode)?.name ?? '';
  const line = { key: 'confer-free', args: { number: matter.number, post } };
  await tellResponsible(frame, tx, matter, line, `${joined.obligationId ?? caseId}:seat`, now);
};

/** Who hears how a case stands without having anything of it: whoever shares its holder's post, and those above. */
const overseeing = async (frame: Frame, tx: Records, caseId: string, now: Instant): Promise<string[]> => {
  const matter = await tx.cases.byId(caseId);
  if (!matter?.holderPost) return [];
  const codes = wayUp(frame, [matter.holderPost], matter).flat();
  return (await tx.members.holders(codes, now, { offDutyToo: true })).map(({ memberId }) => memberId);
};

/**
 * Something was learned about who must not be told of a case: whoever of them was told before is told nothing more, their
 * cards say nothing, and what they had goes on without them (promises.md 11). Call it after what was learned is stored.
 */
export const dropExcluded = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  basis: ConflictBasis,
  now: Instant,
): Promise<void> => {
  const people = [
    ...new Set([
      ...(await tx.involved.members(caseId)),
      ...(await tx.involved.awaiting(await subjectsOf(tx, caseId))),
      ...(await overseeing(frame, tx, caseId, now)),
    ]),
  ].map((memberId) => ({ memberId }));
  const kept = new Set((await withoutConflicts(frame, tx, caseId, people)).map(({ memberId }) => memberId));
  for (const { memberId } of people) {
    if (kept.has(memberId)) continue;
    await tx.conflicts.add({ id: `${caseId}:${memberId}`, caseId, basis, memberId }, now);
    await silence(frame, tx, caseId, memberId, now);
    await passOn(frame, tx, caseId, memberId, now);
    await freeSeat(frame, tx, caseId, memberId, now);
  }
};

/** Of what a member said that they are related to those concerned, and in which post. */
type Declared = Pick<Obligation, 'caseId' | 'id'>;
type Related = { readonly memberId: string; readonly postCode?: string };

/**
 * Puts on record, once, that a member must be left out of a case, by their own word. Whoever calls this lets what they were asked
 * go on, and drops them then.
 */
export const noteDeclared = async (
  tx: Records,
  { caseId, id }: Declared,
  { memberId, postCode }: Related,
  now: Instant,
): Promise<void> => {
  const conflict = { id: `${caseId}:${memberId}`, caseId, basis: 'declared' as const, memberId };
  if (!(await tx.conflicts.add(conflict, now))) return;
  await tx.events.add({ at: now, kind: 'conflict.declared', caseId, obligationId: id, memberId, postCode });
};

/**
 * A member says that they must be left out of a case: it goes on without them. It holds whatever became meanwhile of what they
 * were asked when they said it.
 */
export const declareConflict = async (
  frame: Frame,
  tx: Records,
  of: Declared,
  by: Related,
  now: Instant,
): Promise<void> => {
  await noteDeclared(tx, of, by, now);
  await dropExcluded(frame, tx, of.caseId, 'declared', now);
};

/**
 * More is known of a member, as a name, a chat or a post: what they have of cases of which they must not be told goes on without
 * them. Call it after what is known is stored.
 */
export const dropWhatIsKeptFrom = async (frame: Frame, tx: Records, memberId: string, now: Instant): Promise<void> => {
  const cases = new Set((await tx.cases.heldBy(memberId)).map(({ id }) => id));
  for (const { caseId } of await tx.obligations.heldBy(memberId)) cases.add(caseId);
  for (const { caseId } of await tx.obligations.ofMember(memberId, MOST_THEIRS)) cases.add(caseId);
  for (const caseId of cases) {
    if (await isInConflict(frame, tx, caseId, memberId)) await dropExcluded(frame, tx, caseId, 'named_source', now);
  }
};
