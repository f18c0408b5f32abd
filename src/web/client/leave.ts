import { byId, newId, say, word } from './page.js';
import { post } from './queue.js';
import { forgetSaid } from './said.js';

/** Of this page alone: what another program at this address keeps, or who is between, cannot make a page forget. */
const [NAME, SAFE] = location.protocol === 'https:' ? ['__Host-huyou_left', '; secure'] : ['huyou_left', ''];

/** The id of the 退出 that was sent when the page was left: in a cookie of the browser's session, as the chat's own is. */
const mark = (): string | undefined =>
  document.cookie
    .split('; ')
    .find((one) => one.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);

const keep = (value: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is missing in most phones.
  document.cookie = `${NAME}=${value}; path=/; samesite=strict${SAFE}`;
};

const WAY = '/chat/turns?left';
const goodbye = (id: string) => ({ id, turn: { kind: 'text', text: '退出' } });

/** Nothing is shown from now on, and the way back leads past here. */
export const vanish = (): void => {
  forgetSaid();
  document.title = ' ';
  document.body.hidden = true;
  byId<HTMLTextAreaElement>('say').value = '';
  location.replace(byId<HTMLAnchorElement>('leave').href);
};

/** The quick exit: gone before anything is waited for; then the server is told to forget. */
export const leave = (): void => {
  const id = newId();
  keep(id);
  vanish();
  // As text: Chromium before 81 throws at a beacon of any other type.
  navigator.sendBeacon(WAY, JSON.stringify(goodbye(id)));
};

/** From the field the button is a long way off for whoever has keys alone. Once or twice is a slip, or ends an input method's list. */
const PRESSES = 3;
/** Milliseconds from one press to the next. */
const QUICKLY = 1_000;

/** Calls `go` when Escape is pressed three times quickly. */
export const onEscape = (go: () => void): void => {
  let presses = 0;
  let last = 0;
  addEventListener('keydown', ({ key, repeat, isComposing, timeStamp }) => {
    if (repeat) return;
    const counts = key === 'Escape' && !isComposing;
    presses = !counts ? 0 : timeStamp - last < QUICKLY ? presses + 1 : 1;
    last = timeStamp;
    if (presses === PRESSES) go();
  });
};

/** True when the person left, be it by another tab, and nobody has come back since. */
export const left = (): boolean => Boolean(mark());

/** Where the way was cut just then, the server has not heard: it does before anything is shown here again. */
export const makeGood = async (): Promise<void> => {
  const id = mark();
  if (!id) return;
  forgetSaid();
  await post(WAY, goodbye(id), (fate) => say(fate.now === 'retrying' ? fate.message || word('web-retrying') : ''));
  keep('; max-age=0');
};
