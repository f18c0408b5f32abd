import { html } from 'hono/html';
import { type Html, layout, type PageFrame, type WordKeys } from './layout.js';

const MESSAGE_WORDS: WordKeys = [
  'hotline-numbers',
  'web-choices-label',
  'web-many-label',
  'web-many-send',
  'web-many-none',
  'web-past-choices',
  'web-from-us',
  'web-from-you',
  'web-sending',
  'web-retrying',
  'web-sent',
  'web-refused',
  'web-link-lost',
  'web-link-back',
  'web-no-files',
];
const CHAT_WORDS: WordKeys = [
  ...MESSAGE_WORDS,
  'web-place-asking',
  'web-place-denied',
  'web-place-sent',
  'web-no-cookies',
  'web-erased',
  'web-again',
];
const DESK_WORDS: WordKeys = [
  ...MESSAGE_WORDS,
  'web-desk-alert',
  'web-desk-message',
  'web-desk-changed',
  'web-desk-unread',
  'web-desk-sound-asleep',
  'web-desk-mine',
  'web-desk-sign-out-ask',
  'web-desk-ended',
  'web-desk-again',
];

/** The public chat. `exit`: the neutral page that the quick exit leads to. */
export const chatPage = (frame: PageFrame, exit: string): Html => {
  const t = (key: string) => frame.text(frame.locale, key);
  return layout(frame, {
    title: t('web-chat-title'),
    script: 'chat',
    words: CHAT_WORDS,
    exit,
    field: 'say',
    main: html`<main class="chat">
<div class="welcome"><h1>${t('web-chat-heading')}</h1><p>${t('web-chat-lead')}</p></div>
<div id="log" class="log" role="log" aria-live="off" aria-label="${t('web-chat-log')}"></div>
<div class="foot">
<div class="above">
<p id="status" class="status" role="status"></p>
<button class="quiet" id="place" type="button" hidden>${t('web-place')}</button>
</div>
<form id="composer" class="composer">
<label class="unseen" for="say">${t('web-say-label')}</label>
<textarea id="say" rows="1" placeholder="${t('web-say-hint')}" autocomplete="off" enterkeyhint="send"></textarea>
<button class="press strong" type="submit" disabled>${t('web-send')}</button>
</form>
</div>
<p class="small parting">${t('web-privacy')}</p>
</main>`,
  });
};

/** The desk of a member who is signed in. */
export const deskPage = (
  frame: PageFrame,
  member: { readonly name: string; readonly posts: readonly string[] },
): Html => {
  const t = (key: string) => frame.text(frame.locale, key);
  return layout(frame, {
    title: t('web-desk-title'),
    script: 'desk',
    words: DESK_WORDS,
    newer: t('web-desk-newer'),
    field: 'say',
    main: html`<main class="desk">
<div class="member">
<div><h1>${member.name || t('web-desk-title')}</h1><p class="small">${t('web-desk-as')}: ${member.posts.join(' · ')}</p></div>
<button class="quiet" id="sign-out" type="button">${t('web-desk-sign-out')}</button>
</div>
<div class="tools">
<button class="press strong" id="mine" type="button">${t('web-desk-mine')}</button>
<label class="tick"><input type="checkbox" id="sound"> ${t('web-desk-sound')}</label>
</div>
<p id="empty" class="hint">${t('web-desk-empty')}</p>
<section id="log" class="log" aria-label="${t('web-desk-log')}"></section>
<p id="polite" class="unseen" aria-live="polite"></p>
<p id="urgent" class="unseen" aria-live="assertive"></p>
<div class="foot">
<p id="status" class="status" role="status"></p>
<form id="composer" class="composer">
<label class="unseen" for="say">${t('web-desk-command-label')}</label>
<textarea id="say" rows="1" placeholder="${t('web-desk-command-hint')}" autocomplete="off" enterkeyhint="send"></textarea>
<button class="press strong" type="submit" disabled>${t('web-send')}</button>
</form>
</div>
</main>`,
  });
};

/** The desk of nobody yet: the invite field. The code is typed or prefilled by the page's script, never sent by a GET. */
export const signInPage = (frame: PageFrame): Html => {
  const t = (key: string) => frame.text(frame.locale, key);
  return layout(frame, {
    title: t('web-desk-signed-out'),
    script: 'sign-in',
    words: ['web-desk-signing-in', 'web-retrying'],
    main: html`<main class="sheet">
<h1>${t('web-desk-signed-out')}</h1>
<p>${t('web-desk-lead')}</p>
<form id="sign-in" method="post" action="/desk/session">
<label for="invite">${t('web-desk-invite')}</label>
<input id="invite" name="invite" required autocomplete="one-time-code" autocapitalize="off" spellcheck="false" maxlength="200">
<label for="name">${t('web-desk-name')}</label>
<input id="name" name="name" autocomplete="name" maxlength="60" aria-describedby="name-hint">
<p class="small" id="name-hint">${t('web-desk-name-hint')}</p>
<button class="press strong" type="submit" disabled>${t('web-desk-sign-in')}</button>
<p id="status" class="status" role="status"></p>
</form>
</main>`,
  });
};

/** A page with one plain sentence, for an address or a moment that has no other. */
export const sentencePage = (frame: PageFrame, titleKey: string, sentenceKey: string): Html => {
  const t = (key: string) => frame.text(frame.locale, key);
  return layout(frame, {
    title: t(titleKey),
    main: html`<main class="sheet"><h1>${t(titleKey)}</h1><p>${t(sentenceKey)}</p>
<p><a class="quiet" href="/">${t('web-error-home')}</a></p></main>`,
  });
};
