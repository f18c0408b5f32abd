/** A page on which one person can be several users of the bots served here. */
export const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Fake Telegram</title>
<style>
  body { font: 16px/1.4 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1rem; background: #eef2f5; }
  form { display: flex; gap: .5rem; flex-wrap: wrap; margin: .5rem 0; }
  input, select, button { font: inherit; padding: .35rem .6rem; }
  #text { flex: 1; }
  #chat { background: #fff; border-radius: .5rem; padding: 1rem; height: 60vh; overflow: auto; }
  .m { margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  .user { text-align: right; color: #14532d; }
  .m button { margin: .15rem; }
  #notice { min-height: 1.5em; color: #7c2d12; }
</style>
<h1>Fake Telegram</h1>
<form id="who">
  <label>Bot <select id="token"></select></label>
  <label>User <input id="userId" type="number" value="1001" size="12"></label>
  <label>Language <select id="languageCode"><option>zh-hans<option>en</select></label>
</form>
<div id="chat" aria-live="polite"></div>
<p id="notice"></p>
<form id="say"><input id="text" autocomplete="off" aria-label="Message" placeholder="/start"><button>Send</button>
<button type="button" id="location">Location</button><button type="button" id="file">Photo</button></form>
<script type="module">
  const $ = (id) => document.getElementById(id);
  const who = () => ({ token: $('token').value, userId: Number($('userId').value), languageCode: $('languageCode').value });
  const post = (what, body) => fetch('/_fake/' + what, { method: 'POST', body: JSON.stringify({ ...who(), ...body }) }).then(show);
  let shown = '';
  async function show() {
    const tokens = await (await fetch('/_fake/bots')).json();
    for (const token of tokens)
      if (![...$('token').options].some((option) => option.value === token)) $('token').add(new Option(token, token));
    const { token, userId } = who();
    if (!token || !userId) return;
    const chat = await (await fetch('/_fake/chat?' + new URLSearchParams({ token, userId }))).json();
    const now = token + userId + JSON.stringify(chat);
    if (now === shown) return;
    shown = now;
    $('notice').textContent = chat.callbackAnswers?.at(-1)?.text ?? '';
    $('chat').replaceChildren(...chat.messages.map((message) => {
      const div = Object.assign(document.createElement('div'), { className: 'm ' + message.from, textContent: message.text });
      for (const row of message.buttons) {
        const line = document.createElement('div');
        for (const { text, callback_data } of row) {
          const button = Object.assign(document.createElement('button'), { textContent: text });
          button.onclick = () => post('press', { messageId: message.id, data: callback_data });
          line.append(button);
        }
        div.append(line);
      }
      return div;
    }));
    $('chat').scrollTop = $('chat').scrollHeight;
  }
  $('say').onsubmit = (event) => {
    event.preventDefault();
    if ($('text').value) post('say', { text: $('text').value });
    $('text').value = '';
  };
  $('who').onsubmit = (event) => event.preventDefault();
  $('location').onclick = () => post('location', { latitude: 39.1255, longitude: 117.1903 });
  $('file').onclick = () => post('file', {});
  setInterval(show, 700);
  show();
</script>
</html>
`;
