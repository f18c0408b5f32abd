/** What every page's script needs: its words, its elements, an id nobody else has. */

const given: Record<string, string> = JSON.parse(document.body.dataset.words ?? '{}');

/** A text of the page by its key; the server wrote it into the page in the page's language. */
export const word = (key: string): string => given[key] ?? key;

/** The element with this id. @throws {Error} when the page has none: page and script are of different releases. */
export const byId = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
};

/** A new element with a class and words. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

/** A random UUID; `crypto.randomUUID` is missing where a trial is opened by plain http from another machine. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Words in the page's other language say so: a screen reader would read them in the voice of this one. */
export const speaks = <T extends HTMLElement>(part: T, text: string): T => {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const latin = count(/[a-z]/gi);
  // A name in the other script makes no sentence of that language; a Chinese sign says about as much as four letters.
  const language = count(/[\u3400-\u9fff]/g) * 4 > latin ? 'zh-CN' : latin > 0 ? 'en' : '';
  if (language && language !== document.documentElement.lang) part.lang = language;
  return part;
};

/** Says something in the status line, which screen readers announce; empty words clear it. */
export const say = (text: string): void => {
  const line = byId('status');
  if (line.textContent !== text) line.textContent = text;
};

/** Tells in the status line how it stands with the connection; of what was said there since then it takes nothing away. */
export const linkLine = (): ((up: boolean, why?: string) => void) => {
  let lost = '';
  return (up, why = '') => {
    const still = lost !== '' && byId('status').textContent === lost;
    if (up) {
      if (still) say(word('web-link-back'));
      lost = '';
    } else if (why || !still) {
      lost = why || word('web-link-lost');
      say(lost);
    }
  };
};

/** A page kept for the back button would still show every word. */
export const keptEmpty = (empty: () => void): void => {
  addEventListener('pagehide', empty);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
};

/** A page's script says so when all of it runs; until then nothing can be written that would be lost. */
export const runs = (): void => {
  document.getElementById('stuck')?.remove();
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[disabled]')) button.disabled = false;
};
