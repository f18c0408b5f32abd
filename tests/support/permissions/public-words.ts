import type { Turn } from '../../../src/domain/channel.js';
import { PUBLIC_COMMANDS, WORDS } from '../../../src/flows/words.js';
import type { Citizen, PublicStage } from './public-stage.js';
import { type Outcome, texts } from './rehearse.js';

const text = (words: string): Turn => ({ kind: 'text', text: words });
const press = (data: string): Turn => ({ kind: 'choice', data });
const WRONG = '0000-0000-0000';

/** Everything that can be said and pressed at the public bot, under the name that the page gives it. */
export const turnsOf = (stage: PublicStage): Readonly<Record<string, Turn>> => {
  const { codes, buttons, closed, people } = stage;
  const shown = (of: Citizen, end: string): string => of.everyButton().findLast((data) => data.endsWith(end)) ?? '';
  const [add, anew] = ['.filed.add', '.filed.anew'].map((end) => shown(closed.reporter, end)) as [string, string];
  const send = shown(people['A guardian who has not sent yet'], '.review.send');
  return {
    ...Object.fromEntries(Object.values(WORDS).map(([words = '']) => [words, text(words)])),
    ...Object.fromEntries(
      PUBLIC_COMMANDS.map((name) => [
        `\`/${name}\` ${texts.text('zh-CN', { key: `command-${name}` })}`,
        { kind: 'command', name, argument: '' } as const,
      ]),
    ),
    '查询 and the reporter’s code': text(`查询 ${codes.receipt}`),
    'the reporter’s code alone': text(codes.receipt),
    '查询 and a wrong code': text(`查询 ${WRONG}`),
    '加入 and a caseworker’s code': text(`加入 ${codes.invite}`),
    '加入 and a code that was used': text(`加入 ${codes.used}`),
    '加入 and a wrong code': text(`加入 ${WRONG}`),
    '做好了, to a reminder': text('做好了'),
    '晚点提醒我, to a reminder': text('晚点提醒我'),
    '我需要帮助, to a reminder': text('我需要帮助'),
    'the button of the joined guardian’s reminder': press(buttons.joined),
    'the button of the other guardian’s reminder': press(buttons.alone),
    '停止这个提醒 under the joined guardian’s list': press(buttons.joined.replace(/^m\.done\.(\w+)\..*$/, 'm.end.$1')),
    '停止这个提醒 under the other guardian’s list': press(buttons.alone.replace(/^m\.done\.(\w+)\..*$/, 'm.end.$1')),
    'the reporter’s button 补充': press(add),
    'the reporter’s button 报告新的': press(anew),
    'the button 没有解决 under the outcome of the closed case': press(`u.${closed.reportId}`),
    'the same button of the case that is open': press(`u.${stage.open.reportId}`),
    'the same button of the child’s case': press(`u.${stage.child.reportId}`),
    'the button 发送 of who has not sent yet': press(send),
    'a button of the desk: 我已接手': press(`d.ack.${closed.ack}`),
    'a button of the desk: 邀请家长': press(`d.kin.${closed.ack}`),
    'a button of the desk: an answer': press(`q.${closed.ack}.text.yes`),
    'a button that never was': press('x.y.z'),
    'the desk’s word 我的待办': text('我的待办'),
    'the desk’s 接手 and a case’s number': text(`接手 ${closed.number}`),
    'the desk’s 绑定 and a code': text(`绑定 ${codes.invite}`),
    'a story': text('楼上总有孩子哭。'),
    'words of danger': text('他正在打孩子,快来'),
    'a photo': { kind: 'file' },
    'a place': { kind: 'location', latitude: 39.1, longitude: 117.2 },
  };
};

/** What somebody got, by the first that is true of it. */
const GOT: readonly (readonly [string, (outcome: Outcome) => boolean])[] = [
  ['hears how it stands', ({ keys }) => keys.some((key) => /^status-(?!unknown)/.test(key))],
  ['no such code', ({ keys }) => keys.includes('status-unknown')],
  ['**their case is opened again**', ({ keys }) => keys.some((key) => /unsolved-heard$/.test(key))],
  ['theirs is open', ({ keys }) => keys.some((key) => /unsolved-open(-called)?$/.test(key))],
  ['no case of theirs', ({ keys }) => keys.some((key) => /unsolved-none$/.test(key))],
  ['**joins the case**, sees nothing of it', ({ keys }) => keys.includes('family-joined')],
  ['code refused', ({ keys }) => keys.includes('family-join-refused')],
  ['**their reminders stop**', ({ keys }) => keys.includes('remind-stopped')],
  ['has no reminders', ({ keys }) => keys.some((key) => /^remind-(list-)?none$/.test(key))],
  ['sees their reminders', ({ keys }) => keys.includes('remind-list-head')],
  ['**that reminder of theirs ends**', ({ keys }) => keys.includes('remind-ended')],
  ['not theirs, nothing', ({ keys }) => keys.includes('remind-end-gone')],
  ['**their reminders are set**', ({ keys }) => keys.includes('remind-set')],
  ['**their reminders stop**', ({ effects }) => effects.includes('refuseReminders')],
  ['**their reminder is answered**', ({ keys }) => keys.some((key) => /^remind-(done|later|help)$/.test(key))],
  ['**their reminder is answered**', ({ events }) => events.some(({ kind }) => kind === 'reminder.answered')],
  ['not theirs, nothing', ({ keys }) => keys.includes('remind-past')],
  [
    'handed over, their chat is left',
    ({ effects }) => effects.includes('eraseChat') && effects.some((one) => /^(file|amend)Report$/.test(one)),
  ],
  ['a report of their own', ({ effects }) => effects.includes('fileReport')],
  ['added to what they told', ({ effects }) => effects.includes('amendReport')],
  ['their chat is left', ({ effects }) => effects.includes('eraseChat')],
  ['button out of date', ({ words }) => words.startsWith(texts.text('zh-CN', { key: 'stale-button' }))],
  ['goes on, in the other language', ({ effects }) => effects.includes('setLocale')],
  ['goes on', () => true],
];
/** What somebody at the public bot got, in few words. */
export const gotOf = (outcome: Outcome): string => GOT.find(([, is]) => is(outcome))?.[0] ?? '';
