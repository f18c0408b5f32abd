import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildPages, openBrowser } from './browser.js';
import { openWeb, type Script, type WebWorld } from './web.js';
import { desk } from './web-scripts.js';

const SHOTS = process.env.SCREENSHOTS;

/** How long the page counts what comes as the answer to what was said, and a little. Milliseconds, in a real browser. */
export const AN_ANSWER_AND_MORE = 3_500;

/** A browser for the stories of a file, and what they do with its pages; each story has a server of its own. */
export const browserStage = () => {
  let browser: Browser;
  let web: WebWorld;
  const pages: Page[] = [];

  beforeAll(async () => {
    buildPages();
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await web.close();
  });

  const opens = async (script: Script, path = '/', options: BrowserContextOptions = {}, before = '', one = browser) => {
    web = await openWeb({ exit: '/healthz' });
    web.script = script;
    const context = await one.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 780 }, ...options });
    await context.addInitScript(before);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => {
      if (/Content Security Policy/.test(line.text())) problems.push(line.text());
    });
    pages.push(page);
    page.setDefaultTimeout(8_000);
    await page.goto(web.url + path);
    return { page, problems };
  };
  const sees = (page: Page, text: string) => page.getByText(text).first().waitFor();
  return {
    /** The server of the story that goes on. */
    web: (): WebWorld => web,
    opens,
    sees,
    /** A member whose desk is open and listens. */
    atDesk: async ({ clock = false, before = '' } = {}) => {
      const opened = await opens(desk, '/desk#invite=good-code', {}, before);
      if (clock) await opened.page.clock.install();
      await opened.page.getByRole('button', { name: '进入工作台' }).click();
      await sees(opened.page, '现在没有消息');
      await expect.poll(() => web.sleeping(), { message: 'the page listens' }).toBe(1);
      return { ...opened, chat: web.turns[0]?.address.chat ?? '' };
    },
    /** Whether the strip on top leaves the newest message's first line in view where it is shown from its top. */
    newestBelowStrip: (page: Page) =>
      page.evaluate<boolean>(`(() => {
        const newest = [...document.querySelectorAll('article')].pop();
        newest.scrollIntoView();
        const edge = document.querySelector('.strip').getBoundingClientRect().bottom;
        return newest.getBoundingClientRect().top >= edge;
      })()`),
    shoot: async (page: Page, name: string) => {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
    },
    /** Presses Tab until the focus is on what carries this name; `most`: how often at most. */
    tabsTo: async (page: Page, name: string, most = 40) => {
      for (let step = 0; step < most; step += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate<string>(
          '((at) => (at.labels?.[0] ?? at).textContent.trim())(document.activeElement)',
        );
        if (here === name) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    },
  };
};

/** Whether these words of the page are seen whole, between the strip on top and the field at the foot. */
export const inView = (page: Page, text: string) =>
  page.evaluate<boolean>(`(() => {
    const line = [...document.querySelectorAll('.words')].find((one) => one.textContent.includes('${text}'));
    const { top, bottom } = line.getBoundingClientRect();
    const edge = (part) => document.querySelector(part).getBoundingClientRect();
    return top >= edge('.strip').bottom && bottom <= edge('.foot').top;
  })()`);

/** Takes away what Chromium 86 and Safari 13 do not have; syntax is kept old by the target of `tsconfig.web.json`. */
export const OLD_ENGINE = `(() => {
  const newer = [
    [AbortSignal, ['timeout', 'any']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed']],
    [String.prototype, ['at', 'replaceAll', 'matchAll']],
    [Object, ['hasOwn', 'groupBy']],
    [Promise, ['any', 'withResolvers']],
    [Intl, ['ListFormat', 'Segmenter']],
    [Crypto.prototype, ['randomUUID']],
    [Element.prototype, ['replaceChildren', 'ariaDisabled', 'checkVisibility']],
    [HTMLFormElement.prototype, ['requestSubmit']],
    [window, ['structuredClone', 'AudioContext', 'BroadcastChannel', 'scheduler']],
  ];
  for (const [owner, names] of newer) for (const name of names) delete owner[name];
  const Pattern = RegExp;
  window.RegExp = new Proxy(Pattern, {
    construct(target, [source, flags]) {
      if (/\\(\\?<[=!]/.test(source)) throw new SyntaxError('Invalid regular expression: invalid group specifier name');
      return new target(source, flags);
    },
  });
})();`;

/** A style sheet as Chromium 72 reads it: what it does not know is left out, with the whole rule where a selector has it. */
export const asOldStyle = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/[^{}]+\{[^{}]*\}/g, (rule) => {
    const [selector = '', body = ''] = rule.split('{');
    if (/:has\(|:focus-visible/.test(selector)) return '';
    const grid = /display: ?grid/.test(body);
    const unknown = (line: string) => /[ :(](min|max)\(|anywhere|inset:|dvh/.test(line) || (!grid && /gap:/.test(line));
    return `${selector}{${body
      .split(';')
      .filter((line) => !unknown(line))
      .join(';')}`;
  });
