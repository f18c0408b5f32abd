import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Locale } from '../domain/channel.js';
import type { PageText } from './locale.js';

/** HTML whose interpolated words are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page needs to be written. */
export interface PageFrame {
  readonly text: PageText;
  readonly locale: Locale;
  /** Reports made here reach nobody, and every page says so. */
  readonly trial: boolean;
  /** The path of the page itself, for the language switch. */
  readonly path: string;
}

/** Keys of words that a page's script needs; given to it as data, so that no script stands in the page. */
export type WordKeys = readonly string[];

const words = (frame: PageFrame, keys: WordKeys): string =>
  JSON.stringify(Object.fromEntries(keys.map((key) => [key, frame.text(frame.locale, key)])));

interface PageParts {
  readonly title: string;
  /** Script in `client/`, without its ending. */
  readonly script?: string;
  readonly words?: WordKeys;
  /** Where the quick exit leads; without it the page has none. */
  readonly exit?: string;
  /** Words of the button that leads to what came while something else was read; without them the page has none. */
  readonly newer?: string;
  /** Id of the field that the skip link leads to. */
  readonly field?: string;
  readonly main: Html;
}

/** A whole page: emergency strip first, trial banner, brand and language, then its own part. */
export const layout = (frame: PageFrame, page: PageParts): Html => {
  const t = (key: string) => frame.text(frame.locale, key);
  const other = frame.locale === 'en' ? 'zh-CN' : 'en';
  return html`<!doctype html>
<html lang="${frame.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/pages.css">
${page.script ? html`<script type="module" src="/client/${page.script}.js"></script>` : ''}
</head>
<body data-words="${words(frame, page.words ?? [])}" data-page="${page.script ?? 'plain'}">
${page.field ? html`<a class="skip" href="#${page.field}">${t('web-skip')}</a>` : ''}
<div class="strip">
<nav aria-label="${t('web-strip-label')}">
<span class="strip-say">${t('web-strip-say')}</span>
<a class="call" href="tel:110"><b>110</b> ${t('web-strip-police')}</a>
<a class="call" href="tel:120"><b>120</b> ${t('web-strip-ambulance')}</a>
</nav>
${page.exit ? html`<a class="leave" id="leave" href="${page.exit}" rel="noreferrer" title="${t('web-leave-keys')}">${t('web-leave')}</a>` : ''}
${page.newer ? html`<button class="leave" id="newer" type="button" hidden>${page.newer}</button>` : ''}
</div>
${frame.trial ? html`<p class="trial" role="note">${t('web-trial')}</p>` : ''}
<header class="brand">
<a class="name" href="${frame.path}">${t('web-name')}</a>
<nav aria-label="${t('web-language-label')}">
<a id="language" class="quiet" href="${frame.path}?lang=${other}" hreflang="${other}" lang="${other}">${t('web-language-other')}</a>
</nav>
</header>
<noscript><p class="trial">${t('web-noscript')}</p></noscript>
${page.script ? html`<p class="trial stuck" id="stuck">${t('web-stuck')}</p>` : ''}
${page.main}
</body>
</html>`;
};
