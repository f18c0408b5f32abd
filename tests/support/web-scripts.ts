import type { OutMessage } from '../../src/domain/channel.js';
import type { Script } from './web.js';

const question: OutMessage = {
  text: '孩子现在有危险吗?\n有危险请先打 110。',
  choices: [
    [
      { label: '有', data: 'danger:yes' },
      { label: '没有', data: 'danger:no' },
    ],
    [{ label: '不清楚', data: 'danger:unsure' }],
  ],
  choose: 'one',
};
const several: OutMessage = {
  text: '您担心的是哪些事?可以选几项。',
  choices: [
    [
      { label: '被打', data: 'concern:physical', selected: false },
      { label: '没人照看', data: 'concern:alone', selected: false },
    ],
    [{ label: '被骂、被吓唬', data: 'concern:emotional', selected: false }],
    [{ label: '选好了', data: 'concern.done' }],
    [{ label: '不清楚', data: 'concern:other' }],
  ],
  choose: 'many',
};
const free: OutMessage = { text: '请用自己的话说说您看到的。', choices: [], choose: 'one' };
const done: OutMessage = { text: '收到了。回执码 HY-2K7P-110-04。\n今天18:00前会有人看。', choices: [], choose: 'one' };

const goodbye: OutMessage = { text: '已离开。可以在手机上删除这个对话。', choices: [], choose: 'one' };

/** A short conversation: danger, concerns, words, receipt; 退出 erases. */
export const conversation: Script = async ({ address, turn, updateId }, web) => {
  const say = (message: OutMessage) => web.says(address.chat, `re:${updateId}`, message);
  if (turn.kind === 'command') await say(question);
  if (turn.kind === 'choice') await say(several);
  if (turn.kind === 'choices') await say(free);
  if (turn.kind === 'text' && turn.text === '退出') {
    await web.mailbox.clear(address.chat);
    await say(goodbye);
  } else if (turn.kind === 'text') await say(done);
  return turn.kind === 'choice' ? { notice: '已记下' } : {};
};

export const alert = (taken = false): OutMessage => ({
  text: taken ? 'P1 个案 260302-004\n值班员 09:02 已接手' : 'P1 个案 260302-004\n请在 09:15 前接手',
  choices: taken
    ? [[{ label: '看内容', data: 'show:1' }]]
    : [
        [
          { label: '我已接手', data: 'ack:1' },
          { label: '转回', data: 'decline:1' },
        ],
      ],
  choose: 'one',
});

export const desk: Script = async ({ address, turn, updateId, displayName = '' }, web) => {
  if (turn.kind === 'command' && turn.name === 'start') {
    if (turn.argument !== 'good-code') return {};
    web.bound.set(address.chat, { name: displayName, posts: ['甲街道儿童督导员'] });
    return { bound: true };
  }
  if (turn.kind === 'choice' && turn.ref) await web.edits(address.chat, turn.ref, alert(true));
  if (turn.kind === 'command' && turn.name === 'mine') {
    await web.says(address.chat, `re:${updateId}`, { text: '您有 1 件待办。' });
  }
  return turn.kind === 'choice' ? { notice: '您已接手' } : {};
};
