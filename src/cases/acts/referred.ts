import type { TextRef } from '../../domain/effect.js';
import { theirWords } from '../../domain/their-words.js';
import type { Obligation, Referral } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { noteWords } from '../showing/note-words.js';
import { pageIn, runningPage } from '../showing/running-page.js';
import { namesOf } from '../standing/receivers.js';
import { responsibleFor } from '../standing/responsible.js';

/** Parts that one message still holds. */
const MOST_SHOWN = 12;

const lineOf = (m: Moment, o: Obligation, { state, toPosts, dueAt, part }: Referral): TextRef => ({
  key: `referral-line-${o.state === 'acknowledged' ? 'accepted' : state}`,
  args: { to: namesOf(m, toPosts), by: { at: dueAt }, part: theirWords(part.words) || { key: 'words-erased' } },
});

/** What was asked of others for a case, how it stands and what came of it; what still runs can be taken back, the newest first. */
export const referred: DoAct = async (m, obligationId, answers) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, holder } = found;
  const { number, id } = matter;
  const duties = (await m.tx.obligations.allOfCase(id)).filter(({ kind }) => kind === 'referral');
  const head = { key: 'referrals-head', args: { number } };
  const lines: TextRef[] = [head];
  const running = duties.filter(({ state }) => state !== 'done').reverse();
  // What was on a later page may have ended meanwhile.
  const page = running.length === 0 ? 0 : pageIn(answers);
  const { shown, on } = runningPage(running, { act: 'referred', id: found.o.id, page });
  const back: Referral[] = [];
  const newest = page === 0 ? duties.slice(-MOST_SHOWN) : [];
  for (const o of duties.filter((one) => newest.includes(one) || shown.includes(one))) {
    const referral = await m.tx.referrals.byId(o.id);
    if (!referral) continue;
    lines.push(lineOf(m, o, referral));
    const report = await m.tx.notes.byId(`${o.id}:report`);
    if (report) lines.push({ key: 'needs-report', args: { text: noteWords(report), at: { at: report.at } } });
    if (shown.includes(o)) back.push(referral);
  }
  if (lines.length === 1) return said({ key: 'referrals-none', args: { number } });
  await m.tx.events.add({ at: m.now, kind: 'referrals.viewed', caseId: id, ...holder });
  return {
    notice: head,
    lines,
    choices: [
      ...back.map((one) => [
        {
          label: { key: 'referral-withdraw', args: { to: namesOf(m, one.toPosts) } },
          data: `d.withdraw.${one.id}`,
        },
      ]),
      ...on,
    ],
  };
};
