import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { newsFor } from '../../domain/news.js';
import type { Outcome } from '../../domain/obligation.js';
import { mayTellOf } from '../../notify/telling/may-tell.js';
import { newsTo } from '../../notify/telling/tell.js';
import type { CaseNote } from '../../store/notes.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import { derivedId } from '../ids.js';
import type { Moment } from '../moment.js';
import { objectionEndsAt, outcomeNews } from './close-case.js';

/** The kind of note under which a preview is kept: to be sent, not to be read among what is written of a case. */
export const PREVIEW = 'closing';

/** How a case is to be closed, as its holder saw it before they confirmed. */
export interface Closing {
  readonly outcome: Outcome;
  /** What the reporters are told, in general words. */
  readonly words: string;
}

/** A preview as its button names it. */
export const previewName = (at: Instant): string => at.toString(36);

const chatOf = ({ seal, chatKey }: Moment): string => derivedId(seal, 'preview-chat', chatKey);

/** Keeps what is to be confirmed, and in which chat it was shown. */
export const keepPreview = async (m: Moment, matter: Case, by: Holder, { outcome, words }: Closing): Promise<void> => {
  const id = `${matter.id}:${PREVIEW}:${m.now}:${chatOf(m)}`;
  await m.tx.notes.add({ id, caseId: matter.id, kind: PREVIEW, at: m.now, ...by, text: `${outcome}\n${words}` });
};

/** Whether a preview is the one that is confirmed: named by its button, or by a word the last one shown in that chat. */
export const isMeant = (m: Moment, { id, at }: CaseNote, named: string | undefined): boolean =>
  named === undefined ? id.endsWith(`:${chatOf(m)}`) : named === previewName(at);

/** The newest preview of a case. */
export const latestPreview = async ({ tx }: Moment, matter: Case): Promise<(Closing & { note: CaseNote }) | null> => {
  const note = await tx.notes.latest(matter.id, PREVIEW);
  if (!note) return null;
  const [outcome = '', ...words] = note.text.split('\n');
  return { note, outcome: outcome as Outcome, words: words.join('\n') };
};

/** What a second person was asked to agree to; null when it is not what stands there any more. */
export const previewAskedOf = async (
  m: Moment,
  matter: Case,
  { openedAt }: Obligation,
  outcome: Outcome,
): Promise<(Closing & { note: CaseNote }) | null> => {
  const found = await latestPreview(m, matter);
  return found && found.note.at <= openedAt && found.outcome === outcome ? found : null;
};

/** What ends with the case undone, though a family waits for it: who did not answer a reminder, or asked for help under one. */
export const endsUndone = async ({ tx }: Moment, { id }: Case): Promise<TextRef[]> => {
  const count = (await tx.obligations.ofCase(id)).filter(({ kind }) => kind === 'check_in').length;
  return count === 0 ? [] : [{ key: 'close-ends-undone', args: { count } }];
};

/** What the reporters will be told of a closing that was previewed at `at`, each wording of it once. */
export const wordsToReporters = async (m: Moment, matter: Case, words: string, at: Instant): Promise<TextRef[]> => {
  const by = objectionEndsAt(m, matter, at);
  const wordings = new Map<string, TextRef>();
  for (const { report, text } of await outcomeNews(m, matter, words, by)) {
    // To a chat that is not safe for a child nothing is sent: how it is told instead is said beside it.
    if (!(await mayTellOf(m.tx, report))) continue;
    const reporter = await m.tx.reports.reporter(report.id);
    const told = reporter ? await newsTo(m.tx, report, reporter.address, text) : newsFor(report.draft.kind, text);
    wordings.set(told.key, told);
  }
  return [...wordings.values()];
};
