import { wait } from './clock.js';
import { guardUnsent, openComposer } from './composer.js';
import { byId, element, newId, say, word } from './page.js';
import { openQueue } from './queue.js';
import { listen } from './stream.js';
import { openThread, type Thread } from './thread.js';

/** A first visit has no chat before the stream has made one; a stream that cannot open must not hold words back for ever. */
const FIRST_WORD = 4_000;

let begin = () => {};
const ready = Promise.race([
  new Promise<void>((resolve) => {
    begin = resolve;
  }),
  wait(FIRST_WORD),
]);
const queue = openQueue('/chat/turns', ready);
const thread: Thread = openThread(queue, { folds: true });
const unguard = guardUnsent(queue.pending);
let greeted = false;

const start = (): void =>
  queue.send({ kind: 'command', name: 'start', argument: '' }, ({ now }) => {
    say(now === 'retrying' ? word('web-retrying') : '');
  });

/** The words are gone from the server, so they go from the page too. */
const erased = (): void => {
  thread.empty();
  say('');
  const again = element('button', 'press', word('web-again'));
  again.type = 'button';
  again.addEventListener('click', () => {
    thread.empty();
    start();
  });
  byId('log').append(element('p', 'hint', word('web-erased')), again);
};

listen('/chat/stream', {
  snapshot(cards) {
    begin();
    if (cards.length === 0 && thread.size > 0) return erased();
    thread.fill(cards);
    if (!greeted && cards.length === 0) start();
    greeted = true;
  },
  message: thread.add,
  edit: thread.change,
  erased,
  link: (up) => {
    const lost = byId('status').textContent === word('web-link-lost');
    if (!up) say(word('web-link-lost'));
    else if (lost) say(word('web-link-back'));
  },
  signedOut() {},
});

openComposer((text) => thread.tell({ kind: 'text', text }, text));

const place = byId<HTMLButtonElement>('place');
place.hidden = !('geolocation' in navigator) || !isSecureContext;
place.addEventListener('click', () => {
  say(word('web-place-asking'));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      say('');
      const { latitude, longitude } = coords;
      thread.tell({ kind: 'location', latitude, longitude }, word('web-place-sent'));
    },
    () => say(word('web-place-denied')),
    { enableHighAccuracy: true, timeout: 15_000 },
  );
});

// The conversation learns of the new language by a turn, the page by being asked for again.
const language = byId<HTMLAnchorElement>('language');
language.addEventListener('click', (event) => {
  if (thread.size === 0) return;
  event.preventDefault();
  queue.send({ kind: 'text', text: language.textContent ?? '' }, ({ now }) => {
    if (now === 'taken' || now === 'refused') location.replace(language.href);
  });
});

const leave = byId<HTMLAnchorElement>('leave');
leave.addEventListener('click', (event) => {
  event.preventDefault();
  unguard();
  const goodbye = JSON.stringify({ id: newId(), turn: { kind: 'text', text: '退出' } });
  navigator.sendBeacon('/chat/turns', new Blob([goodbye], { type: 'application/json' }));
  document.title = ' ';
  document.body.hidden = true;
  location.replace(leave.href);
});
// A page kept for the back button would still show every word.
addEventListener('pagehide', () => thread.empty());
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

if (!navigator.cookieEnabled) say(word('web-no-cookies'));
