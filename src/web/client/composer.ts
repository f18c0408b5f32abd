import { byId, say, word } from './page.js';

const MOST_ROWS = 6;

/**
 * The field at the foot: Enter sends, Shift+Enter breaks the line, and an input method may use Enter for itself. `keep` hears of
 * what stands in it. What it gives back puts words in, where there are none.
 */
export const openComposer = (
  send: (text: string) => void,
  keep: (text: string) => void = () => {},
): ((text: string) => void) => {
  const form = byId<HTMLFormElement>('composer');
  const field = byId<HTMLTextAreaElement>('say');
  const grow = () => {
    field.rows = 1;
    while (field.rows < MOST_ROWS && field.scrollHeight > field.clientHeight) field.rows += 1;
  };
  const changed = () => {
    grow();
    keep(field.value);
  };
  const submit = () => {
    const text = field.value.trim();
    if (text) {
      field.value = '';
      changed();
      send(text);
    }
    field.focus();
  };
  field.addEventListener('input', changed);
  field.addEventListener('keydown', (event) => {
    // keyCode 229: Safari ends the composition before it tells of the Enter that ended it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  const files = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;
  field.addEventListener('paste', ({ clipboardData }) => {
    if (files(clipboardData) && !clipboardData?.getData('text/plain')) say(word('web-no-files'));
  });
  // The browser would open the file in this page's place.
  for (const kind of ['dragover', 'drop'] as const) {
    addEventListener(kind, (event) => {
      if (!files(event.dataTransfer)) return;
      event.preventDefault();
      if (kind === 'drop') say(word('web-no-files'));
    });
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return (text) => {
    if (field.value) return;
    field.value = text;
    grow();
  };
};

/** Asks before words are lost that were not sent yet. */
export const guardUnsent = (pending: () => number): (() => void) => {
  const guard = (event: BeforeUnloadEvent) => {
    if (pending() === 0 && !byId<HTMLTextAreaElement>('say').value.trim()) return;
    event.preventDefault();
    // What Chromium asked for until its version 119.
    event.returnValue = true;
  };
  addEventListener('beforeunload', guard);
  return () => removeEventListener('beforeunload', guard);
};
