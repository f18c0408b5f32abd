import type { Instant } from '../../domain/clock.js';
import { isElsewhere } from '../../domain/hand-over.js';
import { districtOf } from '../../domain/places.js';
import type { Case, Holder, NewOutboxRow, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { spentRow } from '../telling/edit.js';
import { tellMember } from '../telling/tell.js';
import { namedRungs } from './moments.js';
import { redirectObligation } from './open.js';
import { withoutConflicts } from './recipients.js';
import { membersAtRung } from './rungs.js';
import { moveTo } from './transition.js';

/** Whoever was called where the child is not, and is not called now, hears that it went elsewhere: by their card, or in words. */
const tellElsewhere = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  const called = new Set((await membersAtRung(frame, tx, o, o.rung, now)).map(({ memberId }) => memberId));
  const cards = (await tx.outbox.cards(o.id)).filter(({ memberId }) => memberId !== null && !called.has(memberId));
  const people = [...new Set(cards.flatMap(({ memberId }) => memberId ?? []))].map((memberId) => ({ memberId }));
  const line = { key: 'card-elsewhere', args: { number: await tx.cases.number(o.caseId) } };
  const id = `${o.id}:${o.epoch}:elsewhere`;
  for (const { memberId } of await withoutConflicts(frame, tx, o.caseId, people)) {
    const changed: NewOutboxRow[] = [];
    for (const card of cards.filter((one) => one.memberId === memberId)) {
      const row = await spentRow(frame, tx, card, { id, priority: 2, line }, now);
      if (row) changed.push(row);
    }
    if (changed.length > 0) await tx.outbox.add(changed, now);
    else await tellMember(frame, tx, memberId, line, { id, priority: 2, epoch: o.epoch, caseId: o.caseId }, now);
  }
};

/** What nobody has taken is called for anew, where the child is; what somebody has stays theirs, and falls back there. */
const relocate = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  area: string,
  by: Holder,
  now: Instant,
): Promise<void> => {
  if (o.state === 'open' && namedRungs(o) === null) {
    await tx.calls.cancel(o.id, now);
    const route = tx.obligations.routeOf(o) ?? undefined;
    await tellElsewhere(frame, tx, await redirectObligation(frame, tx, o, { level: o.level, area, route }, now), now);
    return;
  }
  // Offered because of the place: once it is accepted, the child is where was said last. Others that are asked by name stay so.
  const offer = o.kind === 'accept_handover' ? await tx.handOvers.byId(o.id) : null;
  if (o.state === 'open' && !isElsewhere(offer?.reason)) return;
  const next: Obligation = { ...o, area, epoch: o.epoch + 1 };
  await moveTo(tx, o, next, { kind: 'duty.located', ...by }, now);
};

/**
 * A case belongs elsewhere, by the word of whoever is responsible: the posts that answer for that place are called for all
 * that nobody has taken. What is held stays with its holder. On record with who said so. Nothing where it is there already.
 */
export const placeCase = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  area: string,
  by: Holder & { readonly obligationId?: string },
  now: Instant,
): Promise<void> => {
  if (matter.area === area) return;
  await tx.cases.locate(matter.id, { area, level: matter.level }, now);
  await tx.reports.place(matter.id, districtOf(area), now);
  await tx.events.add({
    at: now,
    kind: 'case.located',
    caseId: matter.id,
    ...by,
    data: { from: matter.area, to: area },
  });
  const { memberId, postCode } = by;
  for (const o of await tx.obligations.ofCase(matter.id)) {
    if (o.area !== area) await relocate(frame, tx, o, area, { memberId, postCode }, now);
  }
};
