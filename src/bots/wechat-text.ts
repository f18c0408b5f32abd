import type { OutMessage } from '../domain/channel.js';

/** Words for a number, for whoever reads no Chinese; any Chinese in the message tells. */
const ask = (text: string): string => (/\p{Script=Han}/u.test(text) ? '回复数字:' : 'Reply with a number:');

/**
 * A message where there are no buttons: its options as a numbered menu below the text. A number is the option's
 * position over all rows, from 1, which is how the conversation understands the answer.
 */
export const menuText = ({ text, choices }: OutMessage): string => {
  const options = choices.flat();
  if (options.length === 0) return text;
  const lines = options.map(({ label, selected }, index) => `${index + 1} ${selected ? '✓ ' : ''}${label}`);
  return [text, '', ask(text + lines.join('')), ...lines].join('\n');
};
