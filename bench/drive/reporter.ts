import type { Button, Chat, Seen } from './platform.js';

/** What a reporter answers, by what is offered: the first of these that is there. */
const ANSWERS = ['说一件新的事', '提交', '和平区', '3–7岁', '能', '没有'];
const CONCERN = '没人好好照顾';
const DONE = '选好了';
const STORY = '孩子常常一个人在家。';

const named = (buttons: readonly Button[], label: string): Button | undefined =>
  buttons.find(({ text }) => text === label);

/** The button a reporter presses next; undefined when the question wants words. */
export const nextPress = ({ buttons }: Seen): Button | undefined => {
  if (named(buttons, `✓ ${CONCERN}`)) return named(buttons, DONE);
  for (const label of [CONCERN, ...ANSWERS]) {
    const button = named(buttons, label);
    if (button) return button;
  }
  return undefined;
};

/** True when a report was filed and another one is offered. */
export const isFiled = ({ buttons }: Seen): boolean => named(buttons, '说一件新的事') !== undefined;

/** Does the next thing in the chat. */
export const answer = (chat: Chat, message: Seen): void => {
  const press = nextPress(message);
  if (press) chat.presses(message, press);
  else chat.says(STORY);
};
