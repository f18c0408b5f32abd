import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type PageText, pageLocale } from './locale.js';
import { sentencePage } from './pages.js';

/** What is needed to refuse in words that a person understands. */
export interface Speech {
  readonly text: PageText;
  readonly trial: boolean;
}

/** Refuses a request of a page's script: `{ message }` in the person's language. */
export const refuse = (
  c: Context,
  { text }: Pick<Speech, 'text'>,
  status: ContentfulStatusCode,
  key: string,
): Response => c.json({ message: text(pageLocale(c), key) }, status);

/** Refuses in the form that was asked for: a page for a browser's visit, else JSON. */
export const turnAway = async (
  c: Context,
  speech: Speech,
  status: ContentfulStatusCode,
  keys: { readonly title: string; readonly sentence: string },
): Promise<Response> => {
  if (!c.req.header('accept')?.includes('text/html')) return refuse(c, speech, status, keys.sentence);
  const frame = { ...speech, locale: pageLocale(c), path: '/' };
  return c.html(await sentencePage(frame, keys.title, keys.sentence), status);
};
