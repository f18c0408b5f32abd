import type { Turn } from '../../../src/domain/channel.js';
import { REASON_CODES } from '../../../src/flows/desk/prompts.js';
import { isDone, isRefused, type Outcome, texts } from './rehearse.js';

/** The desk's buttons that are none of an act's, on an obligation of somebody's. */
export const pressesBeside = (id: string): Readonly<Record<string, Turn>> => {
  const [reason = ''] = Object.keys(REASON_CODES);
  const press = (data: string): Turn => ({ kind: 'choice', data });
  return {
    'the button 我的待办': press('d.mine'),
    'the button 下一页 of that list': press(`d.mine.P1.mm8x2c00.${id}`),
    'the button 更多操作 of the case': press(`d.more.${id}`),
    'a reason why it cannot be taken': press(`d.why.${id}.${reason}`),
    'the button 取消': press('d.cancel'),
    'an answer to a question that another was asked': press(`q.${id}.outcome.safe`),
    'a page of a choice among cases': press('d.which.note.0'),
    'a reminder’s button of the public’s': press('m.done.00ff.abc'),
    'an outcome’s button of the public’s': press('u.00ff'),
    'a button of the public’s report': press('r1.review.send'),
    'a button that never was': press('d.rule.the-world'),
  };
};

const has =
  (...keys: readonly string[]) =>
  (outcome: Outcome): boolean =>
    outcome.keys.some((key) => keys.includes(key));

/** What somebody got, by the first that is true of it. */
const GOT: readonly (readonly [string, (outcome: Outcome) => boolean])[] = [
  ['refused, on record', isRefused],
  ['**hands it back**', (outcome) => outcome.effects.includes('decline') && isDone(outcome)],
  ['it is taken, nothing changes', ({ effects }) => effects.includes('decline')],
  ['**is bound**', has('bind-done')],
  ['**stands in**', has('bind-stand-in')],
  ['**one more chat of that member**', has('bind-further')],
  ['code refused', has('bind-unknown', 'bind-used', 'bind-expired', 'bind-other-member')],
  ['**goes off duty**', has('off-duty')],
  ['**comes on duty**', ({ events }) => events.some(({ kind }) => kind === 'member.came_on_duty')],
  ['is on duty', has('on-duty')],
  ['**is told here first**', has('chat-preferred')],
  ['what waits for them: nothing', has('mine-none')],
  ['what waits for them', has('mine-head')],
  ['what others have in their posts: nothing', has('post-cases-none')],
  ['what others have in their posts', has('post-cases-head')],
  ['goes on, in the other language', ({ effects }) => effects.includes('setLocale')],
  ['sees whom to ring, and that nobody heard it', has('desk-danger')],
  ['how to bind', has('desk-how-to-bind')],
  ['button out of date', ({ words }) => words.startsWith(texts.text('zh-CN', { key: 'desk-stale-button' }))],
  ['a menu, which changes nothing', has('desk-more', 'desk-which')],
  ['nothing of theirs', has('desk-none-open', 'desk-none-mine', 'desk-no-such-number')],
  ['words and buttons only', has('desk-no-files')],
  ['what they can do now', has('desk-help', 'desk-help-acts', 'desk-unclear', 'desk-idle')],
];

/** What somebody at the desk got, in few words. */
export const asDesk = (outcome: Outcome): string =>
  GOT.find(([, is]) => is(outcome))?.[0] ?? `? ${outcome.keys.join(' ')} ${outcome.effects.join(' ')}`;
