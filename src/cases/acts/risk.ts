import type { TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import { tellMember } from '../../notify/tell.js';
import type { Case, Holder } from '../../store/store.js';
import type { DoAct } from '../acts.js';
import { standpointOf } from '../case-of.js';
import { lowerCase, raiseCase } from '../change-level.js';
import { refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { policeWait } from '../police-duty.js';
import { responsibleFor } from '../responsible.js';
import { askSecond, pendingLook } from '../second-look.js';

const levelOf = (code: string): Level => code.toUpperCase() as Level;

/** Whoever is responsible hears that somebody else raised it: what they owe is due sooner. */
const tellHolder = async (m: Moment, matter: Case, by: Holder, level: TextRef): Promise<void> => {
  const { tx, frame, now } = m;
  const { id, number, holderId } = matter;
  if (holderId === null || holderId === by.memberId) return;
  const post = frame.posts.find(({ code }) => code === by.postCode)?.name ?? '';
  const about = { id: `${id}:raised:${now}:told`, priority: 1, epoch: 0, caseId: id, onward: number };
  const key = (await policeWait(m, id)) ? 'risk-raised-by-police' : 'risk-raised-by';
  await tellMember(frame, tx, holderId, { key, args: { number, level, post } }, about, now);
};

/** Anybody who is called for a case, holds it, or is over who does, may say that it is more urgent: it is so at once. */
export const raise: DoAct = async (m, id, { raiseto = '', text = '' }) => {
  const found = await standpointOf(m, id);
  if (!found || found.matter.closedAt !== null) return refused;
  const { matter, holder } = found;
  const to = levelOf(raiseto);
  const args = { number: matter.number, level: { key: `level-name-${to < matter.level ? to : matter.level}` } };
  if (to >= matter.level) return said({ key: 'risk-not-higher', args });
  await raiseCase(m, matter, to, holder);
  const note = { id: `${matter.id}:raised:${m.now}`, caseId: matter.id, kind: 'raised', at: m.now };
  await m.tx.notes.add({ ...note, ...holder, text });
  await tellHolder(m, matter, holder, args.level);
  const raised = { key: 'risk-raised', args };
  const police = found.as === 'holder' && (await policeWait(m, matter.id));
  return police ? said(raised, { key: 'must-kept', args: { number: matter.number } }) : said(raised);
};

/** Whoever holds the case says that it is less urgent, and why; P0 and P1 are lowered by two named people. */
export const lower: DoAct = async (m, obligationId, { lowerto = '', text = '' }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, holder } = found;
  const to = levelOf(lowerto);
  const { number } = matter;
  if (to <= matter.level)
    return said({ key: 'risk-not-lower', args: { number, level: { key: `level-name-${matter.level}` } } });
  if (await pendingLook(m, matter.id)) return said({ key: 'look-pending', args: { number } });
  const note = { id: `${matter.id}:lower:${m.now}`, caseId: matter.id, kind: 'lower', at: m.now };
  await m.tx.notes.add({ ...note, ...holder, text });
  const args = { number, level: { key: `level-name-${to}` } };
  if (matter.level <= 'P1') {
    await askSecond(m, found, { what: 'lower', from: matter.level, to });
    return said({ key: 'risk-second', args });
  }
  await lowerCase(m, matter, to, [holder]);
  return said({ key: 'risk-lowered', args });
};
