import { MOST_BUTTONS } from '../../domain/acts.js';
import type { TextRef } from '../../domain/effect.js';
import type { Obligation, Referral } from '../../store/store.js';
import type { DoAct } from '../acts.js';
import { refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { namesOf } from '../receivers.js';
import { responsibleFor } from '../responsible.js';

/** Parts that one message still holds. */
const MOST_SHOWN = 12;

const lineOf = (m: Moment, o: Obligation, { state, toPosts, dueAt, part }: Referral): TextRef => ({
  key: `referral-line-${o.state === 'acknowledged' ? 'accepted' : state}`,
  args: { to: namesOf(m, toPosts), by: { at: dueAt }, part: part.words },
});

/** What was asked of others for a case, how it stands and what came of it; what still runs can be taken back. */
export const referred: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, holder } = found;
  const { number, id } = matter;
  const duties = (await m.tx.obligations.allOfCase(id)).filter(({ kind }) => kind === 'referral');
  const head = { key: 'referrals-head', args: { number } };
  const lines: TextRef[] = [head];
  const running: Referral[] = [];
  for (const o of duties.slice(-MOST_SHOWN)) {
    const referral = await m.tx.referrals.byId(o.id);
    if (!referral) continue;
    lines.push(lineOf(m, o, referral));
    const report = await m.tx.notes.byId(`${o.id}:report`);
    if (report) lines.push({ key: 'needs-report', args: { text: report.text, at: { at: report.at } } });
    if (o.state !== 'done') running.push(referral);
  }
  if (lines.length === 1) return said({ key: 'referrals-none', args: { number } });
  await m.tx.events.add({ at: m.now, kind: 'referrals.viewed', caseId: id, ...holder });
  return {
    notice: head,
    lines,
    choices: running.slice(0, MOST_BUTTONS).map((one) => [
      {
        label: { key: 'referral-withdraw', args: { to: namesOf(m, one.toPosts) } },
        data: `d.withdraw.${one.id}`,
      },
    ]),
  };
};
