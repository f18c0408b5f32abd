import type { Act } from '../../domain/acts.js';
import { HOUR } from '../../domain/clock.js';
import { OUTCOME_CODES } from '../../flows/desk/questions.js';
import { onCard } from '../../notify/telling/cards.js';
import type { DoAct, Halts } from '../act.js';
import { closeCase, closingBarred, needsSecond, objectionEndsAt } from '../closing/close-case.js';
import {
  type Closing,
  endsUndone,
  isMeant,
  keepPreview,
  latestPreview,
  previewName,
  wordsToReporters,
} from '../closing/preview-closing.js';
import { askSecond } from '../closing/second-look.js';
import { type DeskAnswer, kept, refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { childWay } from '../reports/child-way.js';
import { type Responsible, responsibleFor } from '../standing/responsible.js';
import { tellsMuch } from '../standing/tells-much.js';

/** What was previewed longer ago is shown again before it is sent. */
const PREVIEW_HOLDS = HOUR;

/** What was told, or of whom, since a preview: whoever confirms it judged without that, and others would hear it. */
const NEWS: readonly string[] = ['report.filed', 'report.amended', 'case.linked', 'case.unlinked', 'case.level_raised'];

/** Shows exactly what the reporters will be told; nothing is closed before that is confirmed. `anew`: why it is shown again. */
const preview = async (
  m: Moment,
  found: Responsible,
  closing: Closing,
  anew?: 'news' | 'newer',
): Promise<DeskAnswer> => {
  const { o, matter, holder } = found;
  const { number } = matter;
  await keepPreview(m, matter, holder, closing);
  const notice = { key: 'close-preview', args: { number, outcome: { key: `outcome-${closing.outcome}` } } };
  const acts: Act[] = ['closeok', 'close', ...(anew === 'news' ? ['see' as const] : [])];
  // An older preview looks as the newest does: the button says which one it confirms.
  const named = (act: Act): string => (act === 'closeok' ? `.${previewName(m.now)}` : '');
  const buttons = m.frame.buttons.has(m.address.channel);
  const second = await needsSecond(m, matter, closing.outcome);
  return {
    notice: anew ? { key: 'notice-told' } : notice,
    lines: [
      ...(anew ? [{ key: `close-preview-${anew}`, args: { number } }] : []),
      ...(await endsUndone(m, matter)),
      notice,
      ...(await wordsToReporters(m, matter, closing.words, m.now)),
      ...(await childWay(m, matter.id)),
      ...((await tellsMuch(m, matter.id, closing.words)) ? [{ key: 'close-preview-names' }] : []),
      ...(second === 'unseen' ? [{ key: 'close-preview-unseen' }] : []),
      { key: second ? 'close-preview-end-second' : 'close-preview-end' },
    ],
    ...(buttons
      ? { choices: acts.map((act) => [{ label: { key: `button-${act}` }, data: `d.${act}.${o.id}${named(act)}` }]) }
      : { matter: onCard(o, number, 'held', [acts]) }),
  };
};

/** Why no more is asked for a closing, known before its reason or its words are written; null where it can go on. */
export const closingStopped: Halts = async (m, obligationId, { outcome = '' }) => {
  const found = await responsibleFor(m, obligationId);
  const why = found && (await closingBarred(m, found.matter, OUTCOME_CODES[outcome]));
  return why && { why };
};

export const close: DoAct = async (m, obligationId, { outcome = '', words = '' }) => {
  const found = await responsibleFor(m, obligationId);
  const chosen = OUTCOME_CODES[outcome];
  if (!found || !chosen) return refused;
  const barred = await closingBarred(m, found.matter, chosen);
  return barred ? said(barred) : preview(m, found, { outcome: chosen, words });
};

/** Closes the case as it was previewed; what two named people have to close only once the second agrees. */
export const closeok: DoAct = async (m, obligationId, { preview: named }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, member, holder } = found;
  const number = matter.number;
  const seen = await latestPreview(m, matter);
  const sent = await m.tx.notes.latest(matter.id, 'outcome');
  // Opened again since it was confirmed: what was to be said then is not said anew.
  const spent = seen !== null && sent !== null && sent.at >= seen.note.at;
  if (!seen || spent || seen.note.memberId !== member.id || m.now - seen.note.at > PREVIEW_HOLDS) {
    return said({ key: 'close-preview-old', args: { number } });
  }
  const { outcome, words, note } = seen;
  const barred = await closingBarred(m, matter, outcome);
  if (barred) return said(barred);
  const since = (await m.tx.events.ofCase(matter.id)).filter(({ at }) => at > note.at);
  if (since.some(({ kind }) => NEWS.includes(kind))) return preview(m, found, { outcome, words }, 'news');
  if (!isMeant(m, note, named)) return preview(m, found, { outcome, words }, 'newer');
  if (await needsSecond(m, matter, outcome)) {
    const called = await askSecond(m, found, { what: 'close', outcome });
    return kept({
      key: called ? 'close-second' : 'close-second-nobody',
      args: { number, outcome: { key: `outcome-${outcome}` } },
    });
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
