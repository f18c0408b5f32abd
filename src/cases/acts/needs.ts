import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { needLines } from '../showing/need-lines.js';
import { noteWords } from '../showing/note-words.js';
import { pageIn, runningPage } from '../showing/running-page.js';
import { responsibleFor } from '../standing/responsible.js';

/** Reports that one message still holds. */
const MOST_REPORTS = 20;

/** How the needs of a case stand, with what was reported back; the open ones can be withdrawn. */
export const needs: DoAct = async (m, obligationId, answers) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, holder } = found;
  const { number, id } = matter;
  const all = await m.tx.needs.ofCase(id);
  if (all.length === 0) return said({ key: 'needs-none', args: { number } });
  const reports = (await m.tx.notes.ofCase(id, MOST_REPORTS * 10)).filter(({ kind }) => kind === 'help');
  await m.tx.events.add({ at: m.now, kind: 'needs.viewed', caseId: id, ...holder });
  const running = all.filter(({ state }) => state === 'open' || state === 'chosen' || state === 'unmet');
  const { shown, on } = runningPage(running, { act: 'needs', id: found.o.id, page: pageIn(answers) });
  const head = { key: 'needs-head', args: { number } };
  return {
    notice: head,
    lines: [
      head,
      ...(await needLines(m, id)),
      ...reports
        .slice(-MOST_REPORTS)
        .map((note) => ({ key: 'needs-report', args: { text: noteWords(note), at: { at: note.at } } })),
    ],
    choices: [
      ...shown.map((need) => [
        {
          label: { key: 'needs-withdraw', args: { need: { key: `need-${need.kind}` } } },
          data: `d.unneed.${need.id}`,
        },
      ]),
      ...on,
    ],
  };
};
