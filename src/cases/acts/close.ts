import { mayTellInChat } from '../../domain/child.js';
import { HOUR } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { newsFor } from '../../domain/news.js';
import type { Outcome } from '../../domain/obligation.js';
import { OUTCOME_CODES } from '../../flows/desk/dialogs.js';
import type { Case } from '../../store/store.js';
import type { DoAct } from '../acts.js';
import { childWay } from '../child-way.js';
import { closeCase, closingBarred, closingNeedsSecond, objectionEndsAt, outcomeFor } from '../close-case.js';
import { kept, refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { responsibleFor } from '../responsible.js';
import { askSecond } from '../second-look.js';

/** What was previewed longer ago is shown again before it is sent. */
const PREVIEW_HOLDS = HOUR;

/** What the reporters will be told, each wording of it once. */
const previewed = async (m: Moment, matter: Case, words: string): Promise<TextRef[]> => {
  const by = objectionEndsAt(m, matter, m.now);
  const wordings = new Map<string, TextRef>();
  for (const report of await m.tx.reports.ofCase(matter.id)) {
    // To a child whose chat is not safe nothing is sent: how it is told instead is said below.
    if (report.draft.kind === 'child' && !mayTellInChat(report.draft)) continue;
    const { text } = await outcomeFor(m, report, words, by);
    const told = newsFor(report.draft.kind, text);
    wordings.set(told.key, told);
  }
  return [...wordings.values()];
};

/** Shows exactly what the reporters will be told; nothing is closed before that is confirmed. */
export const close: DoAct = async (m, obligationId, { outcome = '', words = '' }) => {
  const found = await responsibleFor(m, obligationId);
  const chosen = OUTCOME_CODES[outcome];
  if (!found || !chosen) return refused;
  const { o, matter, holder } = found;
  const barred = await closingBarred(m, matter, chosen);
  if (barred) return said(barred);
  const text = `${chosen}\n${words}`;
  const id = `${matter.id}:closing:${m.now}`;
  await m.tx.notes.add({ id, caseId: matter.id, kind: 'closing', at: m.now, ...holder, text });
  const notice = { key: 'close-preview', args: { number: matter.number, outcome: { key: `outcome-${chosen}` } } };
  return {
    notice,
    lines: [
      notice,
      ...(await previewed(m, matter, words)),
      ...(await childWay(m, matter.id)),
      { key: 'close-preview-end' },
    ],
    matter: { id: o.id, number: matter.number, as: 'held', kind: o.kind, acts: [['closeok'], ['close']] },
  };
};

/** What was previewed last, to be sent. */
export const proposalOf = (text: string): { outcome: Outcome; words: string } => {
  const [outcome = '', ...words] = text.split('\n');
  return { outcome: outcome as Outcome, words: words.join('\n') };
};

/** Closes the case as it was previewed; at P0 and P1 an unfounded one only once a second person agrees. */
export const closeok: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, member, holder } = found;
  const number = matter.number;
  const preview = await m.tx.notes.latest(matter.id, 'closing');
  if (!preview || preview.memberId !== member.id || m.now - preview.at > PREVIEW_HOLDS) {
    return said({ key: 'close-preview-old', args: { number } });
  }
  const { outcome, words } = proposalOf(preview.text);
  const barred = await closingBarred(m, matter, outcome);
  if (barred) return said(barred);
  if (closingNeedsSecond(matter, outcome)) {
    await askSecond(m, found, { what: 'close', outcome });
    return kept({ key: 'close-second', args: { number } });
  }
  const told = await closeCase(m, matter, holder, outcome, words, objectionEndsAt(m, matter, preview.at));
  const line = {
    key: told > 0 ? 'close-done' : 'close-done-unreachable',
    args: { number, ...(told > 0 ? { told } : {}) },
  };
  const again = [[{ label: { key: 'button-reopen' }, data: `d.reopen.${found.o.id}` }]];
  const choices = m.frame.buttons.has(m.address.channel) ? again : [];
  return { ...kept(line, ...(await childWay(m, matter.id))), choices };
};
