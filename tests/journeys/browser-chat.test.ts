import { describe, expect, test } from 'vitest';
import type { Inbound } from '../../src/domain/channel.js';
import { hasBrowser } from '../support/browser.js';
import { AN_ANSWER_AND_MORE, asOldStyle, browserStage, inView, OLD_ENGINE } from '../support/browser-stage.js';
import type { Script } from '../support/web.js';
import { conversation } from '../support/web-scripts.js';

describe.skipIf(!hasBrowser())('in a browser, who says something', () => {
  const { web, opens, sees, tabsTo, shoot, newestBelowStrip } = browserStage();

  test('a visitor answers everything with the keyboard alone', async () => {
    const { page, problems } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    await shoot(page, 'chat-question');
    await tabsTo(page, '没有');
    await page.keyboard.press('Enter');
    await sees(page, '您担心的是哪些事');
    await tabsTo(page, '没人照看');
    await page.keyboard.press('Space');
    await web().says(web().turns[0]?.address.chat ?? '', 'news', { text: '已有人接手您报告的事。' });
    await sees(page, '已有人接手您报告的事');
    // News takes nobody from where they are.
    await tabsTo(page, '被骂、被吓唬', 1);
    await page.keyboard.press('Space');
    await shoot(page, 'chat-many');
    await page.getByRole('group', { name: '可以选几项' }).waitFor();
    expect(await page.getByRole('group', { name: '请选一项' }).count(), 'heard before “several”').toBe(0);
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
    expect(web().turns.map(({ turn }) => turn)).toEqual([
      { kind: 'command', name: 'start', argument: '' },
      { kind: 'choice', data: 'danger:no', ref: expect.any(String) },
      { kind: 'choices', data: ['concern:alone', 'concern:emotional'] },
      { kind: 'text', text: '晚上常听到哭声\n白天没人在家' },
    ]);
    expect(problems).toEqual([]);
  });

  test('the browser of an old phone, or the one inside a chat app, can do all of it', async () => {
    const { page, problems } = await opens(conversation, '/', {}, OLD_ENGINE);
    await page.route('**/pages.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: asOldStyle(await response.text()) });
    });
    await page.reload();
    expect(
      await page.locator('.strip').evaluate(NEAREST),
      'nothing touches the edge, nor its neighbour',
    ).toBeGreaterThan(3);
    expect(await page.locator('.choices').evaluate(NEAREST)).toBeGreaterThan(7);
    await page.getByRole('button', { name: '没有' }).click();
    expect(await page.locator('.ticks').evaluate(NEAREST)).toBeGreaterThan(5);
    expect(await page.locator('.composer').evaluate(NEAREST)).toBeGreaterThan(7);
    await shoot(page, 'chat-old');
    await page.getByRole('checkbox', { name: '被打' }).check();
    await page.getByRole('checkbox', { name: '没人照看' }).check();
    await page.getByRole('button', { name: '选好了' }).click();
    await sees(page, '被打、没人照看');
    await page.getByLabel('写下您想说的').fill('晚上常听到哭声');
    await page.keyboard.press('Enter');
    await sees(page, '回执码');
    const call = page.locator('article.ours').getByRole('link', { name: '110' });
    expect(await call.count(), 'a number is called, a receipt is not').toBe(1);
    const { chat } = web().turns[0]?.address ?? { chat: '' };
    const [mail] = await web().mailbox.list(chat, 1);
    await web().edits(chat, mail?.id ?? '', { text: '有人在看了。' });
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
    await page.getByRole('status').getByText('现在收不下这一条').waitFor();
    await shoot(page, 'chat-retry');
    await page.locator('article.yours').getByText('已发出').waitFor();
    await sees(page, '回执码');
    const texts = web().turns.filter(({ turn }) => turn.kind === 'text');
    expect(texts).toHaveLength(3);
    expect(new Set(texts.map(({ updateId }) => updateId)).size).toBe(1);
    // Who cannot be let in is told why, not that the connection is lost.
    await page.route('**/chat/stream', (route) => route.fulfill({ status: 429, json: { message: '请在这里等一等' } }));
    await page.reload();
    await page.getByRole('status').getByText('请在这里等一等').waitFor();
    await page.unroute('**/chat/stream');
    await page.getByRole('status').getByText('已重新连上').waitFor();
    await sees(page, '回执码');
  });

  test('what answers first stays in view, however long the question after it is', async () => {
    const districts = Array.from({ length: 16 }, (_, at) => [{ label: `第${at}区`, data: `district:${at}` }]);
    const { page } = await opens(async ({ address, turn, updateId }, world) => {
      if (turn.kind === 'command') return conversation({ address, turn, updateId } as Inbound, world);
      await world.says(address.chat, `card:${updateId}`, { text: '有危险,请现在打电话:\n110 报警' });
      await world.says(address.chat, `told:${updateId}`, { text: '已经通知值班人员。' });
      await world.says(address.chat, `next:${updateId}`, { text: '孩子现在在哪个区?', choices: districts });
      return {};
    });
    await sees(page, '孩子现在有危险吗');
    await page.getByLabel('写下您想说的').fill('求助');
    await page.keyboard.press('Enter');
    await sees(page, '孩子现在在哪个区');
    await expect.poll(() => inView(page, '请现在打电话')).toBe(true);
    // Who answers by the keyboard goes on from there too: the numbers are next, not behind them.
    await page.getByRole('button', { name: '第3区' }).press('Enter');
    await expect.poll(() => page.locator('article', { hasText: '哪个区' }).count()).toBe(2);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('请现在打电话');

    // News that comes later, by itself, is shown as ever.
    const chat = web().turns[0]?.address.chat ?? '';
    await page.waitForTimeout(AN_ANSWER_AND_MORE);
    await web().says(chat, 'news', { text: '已有人接手您报告的事。' });
    await sees(page, '已有人接手您报告的事');
    await expect.poll(() => inView(page, '已有人接手您报告的事')).toBe(true);
  });

  test('nothing ticked is said, not sent; nor is what a second tap meets', async () => {
    const again: Script = async (inbound, world) => {
      if (inbound.turn.kind === 'choice' && world.turns.length > 2) return conversation(inbound, world);
      return conversation({ ...inbound, turn: { kind: 'command', name: 'start', argument: '' } }, world);
    };
    const { page } = await opens(again);
    const answer = page.getByRole('button', { name: '没有' }).filter({ visible: true });
    await answer.click();
    await expect.poll(() => page.locator('article.ours').count()).toBe(2);
    // The next question came to where the first one lay.
    await answer.dispatchEvent('click', { detail: 2 });
    await page.waitForTimeout(300);
    expect(web().turns).toHaveLength(2);
    await answer.click();
    await page.getByRole('button', { name: '选好了' }).click();
    await page.getByRole('status').getByText('先选至少一项').waitFor();
    for (const [kind, where] of [
      ['paste', 'say'],
      ['drop', 'log'],
    ]) {
      // Nor is a picture, and its place is not taken by it.
      await page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
        const given = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
        document.getElementById('status').textContent = '';
        document.getElementById('${where}').dispatchEvent(new ${kind === 'paste' ? 'Clipboard' : 'Drag'}Event('${kind}', given));
      })()`);
      await page.getByRole('status').getByText('这里发不了图片').waitFor();
    }
    expect(web().turns).toHaveLength(3);
  });

  test('what is ticked and not sent yet stays so when the question is changed by us', async () => {
    const { page } = await opens(conversation);
    await page.getByRole('button', { name: '没有' }).click();
    await page.getByRole('checkbox', { name: '被打' }).check();
    const { chat } = web().turns[0]?.address ?? { chat: '' };
    const asked = await page.locator('article.ours', { has: page.getByRole('checkbox') }).getAttribute('data-id');
    const options = [
      { label: '被打', data: 'concern:physical', selected: false },
      { label: '没人照看', data: 'concern:alone', selected: true },
    ];
    await web().edits(chat, asked ?? '', { text: '您担心哪些?', choices: [options], choose: 'many' });
    await sees(page, '您担心哪些');
    const boxes = () => page.getByRole('checkbox').evaluateAll(TICKED);
    expect(await boxes(), 'theirs, and ours').toEqual([true, true]);
    await page.getByRole('checkbox', { name: '没人照看' }).uncheck();
    await web().edits(chat, asked ?? '', { text: '您最担心哪些?', choices: [options], choose: 'many' });
    await sees(page, '您最担心哪些');
    expect(await boxes(), 'what was taken off stays off').toEqual([true, false]);
  });

  test('a page whose script does not run says so, and takes no words that would be lost', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    const notice = page.getByText('页面没有完全打开');
    expect(await notice.count()).toBe(0);
    await page.route('**/client/chat.js', (route) => route.abort());
    await page.reload();
    expect(await notice.isVisible(), 'a slow line is no failure yet').toBe(false);
    await notice.evaluate((line: { getAnimations(): { finish(): void }[] }) => line.getAnimations()[0]?.finish());
    expect(await notice.isVisible()).toBe(true);
    await shoot(page, 'chat-stuck');
    expect(await page.getByRole('button', { name: '回复', exact: true }).isDisabled()).toBe(true);
    // Nor does one that keeps no chat look as if an answer came; what says so is not cleared by what is said next.
    await page.unroute('**/client/chat.js');
    await page.route('**/chat/turns', async (route) => {
      const [body, headers] = [route.request().postData(), { 'content-type': 'application/json' }];
      const answer = await fetch(route.request().url(), { method: 'POST', headers, body });
      await route.fulfill({ json: await answer.json() });
    });
    await page.context().clearCookies();
    await page.reload();
    await page.getByRole('alert').getByText('收不到回复').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('');
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
    expect(web().turns).toHaveLength(2);
    await page.getByRole('checkbox', { name: '被打' }).waitFor();
    const said = () => page.locator('#log > article').evaluateAll(SAID);
    expect(await said(), 'their own words too, where they said them').toEqual(['ours', '没有|已发出', 'ours']);
    expect(await page.getByRole('button', { name: '没有' }).isVisible(), 'a question before is folded').toBe(false);
    await page.emulateMedia({ media: 'print' });
    await shoot(page, 'chat-print');
    expect(await page.getByRole('textbox').isVisible(), 'on paper there is only what was said').toBe(false);
    expect(await page.locator('article.ours').first().isVisible()).toBe(true);
  });

  test('words on their way outlive a page that the phone put away, once; another conversation does not get them', async () => {
    let away = true;
    const { page } = await opens(async (inbound, world) => {
      if (inbound.turn.kind === 'text' && away) throw new Error('away');
      return conversation(inbound, world);
    });
    await sees(page, '孩子现在有危险吗');
    await page.getByRole('textbox').fill('晚上常听到哭声');
    await page.keyboard.press('Enter');
    await page.locator('article.yours').getByText('没有发出').waitFor();
    await page.reload();
    await page.locator('article.yours').getByText('没有发出').waitFor();
    away = false;
    await page.locator('article.yours').getByText('已发出').waitFor();
    await sees(page, '回执码');
    const ids = () => new Set(web().turns.flatMap(({ turn, updateId }) => (turn.kind === 'text' ? updateId : [])));
    expect(ids().size).toBe(1);
    // Taken already: said again by nobody. A new visitor of the same tab sees nothing of it.
    const asked = web().turns.length;
    await page.getByRole('textbox').fill('还没有写完的');
    await page.reload();
    await page.locator('article.yours').getByText('晚上常听到哭声').waitFor();
    expect(await page.getByRole('textbox').inputValue(), 'nor is what they were writing lost').toBe('还没有写完的');
    expect(web().turns).toHaveLength(asked);
    await page.context().clearCookies();
    await page.getByRole('textbox').fill('喂');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.content()).not.toContain('晚上常听到哭声');
    await sees(page, '回执码');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).toBe('{}');
  });

  test('the page speaks English when asked, and so does the conversation', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Quick exit' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const asked = page.locator('.words', { hasText: '孩子现在有危险吗' });
    expect(await asked.getAttribute('lang'), 'said before, and read aloud in its own voice').toBe('zh-CN');
    expect(web().turns.at(-1)?.turn).toEqual({ kind: 'text', text: 'English' });
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
    expect(web().turns).toHaveLength(1);
    await page.getByRole('button', { name: '发送我的位置' }).click();
    await expect.poll(() => web().turns.at(-1)?.turn).toEqual({ kind: 'location', ...place });
  });
});

/** Who says what on a page, in its order. */
const SAID = (articles: { className: string; querySelectorAll(name: string): Iterable<{ textContent: string }> }[]) =>
  articles.map((one) =>
    one.className === 'ours'
      ? 'ours'
      : [...one.querySelectorAll('.words, .small')].map((part) => part.textContent).join('|'),
  );

type Box = { left: number; right: number; top: number; bottom: number };
/** How far apart the two nearest things to press are, and how far from the edge of the page. CSS pixels. */
const NEAREST = (part: { querySelectorAll(name: string): Iterable<{ getBoundingClientRect(): Box }> }): number => {
  const boxes = [...part.querySelectorAll('a, button:not([hidden]), .tick, textarea')].map((one) =>
    one.getBoundingClientRect(),
  );
  const apart = (a: Box, b: Box) => Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
  return Math.min(...boxes.flatMap((a, at) => [a.left, ...boxes.slice(at + 1).map((b) => apart(a, b))]));
};

const TICKED = (boxes: { checked: boolean }[]): boolean[] => boxes.map(({ checked }) => checked);
