import { wait } from './clock.js';
import { guardUnsent, openComposer } from './composer.js';
import { followLanguage, language, speak } from './language.js';
import { byId, element, keptEmpty, linkLine, runs, say, word } from './page.js';
import { openQueue, post } from './queue.js';
import { beep, canSound, listenForSound } from './sound.js';
import { listen } from './stream.js';
import { openThread } from './thread.js';
import type { Card, PageTurn } from './wire.js';

const again = (): void => location.replace('/desk');
/** The member is known no more. What was written is left to be copied: it is nobody else's, so it is not kept for later. */
const signedOut = (turn?: PageTurn): void => {
  // What is on its way comes back first, refused.
  if (!turn && queue.pending() > 0) return;
  const field = byId<HTMLTextAreaElement>('say');
  if (turn?.kind === 'text') field.value = [turn.text, field.value].filter(Boolean).join('\n');
  unguard();
  if (!field.value.trim()) {
    again();
    return;
  }
  field.readOnly = true;
  field.rows = 6;
  thread.empty();
  say(word('web-desk-ended'));
  const door = element('a', 'press strong', word('web-desk-again'));
  door.href = '/desk';
  byId('composer').querySelector('button')?.replaceWith(door);
};
const queue = openQueue('/desk/turns', Promise.resolve(), signedOut);
const thread = openThread(queue, {
  folds: false,
  keeps: false,
  taken: followLanguage,
  newer: byId<HTMLButtonElement>('newer'),
});
const unguard = guardUnsent(queue.pending);
const title = document.title;
const sound = byId<HTMLInputElement>('sound');
for (const label of sound.labels ?? []) label.hidden = !canSound;
let unread = 0;
let opened = false;

const badge = (count: number): void => {
  unread = count;
  document.title = count > 0 ? `(${count}) ${word('web-desk-unread')} · ${title}` : title;
};
const seen = (): void => {
  if (document.visibilityState === 'visible') badge(0);
};
document.addEventListener('visibilitychange', seen);
addEventListener('focus', seen);

/** A screen reader reads a line when it comes to it. What came in one moment is read as one, or only the last would be. Milliseconds. */
const MOMENT = 200;
const toRead: Record<'urgent' | 'polite', string[]> = { urgent: [], polite: [] };
const readOut = async (line: 'urgent' | 'polite', words: string): Promise<void> => {
  if (toRead[line].push(words) > 1) return;
  await wait(MOMENT);
  byId(line).textContent = toRead[line].splice(0).join('\n');
};

const firstLine = (card: Card): string => card.text.split('\n')[0] ?? '';
/** A card that comes by itself and asks for something interrupts; anything else waits for a pause. */
const announce = (card: Card): void => {
  const urgent = card.choices.flat().length > 0 && !card.answers;
  void readOut(
    urgent ? 'urgent' : 'polite',
    `${word(urgent ? 'web-desk-alert' : 'web-desk-message')} ${firstLine(card)}`,
  );
  if (urgent && sound.checked) beep();
  if (urgent && !(document.visibilityState === 'visible' && document.hasFocus())) badge(unread + 1);
};
const showEmpty = (): void => {
  byId('empty').hidden = thread.size > 0;
};

listen('/desk/stream', {
  snapshot(cards) {
    // What came while the connection was lost is news; what was there when the page opened is not.
    const news = opened ? cards.filter(({ id }) => !thread.has(id)) : [];
    opened = true;
    thread.fill(cards);
    showEmpty();
    for (const card of news) announce(card);
  },
  message(card) {
    thread.add(card);
    showEmpty();
    announce(card);
  },
  edit(card) {
    thread.change(card);
    void readOut('polite', `${word('web-desk-changed')} ${firstLine(card)}`);
  },
  erased() {
    thread.empty();
    showEmpty();
  },
  link: linkLine(),
  signedOut,
});

openComposer((text) => thread.tell({ kind: 'text', text }, text));
listenForSound(sound);
language.addEventListener('click', (event) => {
  event.preventDefault();
  speak(queue);
});
byId('mine').addEventListener('click', (event) => {
  const button = event.currentTarget as HTMLButtonElement;
  thread.tell({ kind: 'command', name: 'mine', argument: '' }, word('web-desk-mine'), button);
});
byId('sign-out').addEventListener('click', async () => {
  if (!confirm(word('web-desk-sign-out-ask'))) return;
  const response = await post('/desk/sign-out', {}, (fate) => {
    if (fate.now === 'retrying') say(fate.message || word('web-retrying'));
    if (fate.now === 'refused') say(fate.message);
  });
  if (!response?.ok) return;
  unguard();
  again();
});
keptEmpty(() => thread.empty());
runs();
