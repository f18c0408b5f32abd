import { DAY } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { type Proposal, readProposal } from '../../domain/second-look.js';
import { actingPost } from '../../notify/holding/acknowledge.js';
import { finish } from '../../notify/holding/finish.js';
import { tellMember } from '../../notify/telling/tell.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { lowerCase } from '../change-level.js';
import { closeCase, objectionEndsAt } from '../closing/close-case.js';
import { previewAskedOf } from '../closing/preview-closing.js';
import { overtaken } from '../closing/second-look.js';
import { type DeskAnswer, kept, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { showCase } from '../showing/show-case.js';

interface Looking {
  readonly o: Obligation;
  readonly matter: Case;
  readonly proposal: Proposal;
  /** Who looks, and never who asked. */
  readonly second: Holder;
  /** What is said of it where somebody else answered before. */
  readonly answered: DeskAnswer | null;
}

/** What was asked is over: by an answer, with its case, or with whoever asked. */
const past = ({ state, holderId }: Obligation, { number, closedAt }: Case): DeskAnswer | null => {
  if (state !== 'done') return null;
  if (holderId !== null) return settled;
  if (closedAt === null) return said({ key: 'look-ended', args: { number } });
  return said({ key: 'look-overtaken', args: { number, why: { key: 'look-why-closed' } } });
};

/** What the member is asked to agree to; an answer instead, where they are not, or it is over. */
export const looking = async (m: Moment, id: string): Promise<Looking | DeskAnswer> => {
  const o = await m.tx.obligations.byId(id);
  const proposal = o && readProposal(o.subjectId);
  if (o?.kind !== 'second_look' || !proposal || !m.member) return refused;
  const matter = await m.tx.cases.byId(o.caseId);
  const post = await actingPost(m.frame, m.tx, o, m.member);
  if (!matter || !post) return refused;
  const over = past(o, matter);
  const asks = [matter.holderId, proposal.by].includes(m.member.id);
  const answered = over === settled && !asks && o.holderId !== m.member.id ? over : null;
  if (over && !answered) return over;
  if (asks) {
    return said({ key: 'look-not-yours', args: { number: matter.number } });
  }
  return { o, matter, proposal, second: { memberId: m.member.id, postCode: post }, answered };
};

/** Whoever holds the case hears how the second look ended, and who else did not agree. */
const tellHolder = async (m: Moment, { o, matter, second, answered }: Looking, line: TextRef): Promise<void> => {
  const { tx, frame, now } = m;
  if (!matter.holderId) return;
  const running = (await tx.cases.byId(matter.id))?.closedAt === null;
  const id = `${o.id}:ended${answered ? `:${second.memberId}` : ''}`;
  const about = { id, priority: 1, epoch: o.epoch, caseId: matter.id };
  const options = running ? { ...about, onward: matter.number } : about;
  await tellMember(frame, tx, matter.holderId, line, options, now);
};

/** Whether they have seen what they are to agree to, since it was asked. */
const hasSeen = async ({ tx, member }: Moment, { o, matter }: Looking): Promise<boolean> =>
  (await tx.events.ofCase(matter.id)).some(
    ({ kind, at, memberId }) => kind === 'case.viewed' && memberId === member?.id && at >= o.openedAt,
  );

/** Until when a reporter can object is told as it was previewed: not when half of that time has gone by before they hear. */
const DATE_HOLDS = 7 * DAY;

/**
 * A second named person agrees: what was proposed is done now, unless the case has moved on since. Nobody agrees to what
 * they have not seen: it is shown first.
 */
export const agree: DoAct = async (m, id) => {
  const found = await looking(m, id);
  if ('notice' in found) return found;
  const { o, matter, proposal, second, answered } = found;
  if (answered) return answered;
  const { number } = matter;
  const preview = proposal.what === 'close' ? await previewAskedOf(m, matter, o, proposal.outcome) : null;
  const why = !preview ? 'moved' : m.now - preview.note.at > DATE_HOLDS ? 'old' : null;
  const past = why && { key: 'look-overtaken', args: { number, why: { key: `look-why-${why}` } } };
  const over = (await overtaken(m, o, matter, proposal)) ?? (proposal.what === 'close' ? past : null);
  if (!over && !(await hasSeen(m, found))) return showCase(m, id, {});
  const kind = over ? 'look.overtaken' : 'look.agreed';
  await finish(m.frame, m.tx, o, second, { kind, data: { proposed: o.subjectId } }, m.now);
  if (over) {
    await tellHolder(m, found, over);
    return said(over);
  }
  const asked = { memberId: matter.holderId ?? '', postCode: matter.holderPost ?? '' };
  let told = 1;
  if (proposal.what === 'lower') await lowerCase(m, matter, proposal.to, [asked, second]);
  else if (preview)
    told = await closeCase(
      m,
      matter,
      asked,
      preview.outcome,
      preview.words,
      objectionEndsAt(m, matter, preview.note.at),
    );
  const line = { key: told > 0 ? 'look-agreed' : 'look-agreed-unreachable', args: { number } };
  await tellHolder(m, found, line);
  return kept(line);
};

/**
 * A second named person does not agree, and says why: nothing changes. Where somebody else answered while they wrote, that
 * stands; what they know is on record all the same.
 */
export const oppose: DoAct = async (m, id, { text = '' }) => {
  const found = await looking(m, id);
  if ('notice' in found) return found;
  const { o, matter, second, answered } = found;
  const data = { proposed: o.subjectId };
  if (!answered) await finish(m.frame, m.tx, o, second, { kind: 'look.opposed', data }, m.now);
  const note = answered ? `${o.id}:opposed:${second.memberId}` : `${o.id}:opposed`;
  await m.tx.notes.add({ id: note, caseId: matter.id, kind: 'opposed', at: m.now, ...second, text });
  const key = answered ? 'look-opposed-too' : 'look-opposed';
  await tellHolder(m, found, { key, args: { number: matter.number } });
  return said({ key: `${key}-kept`, args: { number: matter.number } });
};
