import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Inbound } from '../../src/domain/channel.js';
import { buildPages, hasBrowser, openBrowser } from '../support/browser.js';
import { openWeb, type Script, type WebWorld } from '../support/web.js';
import { alert, conversation, desk } from '../support/web-scripts.js';

const withBrowser = hasBrowser();
const SHOTS = process.env.SCREENSHOTS;
/** How long the page counts what comes as the answer to what was said, and a little. Milliseconds, in a real browser. */
const AN_ANSWER_AND_MORE = 3_500;

describe.skipIf(!withBrowser)('in a browser', () => {
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
  /** A member whose desk is open and listens. */
  const atDesk = async ({ clock = false, before = '' } = {}) => {
    const opened = await opens(desk, '/desk#invite=good-code', {}, before);
    if (clock) await opened.page.clock.install();
    await opened.page.getByRole('button', { name: '进入工作台' }).click();
    await sees(opened.page, '现在没有消息');
    await expect.poll(() => web.sleeping(), { message: 'the page listens' }).toBe(1);
    return { ...opened, chat: web.turns[0]?.address.chat ?? '' };
  };
  /** Whether the strip on top leaves the newest message's first line in view where it is shown from its top. */
  const newestBelowStrip = (page: Page) =>
    page.evaluate<boolean>(`(() => {
      const newest = [...document.querySelectorAll('article')].pop();
      newest.scrollIntoView();
      const edge = document.querySelector('.strip').getBoundingClientRect().bottom;
      return newest.getBoundingClientRect().top >= edge;
    })()`);
  const shoot = async (page: Page, name: string) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const sees = (page: Page, text: string) => page.getByText(text).first().waitFor();
  /** Presses Tab until the focus is on what carries this name. */
  const tabsTo = async (page: Page, name: string) => {
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate<string>(
        '((at) => (at.labels?.[0] ?? at).textContent.trim())(document.activeElement)',
      );
      if (here === name) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };

  test('a visitor answers everything with the keyboard alone', async () => {
    const { page, problems } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    await shoot(page, 'chat-question');
    await tabsTo(page, '没有');
    await page.keyboard.press('Enter');
    await sees(page, '您担心的是哪些事');
    await tabsTo(page, '没人照看');
    await page.keyboard.press('Space');
    await tabsTo(page, '被骂、被吓唬');
    await page.keyboard.press('Space');
    await shoot(page, 'chat-many');
    await tabsTo(page, '选好了');
    await page.keyboard.press('Enter');
    await sees(page, '请用自己的话说说');
    await tabsTo(page, '写下您想说的');
    await page.keyboard.type('晚上常听到哭声');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('白天没人在家');
    await page.keyboard.press('Enter');
    await sees(page, '回执码');
    await shoot(page, 'chat-done');
    expect(web.turns.map(({ turn }) => turn)).toEqual([
      { kind: 'command', name: 'start', argument: '' },
      { kind: 'choice', data: 'danger:no', ref: expect.any(String) },
      { kind: 'choices', data: ['concern:alone', 'concern:emotional'] },
      { kind: 'text', text: '晚上常听到哭声\n白天没人在家' },
    ]);
    expect(problems).toEqual([]);
  });

  test('the browser of an old phone, or the one inside a chat app, can do all of it', async () => {
    const { page, problems } = await opens(conversation, '/', {}, OLD_ENGINE);
    await page.getByRole('button', { name: '没有' }).click();
    await page.getByRole('checkbox', { name: '被打' }).check();
    await page.getByRole('checkbox', { name: '没人照看' }).check();
    await page.getByRole('button', { name: '选好了' }).click();
    await sees(page, '被打、没人照看');
    await page.getByLabel('写下您想说的').fill('晚上常听到哭声');
    await page.keyboard.press('Enter');
    await sees(page, '回执码');
    const call = page.locator('article.ours').getByRole('link', { name: '110' });
    expect(await call.count(), 'a number is called, a receipt is not').toBe(1);
    const { chat } = web.turns[0]?.address ?? { chat: '' };
    const [mail] = await web.mailbox.list(chat, 1);
    await web.edits(chat, mail?.id ?? '', { text: '有人在看了。' });
    await sees(page, '有人在看了');
    await page.getByLabel('写下您想说的').fill('退出');
    await page.keyboard.press('Enter');
    await sees(page, '已离开');
    expect(problems).toEqual([]);
  });

  test('words that could not be sent are shown as such, and arrive once, under one id', async () => {
    let failures = 2;
    const { page } = await opens(async (inbound, world) => {
      if (inbound.turn.kind === 'text' && failures-- > 0) throw new Error('away');
      return conversation(inbound, world);
    });
    await sees(page, '孩子现在有危险吗');
    await page.getByLabel('写下您想说的').fill('他又打孩子了');
    await page.getByRole('button', { name: '回复', exact: true }).click();
    await page.locator('article.yours').getByText('没有发出').waitFor();
    await shoot(page, 'chat-retry');
    await page.locator('article.yours').getByText('已发出').waitFor();
    await sees(page, '回执码');
    const texts = web.turns.filter(({ turn }) => turn.kind === 'text');
    expect(texts).toHaveLength(3);
    expect(new Set(texts.map(({ updateId }) => updateId)).size).toBe(1);
  });

  test('what answers first stays in view, however long the question after it is', async () => {
    const districts = Array.from({ length: 16 }, (_, at) => [{ label: `第${at}区`, data: `district:${at}` }]);
    const { page } = await opens(async ({ address, turn, updateId }, world) => {
      if (turn.kind !== 'text') return conversation({ address, turn, updateId } as Inbound, world);
      await world.says(address.chat, `card:${updateId}`, { text: '有危险,请现在打电话:\n110 报警' });
      await world.says(address.chat, `told:${updateId}`, { text: '已经通知值班人员。' });
      await world.says(address.chat, `next:${updateId}`, { text: '孩子现在在哪个区?', choices: districts });
      return {};
    });
    await sees(page, '孩子现在有危险吗');
    await page.getByLabel('写下您想说的').fill('求助');
    await page.keyboard.press('Enter');
    await sees(page, '孩子现在在哪个区');
    const inView = (text: string) =>
      page.evaluate<boolean>(`(() => {
        const line = [...document.querySelectorAll('.words')].find((one) => one.textContent.includes('${text}'));
        const { top, bottom } = line.getBoundingClientRect();
        const edge = (part) => document.querySelector(part).getBoundingClientRect();
        return top >= edge('.strip').bottom && bottom <= edge('.foot').top;
      })()`);
    await expect.poll(() => inView('请现在打电话')).toBe(true);

    // News that comes later, by itself, is shown as ever.
    const chat = web.turns[0]?.address.chat ?? '';
    await page.waitForTimeout(AN_ANSWER_AND_MORE);
    await web.says(chat, 'news', { text: '已有人接手您报告的事。' });
    await sees(page, '已有人接手您报告的事');
    await expect.poll(() => inView('已有人接手您报告的事')).toBe(true);
  });

  test('what was erased while the line was cut goes from the page, the person’s own words too', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    await page.getByRole('textbox').fill('晚上常听到哭声');
    await page.keyboard.press('Enter');
    await sees(page, '回执码');
    const chat = web.turns[0]?.address.chat ?? '';
    await expect.poll(() => web.sleeping()).toBe(1);
    await page.clock.install();
    web.later(15_000);
    await expect.poll(() => web.sleeping()).toBe(1);
    await web.mailbox.clear(chat);
    await web.mailbox.put(chat, { id: 'bye', at: 0, message: { text: '已离开。', choices: [], choose: 'one' } });
    const cutUntilItIsSeen = async () => {
      await page.clock.fastForward(39_000);
      return page.locator('article.ours').allTextContents();
    };
    await expect.poll(cutUntilItIsSeen, { interval: 500 }).toEqual([expect.stringContaining('已离开')]);
    expect(await page.content()).not.toContain('晚上常听到哭声');
  });

  test('nothing ticked is said, not sent', async () => {
    const { page } = await opens(conversation);
    await page.getByRole('button', { name: '没有' }).click();
    await page.getByRole('button', { name: '选好了' }).click();
    await page.getByRole('status').getByText('先选至少一项').waitFor();
    expect(web.turns).toHaveLength(2);
  });

  test('a page whose script does not run says so, and takes no words that would be lost', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    const notice = page.getByText('页面没有完全打开');
    expect(await notice.count()).toBe(0);
    await page.route('**/client/thread.js', (route) => route.abort());
    await page.reload();
    expect(await notice.isVisible(), 'a slow line is no failure yet').toBe(false);
    await notice.evaluate((line: { getAnimations(): { finish(): void }[] }) => line.getAnimations()[0]?.finish());
    expect(await notice.isVisible()).toBe(true);
    await shoot(page, 'chat-stuck');
    expect(await page.getByRole('button', { name: '回复', exact: true }).isDisabled()).toBe(true);
  });

  test('a reloaded page shows the conversation again and does not begin another', async () => {
    const { page } = await opens(conversation);
    await page.getByRole('button', { name: '没有' }).click();
    await sees(page, '您担心的是哪些事');
    const readAloud = () => page.getByRole('log').getAttribute('aria-live');
    expect(await readAloud()).toBe('polite');
    await page.route('**/chat/stream', () => {});
    await page.reload();
    expect(await readAloud(), 'what was said before is not read aloud again').toBe('off');
    await page.unroute('**/chat/stream');
    await page.reload();
    await sees(page, '孩子现在有危险吗');
    expect(web.turns).toHaveLength(2);
    await page.getByRole('checkbox', { name: '被打' }).waitFor();
    expect(await page.getByRole('button', { name: '没有' }).isVisible(), 'a question before is folded').toBe(false);
    await page.emulateMedia({ media: 'print' });
    await shoot(page, 'chat-print');
    expect(await page.getByRole('textbox').isVisible(), 'on paper there is only what was said').toBe(false);
    expect(await page.locator('article.ours').first().isVisible()).toBe(true);
  });

  test('the quick exit erases, leaves, and the way back shows nothing', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    const chat = web.turns[0]?.address.chat ?? '';
    await page.getByRole('link', { name: '快速离开' }).click();
    await page.waitForURL('**/healthz');
    await expect.poll(() => web.turns.at(-1)?.turn).toEqual({ kind: 'text', text: '退出' });
    await expect.poll(async () => (await web.mailbox.list(chat, 10))[0]?.message.text).toContain('已离开');
    await page.goBack({ timeout: 1_000 }).catch(() => null);
    expect(await page.content()).not.toContain('孩子现在有危险吗');
    expect(page.url()).not.toBe(`${web.url}/`);
    await page.goto(web.url);
    await sees(page, '孩子现在有危险吗');
    expect(await page.content(), 'nobody is told that somebody left').not.toContain('已离开');
  });

  test('the quick exit takes every tab and every way back along, and is made good where the way was cut', async () => {
    const { page, problems } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    const chat = web.turns[0]?.address.chat ?? '';
    await page.getByRole('link', { name: '护幼', exact: true }).click();
    await sees(page, '孩子现在有危险吗');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id + history.length')).toBe('say2');
    await page.keyboard.type('还没有发的话');
    const other = await page.context().newPage();
    await other.goto(web.url);
    await sees(other, '孩子现在有危险吗');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: '快速离开' }).click();
    await expect.poll(() => page.url()).toMatch(/^chrome-error/);
    expect(await web.mailbox.list(chat, 10), 'nobody could be told').toHaveLength(1);
    await other.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await expect.poll(() => other.url()).toMatch(/^chrome-error/);
    await page.context().setOffline(false);

    await other.goto(web.url);
    await sees(other, '孩子现在有危险吗');
    expect(web.turns.map(({ turn }) => turn)).toEqual([
      { kind: 'command', name: 'start', argument: '' },
      { kind: 'text', text: '退出' },
      { kind: 'command', name: 'start', argument: '' },
    ]);
    expect(await page.context().cookies()).toHaveLength(1);
    // Whoever else keeps cookies at this address makes no page forget.
    await page.context().addCookies([{ name: 'left', value: '3f2a1b4c-0d5e-4f6a-8b7c-9d0e1f2a3b4c', url: web.url }]);
    await other.reload();
    await sees(other, '孩子现在有危险吗');
    expect(web.turns).toHaveLength(3);
    // A page that was left elsewhere and did not see it go is answered in the chat that is there now.
    await other.evaluate(`fetch('/chat/turns?left', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: crypto.randomUUID(), turn: { kind: 'text', text: '退出' } }),
    })`);
    await other.getByRole('button', { name: '重新开始' }).click();
    await sees(other, '孩子现在有危险吗');
    expect(problems).toEqual([]);
  });

  test('the page speaks English when asked, and so does the conversation', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Quick exit' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(web.turns.at(-1)?.turn).toEqual({ kind: 'text', text: 'English' });
    await sees(page, '收到了');
    await page.setViewportSize({ width: 360, height: 200 });
    expect(await newestBelowStrip(page)).toBe(true);
    await page.setViewportSize({ width: 360, height: 640 });
    await shoot(page, 'chat-en');
    // Who says it in the conversation has both too: half of the page's own words stayed in the language before.
    await page.getByRole('textbox').fill('中文');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '快速离开' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  test('a place is sent only when asked', async () => {
    const place = { latitude: 39.125, longitude: 117.19 };
    const { page } = await opens(conversation, '/', { geolocation: place, permissions: ['geolocation'] });
    await sees(page, '孩子现在有危险吗');
    expect(web.turns).toHaveLength(1);
    await page.getByRole('button', { name: '发送我的位置' }).click();
    await expect.poll(() => web.turns.at(-1)?.turn).toEqual({ kind: 'location', ...place });
  });

  test('everything has a name, and fits a narrow screen and a large zoom', async () => {
    const { page } = await opens(conversation, '/', { viewport: { width: 320, height: 568 } });
    await page.getByRole('button', { name: '没有' }).click();
    await page.getByRole('checkbox', { name: '被打' }).check();
    await page.getByRole('log', { name: '对话' }).waitFor();
    await page.getByRole('textbox', { name: '写下您想说的' }).waitFor();
    expect(await page.getByRole('link', { name: '110' }).first().getAttribute('href')).toBe('tel:110');
    expect(await page.getByRole('link', { name: '120' }).first().getAttribute('href')).toBe('tel:120');
    await shoot(page, 'chat-320');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    const small =
      await page.evaluate(`[...document.querySelectorAll('button, .strip a, .brand a, label.tick, textarea')]
      .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 43.9).map((e) => e.outerHTML)`);
    expect(small).toEqual([]);
    // 200 % zoom of a small phone is half its size in CSS pixels; the page must still scroll to its field.
    await page.setViewportSize({ width: 320, height: 284 });
    await page.getByRole('textbox').scrollIntoViewIfNeeded();
    await shoot(page, 'chat-zoom');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    // A phone with its keyboard up: strip and field stay in view, and words of several lines are seen as a whole.
    await page.setViewportSize({ width: 320, height: 340 });
    await page.getByRole('textbox').fill('晚上常听到哭声,白天没有大人在家。');
    await page.evaluate('scrollTo(0, 200)');
    const [top, bottom, lines, shown] = await page.evaluate<
      number[]
    >(`(({ scrollHeight, clientHeight }, { top, bottom }) =>
      [top, bottom, scrollHeight, clientHeight])(say, say.getBoundingClientRect())`);
    expect(top).toBeGreaterThan(100);
    expect(bottom).toBeLessThanOrEqual(340);
    expect(lines).toBe(shown);
  });

  test('letters twice as large fit a phone, in the longer language too', async () => {
    const large = await openBrowser('--blink-settings=defaultFontSize=32');
    try {
      const { page } = await opens(conversation, '/?lang=en', { viewport: { width: 360, height: 640 } }, '', large);
      await page.getByRole('button', { name: '没有' }).click();
      await page.getByRole('checkbox', { name: '被打' }).check();
      await shoot(page, 'chat-large');
      expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('32px');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      const words = await page.evaluate(`[...document.querySelectorAll('.strip a')]
        .filter((link) => link.scrollWidth > link.clientWidth).map((link) => link.textContent)`);
      expect(words, 'cut off').toEqual([]);
      expect(await newestBelowStrip(page)).toBe(true);
    } finally {
      await large.close();
    }
  });

  test('a member opens the desk by an invite, is alerted, and takes a case by one press', async () => {
    const { page, problems } = await opens(desk, '/desk?invite=good-code');
    await expect.poll(() => page.url()).toBe(`${web.url}/desk`);
    expect(await page.getByLabel('邀请码').inputValue()).toBe('good-code');
    expect(web.turns, 'a link alone signs nobody in').toEqual([]);
    await page.getByLabel('您的称呼').fill('值班员');
    await shoot(page, 'desk-sign-in');
    await page.getByRole('button', { name: '进入工作台' }).click();
    await sees(page, '甲街道儿童督导员');
    await sees(page, '现在没有消息');

    const chat = web.turns[0]?.address.chat ?? '';
    await expect.poll(() => web.sleeping(), { message: 'the page listens' }).toBe(1);
    await web.says(chat, 'alert-1', alert());
    await page
      .locator('#urgent')
      .getByText(/新提醒.+260302-004/)
      .waitFor({ state: 'attached' });
    expect(await page.locator('article time').textContent()).toContain('3月2日');
    await shoot(page, 'desk-alert');
    await page.getByRole('button', { name: '我已接手' }).click();
    await sees(page, '值班员 09:02 已接手');
    expect(await page.locator('article.ours').count()).toBe(1);
    expect(await page.getByRole('button', { name: '我已接手' }).count()).toBe(0);
    await page.getByRole('button', { name: '我的待办' }).click();
    await sees(page, '您有 1 件待办');
    await shoot(page, 'desk-taken');
    expect(web.turns.map(({ turn }) => turn.kind)).toEqual(['command', 'choice', 'command']);

    // Coming back takes a new invite, so a slip is asked about first.
    const asked: string[] = [];
    page.on('dialog', (dialog) => void (asked.push(dialog.message()) === 1 ? dialog.dismiss() : dialog.accept()));
    await page.getByRole('button', { name: '退出登录' }).click();
    expect(web.left).toEqual([]);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('邀请码').waitFor();
    expect(asked).toEqual([expect.stringContaining('新的邀请码'), asked[0]]);
    expect(web.left).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('an alert moves nobody who reads another card, and says that it came', async () => {
    const { page, chat } = await atDesk();
    const scrolled = () => page.evaluate<number>('Math.round(scrollY)');
    for (let at = 0; at < 8; at += 1) await web.says(chat, `old-${at}`, alert());
    const reads = page.locator('article.ours').nth(2).getByRole('button', { name: '我已接手' });
    await expect.poll(scrolled, { message: 'the newest is shown to whoever waits for it' }).toBeGreaterThan(500);
    await page.evaluate('scrollTo(0, 300)');
    await reads.focus();
    const before = await scrolled();
    const newer = page.getByRole('button', { name: '看新消息' });
    expect(await newer.isVisible()).toBe(false);
    await web.says(chat, 'new', { ...alert(), text: 'P0 个案 260302-009' });
    await newer.waitFor();
    expect(await scrolled()).toBe(before);
    expect(await page.evaluate('document.activeElement.closest("article").dataset.id')).toBe('old-2');
    await newer.click();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('260302-009');
    expect(await newer.isVisible()).toBe(false);
  });

  test('a connection that died without a word is opened anew, and what came meanwhile is an alert', async () => {
    const { page, chat } = await atDesk({ clock: true });
    const opened: string[] = [];
    page.on('request', (request) => void (/stream/.test(request.url()) && opened.push(request.url())));
    web.later(15_000);
    await expect.poll(() => web.sleeping()).toBe(1);
    await web.mailbox.put(chat, { id: 'unheard', at: 0, message: alert() });
    const longSilence = async () => {
      await page.clock.fastForward(39_000);
      return opened.length;
    };
    await expect.poll(longSilence, { interval: 500 }).toBe(1);
    await page.locator('#urgent').getByText('260302-004').waitFor({ state: 'attached' });
  });

  test('a wrong invite is said where the member looks', async () => {
    const { page } = await opens(desk, '/desk');
    await page.getByLabel('邀请码').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('邀请码不对').waitFor();
  });

  test('a member whose binding ended is shown the door, not a silent page', async () => {
    const { page } = await atDesk();
    web.bound.clear();
    await page.getByRole('button', { name: '我的待办' }).click();
    await page.getByLabel('邀请码').waitFor();
  });

  test('what a member was writing when the binding ended is left to be copied, and no card beside it', async () => {
    const { page, chat, problems } = await atDesk({ before: OLD_ENGINE });
    await web.says(chat, 'alert-1', alert());
    expect(await page.getByLabel('新提醒时响一声').isVisible(), 'this browser cannot sound').toBe(false);
    await page.getByLabel('输入命令或备注').fill('备注:下午已去家里看过');
    web.bound.clear();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('请先复制').waitFor();
    expect(await page.getByLabel('输入命令或备注').inputValue()).toBe('备注:下午已去家里看过');
    expect(await page.locator('article').count()).toBe(0);
    await page.getByRole('link', { name: '重新登录' }).click();
    await page.getByLabel('邀请码').waitFor();
    expect(problems).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'every word can be read, small ones too, and the pages are as calm in the dark (%s)',
    async (colorScheme) => {
      const { page } = await opens(conversation, '/', { colorScheme });
      await page.getByRole('button', { name: '没有' }).click();
      await page.getByRole('checkbox', { name: '被打' }).check();
      await page.locator('article.yours').getByText('已发出').waitFor();
      const words = await page.evaluate<[string, string, string][]>(`[...document.querySelectorAll('body *')]
      .filter((one) => one.offsetParent && [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
      .map((one) => {
        const fill = (at) => getComputedStyle(at).backgroundColor;
        let at = one;
        while (/, 0(\\.\\d+)?\\)$/.test(fill(at))) at = at.parentElement;
        const { opacity, color } = getComputedStyle(one);
        return [one.textContent + (opacity === '1' ? '' : ' (faint)'), color, fill(at)];
      })`);
      const pale = words.filter(([text, ink, paper]) => contrast(ink, paper) < 4.5 || text.endsWith('(faint)'));
      expect(words.length).toBeGreaterThan(15);
      expect(pale).toEqual([]);
      const [ink, paper] = await page.evaluate<[string, string]>(
        '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
      );
      expect(contrast(ink, paper)).toBeGreaterThan(7);
      await shoot(page, `chat-${colorScheme}`);
    },
  );
});

/** Takes away what Chromium 86 and Safari 13 do not have; syntax is kept old by the target of `tsconfig.web.json`. */
const OLD_ENGINE = `(() => {
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

/** Contrast by WCAG 2.2, 1.4.3. */
const contrast = (a: string, b: string): number => {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((value) => {
      const part = Number(value) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
