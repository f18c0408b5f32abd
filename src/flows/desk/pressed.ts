import { ACTS } from '../../domain/acts.js';
import type { DeskEvent } from './desk-event.js';
import { type Asking, accepts, questionOf, takesGiven } from './dialogs.js';
import { toEvent, withAnswer } from './meaning.js';
import { REASON_CODES } from './prompts.js';

/** A pressed button. Ids are checked for their form only: whether it is theirs is for whoever carries it out. */
export const readButton = (data: string, asking: Asking | null): DeskEvent => {
  if (data === 'd.cancel') return { type: 'cancel' };
  if (data === 'd.mine') return { type: 'mine' };
  const [, back, place] = /^d\.mine\.(~?)([0-9A-Za-z.-]{1,56})$/.exec(data) ?? [];
  if (place !== undefined) return { type: 'mine', page: { way: back === '~' ? 'before' : 'after', place } };
  const [, after] = /^d\.post\.([0-9a-z-]{1,40})$/.exec(data) ?? [];
  if (after !== undefined) return { type: 'postCases', after };
  if (data.startsWith('q.')) return readAnswer(data, asking);
  const [, act, id, code] = /^d\.([a-z]{2,10})\.([0-9a-z-]{1,40})(?:\.([a-z0-9]{1,14}))?$/.exec(data) ?? [];
  if (act === undefined || id === undefined) return { type: 'stale' };
  if (act === 'why') {
    const reason = code !== undefined && Object.hasOwn(REASON_CODES, code) ? REASON_CODES[code] : undefined;
    if (reason === undefined) return { type: 'stale' };
    return reason === 'other' ? { type: 'otherReason', id } : { type: 'reason', id, reason };
  }
  if (act === 'more') return { type: 'more', id, page: Number(/^b?(\d{1,2})$/.exec(code ?? '')?.[1] ?? 0) };
  const known = ACTS.find((one) => one === act);
  if (known === undefined) return { type: 'stale' };
  if (code === undefined) return toEvent(known, id);
  return takesGiven(known) ? withAnswer(known, id, code) : { type: 'stale' };
};

/** An answer counts only for the question that stands: an earlier message's button is out of date. */
const readAnswer = (data: string, asking: Asking | null): DeskEvent => {
  const [, id, question, code = ''] = /^q\.([0-9a-z-]{1,40})\.([a-z]{1,8})\.(~?[a-z0-9_]{1,12})$/.exec(data) ?? [];
  const asked = asking && questionOf(asking);
  if (!asked?.choices || asking?.id !== id || asked.id !== question) return { type: 'stale' };
  if (code.startsWith('~')) return { type: 'turnPage', page: Number(/^\d{1,2}$/.exec(code.slice(1))?.[0] ?? 0) };
  return accepts(asked, code) ? { type: 'answer', value: code } : { type: 'stale' };
};
