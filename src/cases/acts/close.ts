import { HOUR } from '../../domain/clock.js';
import { OUTCOME_CODES } from '../../flows/desk/dialogs.js';
import type { DoAct } from '../acts.js';
import { childWay } from '../child-way.js';
import { closeCase, closingBarred, closingNeedsSecond, objectionEndsAt } from '../close-case.js';
import { kept, refused, said } from '../desk-answer.js';
import { keepPreview, latestPreview, wordsToReporters } from '../preview-closing.js';
import { responsibleFor } from '../responsible.js';
import { askSecond } from '../second-look.js';

/** What was previewed longer ago is shown again before it is sent. */
const PREVIEW_HOLDS = HOUR;

/** Shows exactly what the reporters will be told; nothing is closed before that is confirmed. */
export const close: DoAct = async (m, obligationId, { outcome = '', words = '' }) => {
  const found = await responsibleFor(m, obligationId);
  const chosen = OUTCOME_CODES[outcome];
  if (!found || !chosen) return refused;
  const { o, matter, holder } = found;
  const barred = await closingBarred(m, matter, chosen);
  if (barred) return said(barred);
  await keepPreview(m, matter, holder, { outcome: chosen, words });
  const notice = { key: 'close-preview', args: { number: matter.number, outcome: { key: `outcome-${chosen}` } } };
  return {
    notice,
    lines: [
      notice,
      ...(await wordsToReporters(m, matter, words, m.now)),
      ...(await childWay(m, matter.id)),
      { key: 'close-preview-end' },
    ],
    matter: { id: o.id, number: matter.number, as: 'held', kind: o.kind, acts: [['closeok'], ['close']] },
  };
};

/** Closes the case as it was previewed; at P0 and P1 one that is screened out only once a second person agrees. */
export const closeok: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, member, holder } = found;
  const number = matter.number;
  const preview = await latestPreview(m, matter);
  const sent = await m.tx.notes.latest(matter.id, 'outcome');
  // Opened again since it was confirmed: what was to be said then is not said anew.
  const spent = preview !== null && sent !== null && sent.at >= preview.note.at;
  if (!preview || spent || preview.note.memberId !== member.id || m.now - preview.note.at > PREVIEW_HOLDS) {
    return said({ key: 'close-preview-old', args: { number } });
  }
  const { outcome, words, note } = preview;
  const barred = await closingBarred(m, matter, outcome);
  if (barred) return said(barred);
  if (closingNeedsSecond(matter, outcome)) {
    await askSecond(m, found, { what: 'close', outcome });
    return kept({ key: 'close-second', args: { number, outcome: { key: `outcome-${outcome}` } } });
  }
  const told = await closeCase(m, matter, holder, outcome, words, objectionEndsAt(m, matter, note.at));
  const line = {
    key: told > 0 ? 'close-done' : 'close-done-unreachable',
    args: { number, ...(told > 0 ? { told } : {}) },
  };
  const again = [[{ label: { key: 'button-reopen' }, data: `d.reopen.${found.o.id}` }]];
  const choices = m.frame.buttons.has(m.address.channel) ? again : [];
  return { ...kept(line, ...(await childWay(m, matter.id))), choices };
};
