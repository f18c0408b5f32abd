import { describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser } from '../support/browser.js';
import { browserStage } from '../support/browser-stage.js';
import { conversation } from '../support/web-scripts.js';

describe.skipIf(!hasBrowser())('in a browser, on any screen', () => {
  const { opens, shoot, newestBelowStrip } = browserStage();

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
      const phone = { viewport: { width: 360, height: 640 }, hasTouch: true };
      const { page } = await opens(conversation, '/?lang=en', phone, '', large);
      const fills = () => page.getByRole('group').getByRole('button').evaluateAll(FILLS);
      await page.getByRole('button', { name: '没有' }).hover();
      await page.waitForTimeout(200);
      expect(new Set(await fills()).size, 'a finger lies there still: nothing is chosen by it').toBe(1);
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

/** The ground of each; a type of the browser's own is not known here. */
const FILLS = (buttons: object[]): string[] =>
  buttons.map(
    (one) =>
      (globalThis as unknown as { getComputedStyle(of: object): { backgroundColor: string } }).getComputedStyle(one)
        .backgroundColor,
  );

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
