import type { OutMessage } from '../domain/channel.js';

/** The longest text of one message, in UTF-16 units. @see https://core.telegram.org/bots/api#sendmessage */
export const LONGEST_MESSAGE = 4096;

interface InlineKeyboard {
  readonly inline_keyboard: { text: string; callback_data: string }[][];
}

/** The parts of `sendMessage` and `editMessageText` that say what is shown: plain text, no parse mode, no previews. */
export interface Shown {
  readonly text: string;
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup?: InlineKeyboard;
}

/** A message as the Bot API takes it; a long one becomes several, with the buttons under the last. */
export function render(message: OutMessage): Shown[] {
  const parts = splitText(wellFormed(message.text));
  return parts.map((text, index) => ({
    text,
    link_preview_options: { is_disabled: true },
    ...(index === parts.length - 1 && message.choices.length > 0 && { reply_markup: keyboard(message) }),
  }));
}

/** The buttons under a message; none takes away those that an edited message had. */
export const keyboard = ({ choices, choose }: OutMessage): InlineKeyboard => ({
  inline_keyboard: choices.map((row) =>
    row.map(({ label, data, selected }) => ({
      text: wellFormed(choose === 'many' && selected ? `✓ ${label}` : label),
      callback_data: data,
    })),
  ),
});

/** Cuts at a line's end, else at a space, else anywhere but inside a surrogate pair. Never an empty part. */
export function splitText(text: string, longest = LONGEST_MESSAGE): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const cut = cutAt(rest, longest);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  parts.push(rest);
  // Telegram trims a message and refuses an empty one; an empty message as a whole is left for it to refuse.
  const filled = parts.filter((part) => part.trim() !== '');
  return filled.length > 0 ? filled : [text.slice(0, longest)];
}

function cutAt(text: string, longest: number): number {
  for (const mark of ['\n', ' ']) {
    const at = text.lastIndexOf(mark, longest - 1);
    // A cut in the first half would only make more messages.
    if (at >= longest / 2) return at + 1;
  }
  return /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
}

/** The Bot API refuses text with half a surrogate pair; what a person typed may hold one. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
