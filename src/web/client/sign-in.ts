import { byId, newId, runs, say, word } from './page.js';
import { post } from './queue.js';

const form = byId<HTMLFormElement>('sign-in');
const invite = byId<HTMLInputElement>('invite');
const name = byId<HTMLInputElement>('name');

// An invite in the address fills the field and leaves the address; only a press sends it.
const given =
  new URLSearchParams(location.search).get('invite') ?? new URLSearchParams(location.hash.slice(1)).get('invite');
if (given) {
  invite.value = given;
  history.replaceState(null, '', '/desk');
}

// A link on another site brings no cookie along: the member may be signed in after all.
fetch('/desk/session')
  .then(({ ok }) => {
    if (ok) location.replace('/desk');
  })
  .catch(() => {});

let busy = false;
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  // One id for this attempt: an answer lost on the way must not cost the invite.
  const body = { id: newId(), invite: invite.value, ...(name.value.trim() ? { name: name.value } : {}) };
  const response = await post('/desk/session', body, (fate) => {
    if (fate.now === 'sending') say(word('web-desk-signing-in'));
    if (fate.now === 'retrying') say(fate.message || word('web-retrying'));
    if (fate.now === 'refused') say(fate.message);
  });
  busy = false;
  if (response?.ok) return location.replace('/desk');
  invite.focus();
  invite.select();
});
runs();
