import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../support/browser.js';
import { AN_ANSWER_AND_MORE, browserStage, inView, OLD_ENGINE } from '../support/browser-stage.js';
import { alert, desk } from '../support/web-scripts.js';

describe.skipIf(!hasBrowser())('in a browser, at the desk', () => {
  const { web, opens, sees, atDesk, shoot } = browserStage();

  test('a member opens the desk by an invite, is alerted, and takes a case by one press', async () => {
    const { page, problems } = await opens(desk, '/desk?invite=good-code');
    await expect.poll(() => page.url()).toBe(`${web().url}/desk`);
    expect(await page.getByLabel('邀请码').inputValue()).toBe('good-code');
    expect(web().turns, 'a link alone signs nobody in').toEqual([]);
    await page.getByLabel('您的称呼').fill('值班员');
    await shoot(page, 'desk-sign-in');
    await page.getByRole('button', { name: '进入工作台' }).click();
    await sees(page, '甲街道儿童督导员');
    await sees(page, '现在没有消息');

    const chat = web().turns[0]?.address.chat ?? '';
    await expect.poll(() => web().sleeping(), { message: 'the page listens' }).toBe(1);
    await web().says(chat, 'alert-1', alert());
    await page
      .locator('#urgent')
      .getByText(/新提醒.+260302-004/)
      .waitFor({ state: 'attached' });
    expect(await page.locator('article time').textContent()).toContain('3月2日');
    await shoot(page, 'desk-alert');
    await page.getByRole('heading', { level: 2, name: 'P1 个案 260302-004', exact: true }).waitFor();
    // Of many that are called alike, which one is heard with it.
    await page
      .getByRole('group', { name: /260302-004/ })
      .getByRole('button', { name: '我已接手' })
      .click();
    await sees(page, '值班员 09:02 已接手');
    expect(await page.locator('article.ours').count()).toBe(1);
    expect(await page.getByRole('button', { name: '我已接手' }).count()).toBe(0);
    await page.getByRole('button', { name: '我的待办' }).click();
    await sees(page, '您有 1 件待办');
    await shoot(page, 'desk-taken');
    expect(web().turns.map(({ turn }) => turn.kind)).toEqual(['command', 'choice', 'command']);

    // The way back from another page does not lead to what a browser keeps of this one.
    await page.evaluate('dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))');
    expect(await page.locator('article').count()).toBe(0);
    await page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))');
    await sees(page, '值班员 09:02 已接手');

    // Coming back takes a new invite, so a slip is asked about first.
    const asked: string[] = [];
    page.on('dialog', (dialog) => void (asked.push(dialog.message()) === 1 ? dialog.dismiss() : dialog.accept()));
    await page.getByRole('button', { name: '退出登录' }).click();
    expect(web().left).toEqual([]);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('邀请码').waitFor();
    expect(asked).toEqual([expect.stringContaining('新的邀请码'), asked[0]]);
    expect(web().left).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('an alert moves nobody who reads another card, and says that it came', async () => {
    const { page, chat } = await atDesk();
    const scrolled = () => page.evaluate<number>('Math.round(scrollY)');
    const numbered = (at: number) => ({ ...alert(), text: `P1 个案 260302-20${at}` });
    for (let at = 0; at < 8; at += 1) await web().mailbox.put(chat, { id: `old-${at}`, at: 0, message: numbered(at) });
    await page.evaluate(HEARD);
    await web().edits(chat, 'old-0', numbered(0));
    await page.locator('#urgent').getByText('260302-207').waitFor({ state: 'attached' });
    const heard = await page.evaluate<string[]>('heard');
    expect(heard.length, 'none takes the place of another that is not read yet').toBeLessThan(4);
    expect(
      heard
        .join('\n')
        .match(/20\d(?=\n|$)/g)
        ?.join(),
    ).toBe('200,201,202,203,204,205,206,207');
    const reads = page.locator('article.ours').nth(2).getByRole('button', { name: '我已接手' });
    await expect.poll(scrolled, { message: 'the newest is shown to whoever waits for it' }).toBeGreaterThan(500);
    await page.evaluate('scrollTo(0, 300)');
    await reads.focus();
    const before = await scrolled();
    const newer = page.getByRole('button', { name: '看新消息' });
    expect(await newer.isVisible()).toBe(false);
    await web().says(chat, 'new', { ...alert(), text: 'P0 个案 260302-009' });
    await newer.waitFor();
    expect(await scrolled()).toBe(before);
    expect(await page.evaluate('document.activeElement.closest("article").dataset.id')).toBe('old-2');
    await newer.click();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('260302-009');
    expect(await newer.isVisible()).toBe(false);
    // The cards that come have the language of the page.
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Reply' }).waitFor();
    expect(web().turns.at(-1)).toMatchObject({ audience: 'desk', turn: { kind: 'text', text: 'English' } });
  });

  test('a card that answers what the member did comes to where the answer is looked for', async () => {
    const { page, chat } = await atDesk();
    for (let at = 0; at < 6; at += 1)
      await web().says(chat, `old-${at}`, { ...alert(), text: `P1 个案 260302-10${at}` });
    await sees(page, '260302-105');
    await page.evaluate('scrollTo(0, 0)');
    await page.locator('article.ours').first().getByRole('button', { name: '我已接手' }).click();
    await sees(page, '值班员 09:02 已接手');
    await expect.poll(() => inView(page, '值班员 09:02 已接手')).toBe(true);
    const belowIt = () => page.locator('.yours + article').getAttribute('data-id');
    expect(await belowIt()).toBe('old-0');
    // Whatever else comes in that moment comes after it, and a second card that changes with it stays.
    await web().says(chat, 'another', { ...alert(), text: 'P0 个案 260302-109' });
    await web().edits(chat, 'old-1', { text: '同一件已接手' });
    await sees(page, '同一件已接手');
    expect([await belowIt(), await page.locator('article').last().getAttribute('data-id')]).toEqual([
      'old-0',
      'another',
    ]);
    expect(await inView(page, '值班员 09:02 已接手')).toBe(true);
    // One that somebody else changes stays where it is.
    await page.waitForTimeout(AN_ANSWER_AND_MORE);
    await web().edits(chat, 'old-2', { text: '督导员 09:03 已接手' });
    await sees(page, '督导员 09:03 已接手');
    expect(await belowIt()).toBe('old-0');
  });

  test('a connection that died without a word is opened anew, and what came meanwhile is an alert', async () => {
    const { page, chat } = await atDesk({ clock: true });
    const opened: string[] = [];
    page.on('request', (request) => void (/stream/.test(request.url()) && opened.push(request.url())));
    web().later(15_000);
    await expect.poll(() => web().sleeping()).toBe(1);
    await web().mailbox.put(chat, { id: 'unheard', at: 0, message: alert() });
    const longSilence = async () => {
      await page.clock.fastForward(39_000);
      return opened.length;
    };
    await expect.poll(longSilence, { interval: 500 }).toBe(1);
    await page.locator('#urgent').getByText('260302-004').waitFor({ state: 'attached' });
  });

  test('sound that was wished for is on again after a reload by any press, and never only seems to be', async () => {
    const { page } = await atDesk();
    const sound = page.getByRole('checkbox', { name: '新提醒时响一声' });
    await sound.check();
    await page.reload();
    await page.getByRole('status').getByText('新提醒才会响').waitFor();
    expect(await sound.isChecked(), 'a browser lets no page sound before a press').toBe(false);
    await page.getByRole('heading', { level: 1 }).click();
    expect(await sound.isChecked()).toBe(true);
    expect(await page.getByRole('status').textContent()).toBe('');
    await sound.uncheck();
    await page.reload();
    await sees(page, '现在没有消息');
    await page.getByRole('heading', { level: 1 }).click();
    expect(await sound.isChecked()).toBe(false);
  });

  test('a wrong invite is said where the member looks', async () => {
    const { page } = await opens(desk, '/desk');
    await page.getByLabel('邀请码').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('邀请码不对').waitFor();
  });

  test('a member whose binding ended is shown the door, not a silent page', async () => {
    const { page } = await atDesk();
    web().bound.clear();
    await page.getByRole('button', { name: '我的待办' }).click();
    await page.getByLabel('邀请码').waitFor();
  });

  test('what a member was writing when the binding ended is left to be copied, and no card beside it', async () => {
    const { page, chat, problems } = await atDesk({ before: OLD_ENGINE });
    await web().says(chat, 'alert-1', alert());
    expect(await page.getByLabel('新提醒时响一声').isVisible(), 'this browser cannot sound').toBe(false);
    await page.getByLabel('输入命令或备注').fill('备注:下午已去家里看过');
    web().bound.clear();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('请先复制').waitFor();
    expect(await page.getByLabel('输入命令或备注').inputValue()).toBe('备注:下午已去家里看过');
    expect(await page.locator('article').count()).toBe(0);
    await page.getByRole('link', { name: '重新登录' }).click();
    await page.getByLabel('邀请码').waitFor();
    expect(problems).toEqual([]);
  });
});

/** Notes what the line for alerts holds whenever a screen reader is told of it. */
const HEARD = `{
  globalThis.heard = [];
  new MutationObserver(() => heard.push(urgent.textContent)).observe(urgent, { childList: true });
}`;
