import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LOCALES, type Locale } from '../domain/channel.js';

/** Gives the words of a text key in a language. */
export type PageText = (locale: Locale, key: string) => string;

const COOKIE = 'huyou_lang';

const asLocale = (tag: string | undefined): Locale | undefined => LOCALES.find((locale) => locale === tag);

/** Tags of an `Accept-Language` header, the most wanted first; `*` is no wish. */
const wishes = (header: string): string[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = Number(parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1] ?? 1);
      return { tag: tag.trim(), quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ tag, quality }) => /^[a-z]/i.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);

/** The language of a page: chosen on the page (`?lang=`, then kept in a cookie), else the browser's, else Chinese. */
export const pageLocale = (c: Context): Locale => {
  const chosen = asLocale(c.req.query('lang')) ?? asLocale(getCookie(c, COOKIE));
  if (chosen) return chosen;
  const tags = wishes(c.req.header('accept-language') ?? '');
  const known = tags.find((tag) => /^(zh|en)\b/i.test(tag));
  if (known) return /^zh/i.test(known) ? 'zh-CN' : 'en';
  // Somebody who reads neither gets further with English.
  return tags.length > 0 ? 'en' : 'zh-CN';
};

/** Remembers a language chosen by `?lang=`, for the page's own requests that follow. */
export const keepLocale = (c: Context, secure: boolean): void => {
  const chosen = asLocale(c.req.query('lang'));
  if (chosen) setCookie(c, COOKIE, chosen, { path: '/', sameSite: 'Strict', httpOnly: true, secure });
};

/** The tag to hand on with a turn: the page's choice, else what the browser wants most. */
export const spokenLanguage = (c: Context): string | undefined =>
  asLocale(getCookie(c, COOKIE)) ?? wishes(c.req.header('accept-language') ?? '')[0];
