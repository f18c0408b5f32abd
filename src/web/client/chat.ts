import { wait } from './clock.js';
import { guardUnsent, openComposer } from './composer.js';
import { followLanguage, language, speak } from './language.js';
import { leave, left, makeGood, onEscape, vanish } from './leave.js';
import { byId, element, keptEmpty, linkLine, runs, say, word } from './page.js';
import { openQueue } from './queue.js';
import { draftAfter, forgetSaid, keepDraft } from './said.js';
import { listen } from './stream.js';
import { openThread, type Thread } from './thread.js';

/** A first visit has no chat before the stream has made one; a stream that cannot open must not hold words back for ever. */
const FIRST_WORD = 4_000;

let begin = () => {};
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});
const clean = makeGood();
const ready = clean.then(() => Promise.race([begun, wait(FIRST_WORD)]));
const queue = openQueue('/chat/turns', ready);
const thread: Thread = openThread(queue, {
  folds: true,
  keeps: true,
  taken: (words, anew) => {
    // The browser lost the chat that is shown here: the answer, be it whom to call, is in the other one.
    if (anew && thread.size > 0) location.reload();
    followLanguage(words);
  },
});
const unguard = guardUnsent(queue.pending);
let opened = false;
let greeted = false;

/** Stays, unlike what is said in the status line: no answer will come for as long as it is so. */
const saysNoCookies = (): void => {
  if (document.getElementById('no-cookies')) return;
  const notice = element('p', 'trial', word('web-no-cookies'));
  notice.id = 'no-cookies';
  notice.setAttribute('role', 'alert');
  byId('log').before(notice);
};

const start = (): void =>
  queue.send({ kind: 'command', name: 'start', argument: '' }, (fate) => {
    say(fate.now === 'retrying' ? fate.message || word('web-retrying') : '');
    // The stream gave the browser a chat, and it is gone already. Some say that they keep cookies, and do not.
    if (fate.now === 'taken' && fate.anew) saysNoCookies();
  });

/** A page that was open when the person left by another tab goes too. True when it does. */
const follows = (): boolean => {
  if (!opened || !left()) return false;
  unguard();
  vanish();
  return true;
};

/** The words are gone from the server, so they go from the page too. */
const erased = (): void => {
  if (follows()) return;
  forgetSaid();
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

const putBack = openComposer(
  (text) => thread.tell({ kind: 'text', text }, text),
  (text) => keepDraft(text, thread.latest()),
);

void clean.then(() => {
  opened = true;
  listen('/chat/stream', {
    snapshot(cards) {
      begin();
      if (cards.length === 0 && thread.size > 0) return erased();
      thread.fill(cards);
      // What there was is not read aloud all over again; what comes is.
      byId('log').setAttribute('aria-live', 'polite');
      if (!greeted) putBack(draftAfter(new Set(cards.map(({ id }) => id))));
      if (!greeted && cards.length === 0) start();
      greeted = true;
    },
    message: thread.add,
    edit: thread.change,
    erased,
    link: linkLine(),
    signedOut() {},
  });
});

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

// No address of this page is left on the way that led here: the back button would open it again after the quick exit.
for (const own of document.querySelectorAll<HTMLAnchorElement>('.skip, .brand a')) {
  own.addEventListener('click', (event) => {
    event.preventDefault();
    if (own.className === 'skip') byId('say').focus();
    else if (own === language && thread.size > 0) speak(queue);
    else location.replace(own.href);
  });
}
const goes = (): void => {
  unguard();
  leave();
};
byId('leave').addEventListener('click', (event) => {
  event.preventDefault();
  goes();
});
onEscape(goes);
document.addEventListener('visibilitychange', follows);
keptEmpty(() => thread.empty());

if (!navigator.cookieEnabled) saysNoCookies();
runs();
