import type { TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import { actingPost } from '../../notify/acknowledge.js';
import { finish } from '../../notify/finish.js';
import { isInConflict } from '../../notify/recipients.js';
import { tellMember } from '../../notify/tell.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { DoAct } from '../acts.js';
import { lowerCase } from '../change-level.js';
import { closeCase, objectionEndsAt } from '../close-case.js';
import { type DeskAnswer, kept, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { proposalOf } from './close.js';

interface Looking {
  readonly o: Obligation;
  readonly matter: Case;
  /** Who looks, and never who asked. */
  readonly second: Holder;
}

const looking = async (m: Moment, id: string): Promise<Looking | DeskAnswer> => {
  const o = await m.tx.obligations.byId(id);
  if (o?.kind !== 'second_look' || !m.member) return refused;
  const matter = await m.tx.cases.byId(o.caseId);
  const post = await actingPost(m.frame, m.tx, o, m.member);
  if (!matter || !post) return refused;
  if (o.state === 'done') return settled;
  if (matter.holderId === m.member.id) return said({ key: 'look-not-yours', args: { number: matter.number } });
  return { o, matter, second: { memberId: m.member.id, postCode: post } };
};

/** Whoever holds the case hears how the second look ended. */
const tellHolder = async (m: Moment, { o, matter }: Looking, line: TextRef): Promise<void> => {
  const { tx, frame, now } = m;
  if (!matter.holderId || (await isInConflict(frame, tx, matter.id, matter.holderId))) return;
  const running = (await tx.cases.byId(matter.id))?.closedAt === null;
  const about = { id: `${o.id}:ended`, priority: 1, epoch: o.epoch };
  const options = running ? { ...about, onward: matter.number } : about;
  await tellMember(frame, tx, matter.holderId, line, options, now);
};

/** A second named person agrees: what was proposed is done now, unless the case has moved on since. */
export const agree: DoAct = async (m, id) => {
  const found = await looking(m, id);
  if ('notice' in found) return found;
  const { o, matter, second } = found;
  const { number } = matter;
  const [what, from = '', to = ''] = (o.subjectId ?? '').split(':');
  await finish(m.frame, m.tx, o, second, { kind: 'look.agreed', data: { proposed: o.subjectId } }, m.now);
  const asked = { memberId: matter.holderId ?? '', postCode: matter.holderPost ?? '' };
  const line = { key: 'look-agreed', args: { number } };
  if (what === 'lower') {
    if (matter.level !== from) return said({ key: 'look-overtaken', args: { number } });
    await lowerCase(m, matter, to as Level, [asked, second]);
  } else {
    const preview = await m.tx.notes.latest(matter.id, 'closing');
    if (!preview || matter.closedAt !== null) return said({ key: 'look-overtaken', args: { number } });
    const { outcome, words } = proposalOf(preview.text);
    await closeCase(m, matter, asked, outcome, words, objectionEndsAt(m, matter, m.now));
  }
  await tellHolder(m, found, line);
  return kept(line);
};

/** A second named person does not agree, and says why: nothing changes. */
export const oppose: DoAct = async (m, id, { text = '' }) => {
  const found = await looking(m, id);
  if ('notice' in found) return found;
  const { o, matter, second } = found;
  await finish(m.frame, m.tx, o, second, { kind: 'look.opposed', data: { proposed: o.subjectId } }, m.now);
  await m.tx.notes.add({ id: `${o.id}:opposed`, caseId: matter.id, kind: 'opposed', at: m.now, ...second, text });
  await tellHolder(m, found, { key: 'look-opposed', args: { number: matter.number } });
  return said({ key: 'look-opposed-kept', args: { number: matter.number } });
};
