import type { OutMessage } from '../domain/channel.js';

/** Words for a number, for whoever reads no Chinese; any Chinese in the message tells. */
const ask = (text: string): string => (/\p{Script=Han}/u.test(text) ? '回复数字:' : 'Reply with a number:');

/** The same for words that are sent as they are. */
const orSend = (text: string, words: readonly string[]): string =>
  /\p{Script=Han}/u.test(text) ? `也可以发“${words.join('”“')}”。` : `You can also send “${words.join('” “')}”.`;

/**
 * A message where there are no buttons: its options as a numbered menu below the text. A number is the option's
 * position over all rows, from 1, which is how the conversation understands the answer.
 */
export const menuText = ({ text, choices }: OutMessage): string => {
  const options = choices.flat().filter(({ word }) => !word);
  const words = choices.flat().flatMap(({ word, label }) => (word ? [label] : []));
  const written = words.length === 0 ? text : `${text}\n\n${orSend(text, words)}`;
  if (options.length === 0) return written;
  const lines = options.map(({ label, selected }, index) => `${index + 1} ${selected ? '✓ ' : ''}${label}`);
  return [written, '', ask(text), ...lines].join('\n');
};
