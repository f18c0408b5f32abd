import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../support/browser.js';
import { browserStage } from '../support/browser-stage.js';
import { conversation } from '../support/web-scripts.js';

describe.skipIf(!hasBrowser())('in a browser, who leaves', () => {
  const { web, opens, sees } = browserStage();

  test('what was erased while the line was cut goes from the page, the person’s own words too', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    await page.getByRole('textbox').fill('晚上常听到哭声');
    await page.keyboard.press('Enter');
    await sees(page, '回执码');
    const chat = web().turns[0]?.address.chat ?? '';
    await expect.poll(() => web().sleeping()).toBe(1);
    await page.clock.install();
    web().later(15_000);
    await expect.poll(() => web().sleeping()).toBe(1);
    await web().mailbox.clear(chat);
    await web().mailbox.put(chat, { id: 'bye', at: 0, message: { text: '已离开。', choices: [], choose: 'one' } });
    const cutUntilItIsSeen = async () => {
      await page.clock.fastForward(39_000);
      return page.locator('article.ours').allTextContents();
    };
    await expect.poll(cutUntilItIsSeen, { interval: 500 }).toEqual([expect.stringContaining('已离开')]);
    expect(await page.content()).not.toContain('晚上常听到哭声');
  });

  test('the quick exit erases, leaves, and the way back shows nothing', async () => {
    const { page } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    const chat = web().turns[0]?.address.chat ?? '';
    await page.getByRole('textbox').fill('晚上常听到哭声');
    await page.keyboard.press('Enter');
    await page.locator('article.yours').getByText('已发出').waitFor();
    await page.getByRole('textbox').fill('还没有发的话');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).toContain('还没有发的话');
    await page.getByRole('link', { name: '快速离开' }).click();
    await page.waitForURL('**/healthz');
    expect(await page.evaluate('JSON.stringify(sessionStorage)'), 'nor does the tab keep a word').toBe('{}');
    await expect.poll(() => web().turns.at(-1)?.turn).toEqual({ kind: 'text', text: '退出' });
    await expect.poll(async () => (await web().mailbox.list(chat, 10))[0]?.message.text).toContain('已离开');
    await page.goBack({ timeout: 1_000 }).catch(() => null);
    expect(await page.content()).not.toContain('孩子现在有危险吗');
    expect(page.url()).not.toBe(`${web().url}/`);
    await page.goto(web().url);
    await sees(page, '孩子现在有危险吗');
    expect(await page.content(), 'nobody is told that somebody left').not.toContain('已离开');
  });

  test('the quick exit takes every tab and every way back along, and is made good where the way was cut', async () => {
    const { page, problems } = await opens(conversation);
    await sees(page, '孩子现在有危险吗');
    const chat = web().turns[0]?.address.chat ?? '';
    await page.getByRole('link', { name: '护幼', exact: true }).click();
    await sees(page, '孩子现在有危险吗');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id + history.length')).toBe('say2');
    await page.keyboard.type('还没有发的话');
    const other = await page.context().newPage();
    await other.goto(web().url);
    await sees(other, '孩子现在有危险吗');
    await page.context().setOffline(true);
    // As by the link, for whoever has keys alone; twice is a slip.
    for (const key of ['Escape', 'Escape', 'Shift', 'Escape', 'Escape']) await page.keyboard.press(key);
    expect(page.url()).toBe(`${web().url}/`);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toMatch(/^chrome-error/);
    expect(await web().mailbox.list(chat, 10), 'nobody could be told').toHaveLength(1);
    await other.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await expect.poll(() => other.url()).toMatch(/^chrome-error/);
    await page.context().setOffline(false);

    await other.goto(web().url);
    await sees(other, '孩子现在有危险吗');
    expect(web().turns.map(({ turn }) => turn)).toEqual([
      { kind: 'command', name: 'start', argument: '' },
      { kind: 'text', text: '退出' },
      { kind: 'command', name: 'start', argument: '' },
    ]);
    expect(await page.context().cookies()).toHaveLength(1);
    // Whoever else keeps cookies at this address makes no page forget.
    await page.context().addCookies([{ name: 'left', value: '3f2a1b4c-0d5e-4f6a-8b7c-9d0e1f2a3b4c', url: web().url }]);
    await other.reload();
    await sees(other, '孩子现在有危险吗');
    expect(web().turns).toHaveLength(3);
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
});
