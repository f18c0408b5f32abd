import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '../../src/domain/clock.js';
import { LONGEST_TEXT } from '../../src/domain/report.js';
import { readDate } from '../../src/flows/read-date.js';
import { openTexts } from '../../src/texts/texts.js';

const texts = openTexts();
const PARTS =
  '今天 明天 大后天 下周 下下周 上周 星期 礼拜 日 号 月 年 天后 个 之 初三 农历 二〇二六 十二 三十一 99 0 00 2 29 30 31 32 13 2026 99999 - / . : 点 半 T am next monday in days of december th 一 〇'.split(
    ' ',
  );
const words = fc.oneof(
  fc.array(fc.constantFrom(...PARTS, ' ', ',', '\n'), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: LONGEST_TEXT }),
  fc.constantFrom(...PARTS).map((part) => part.repeat(Math.floor(LONGEST_TEXT / part.length))),
);
const day = fc.integer({ min: Date.UTC(2024, 0, 1) / DAY, max: Date.UTC(2100, 0, 1) / DAY });
const iso = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);

test('whatever is typed on whatever day is a date of the calendar to come within two years, or is asked for again with one', () => {
  fc.assert(
    fc.property(words, day, fc.constantFrom('zh-CN' as const, 'en' as const), (text, now, locale) => {
      const today = iso(now);
      const found = readDate(text, today, locale);
      if ('date' in found) {
        expect(iso(Date.parse(found.date) / DAY)).toBe(found.date);
        expect(found.date > today).toBe(true);
        expect(Date.parse(found.date) / DAY - now).toBeLessThanOrEqual(2 * 366);
        return;
      }
      const example = String(found.unclear.args?.example);
      expect(texts.text(locale, found.unclear, { now: now * DAY })).toContain(example);
      expect(readDate(example, today, locale)).toHaveProperty('date');
    }),
    { numRuns: 500 },
  );
});
