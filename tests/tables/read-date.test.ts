import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/flows/read-date.js';
import { openTexts } from '../../src/texts/texts.js';

/** A Tuesday. */
const TUESDAY = '2026-12-01';

const read = (text: string, today = TUESDAY, locale: 'zh-CN' | 'en' = 'zh-CN'): string => {
  const found = readDate(text, today, locale);
  return 'date' in found ? found.date : found.unclear.key;
};

describe('a date to come', () => {
  test.each([
    ['2026-12-03', '2026-12-03'],
    ['2026年12月3日', '2026-12-03'],
    ['2026/12/3', '2026-12-03'],
    ['2026.12.03', '2026-12-03'],
    ['20261203', '2026-12-03'],
    ['26年12月3号', '2026-12-03'],
    ['12月3日', '2026-12-03'],
    ['12月3', '2026-12-03'],
    ['12.3', '2026-12-03'],
    ['12.3。', '2026-12-03'],
    ['12-3', '2026-12-03'],
    ['12/3', '2026-12-03'],
    ['12月3日', '2026-12-03'],
    ['十二月三号', '2026-12-03'],
    ['十二月二十三日', '2026-12-23'],
    ['二〇二六年十二月三日', '2026-12-03'],
    ['12月3日周四', '2026-12-03'],
    ['12月3日(星期四)上午9点半', '2026-12-03'],
    ['12月3日 9:30 13800000000', '2026-12-03'],
    ['2026-12-03T09:30', '2026-12-03'],
    ['明天', '2026-12-02'],
    ['后天上午', '2026-12-03'],
    ['大后天', '2026-12-04'],
    ['三天后', '2026-12-04'],
    ['两周后', '2026-12-15'],
    ['3号', '2026-12-03'],
    ['二十三号', '2026-12-23'],
    ['下个月3号', '2027-01-03'],
    ['这个月15日', '2026-12-15'],
    ['1月5日', '2027-01-05'],
    ['明年1月5日', '2027-01-05'],
    ['明年12月3日', '2027-12-03'],
    ['周三', '2026-12-02'],
    ['星期二', '2026-12-08'],
    ['这周五', '2026-12-04'],
    ['下周三', '2026-12-09'],
    ['下星期三下午2点', '2026-12-09'],
    ['下下周一', '2026-12-14'],
    ['礼拜天', '2026-12-06'],
    ['3 December', '2026-12-03'],
    ['Dec 3rd, 2026', '2026-12-03'],
    ['3rd of January', '2027-01-03'],
    ['tomorrow', '2026-12-02'],
    ['the day after tomorrow', '2026-12-03'],
    ['in 10 days', '2026-12-11'],
    ['Friday', '2026-12-04'],
    ['在12月3日,记得带病历', '2026-12-03'],
  ])('%s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  test.each([
    ['31号', '2026-11-30', '2026-12-31'],
    ['2月28日', '2027-12-31', '2028-02-28'],
    ['明天', '2026-12-31', '2027-01-01'],
    ['明天', '2028-02-28', '2028-02-29'],
    ['2028年2月29日', '2028-02-01', '2028-02-29'],
    ['周一', '2026-12-06', '2026-12-07'],
    ['next Monday', '2026-12-06', '2026-12-07'],
    ['2100-01-02', '2099-12-03', '2100-01-02'],
    ['21000102', '2099-12-03', '2100-01-02'],
    ['Dec 9, 2100', '2099-12-03', '2100-12-09'],
    ['二一〇〇年一月二日', '2099-12-03', '2100-01-02'],
  ])('%s, said on %s', (text, today, date) => {
    expect(read(text, today)).toBe(date);
  });
});

describe('what is asked again', () => {
  test.each([
    ['今天', 'date-past'],
    ['12月1日', 'date-past'],
    ['2026-11-30', 'date-past'],
    ['上周三', 'date-past'],
    ['这周一', 'date-past'],
    ['2月30日', 'date-wrong'],
    ['13.5', 'date-wrong'],
    ['2026-13-01', 'date-wrong'],
    ['2027年2月29日', 'date-wrong'],
    ['2036-12-03', 'date-far'],
    ['400天后', '2028-01-05'],
    ['999天后', 'date-far'],
    ['11月3日', 'date-gone'],
    ['下周日', 'date-which'],
    ['12月3日周五', 'date-which'],
    ['12月3日或12月4日', 'date-which'],
    ['12月3日到5日', 'date-which'],
    ['next Thursday', 'date-which'],
    ['腊月初三', 'date-none'],
    ['农历12月3日', 'date-none'],
    ['下个月', 'date-none'],
    ['下周', 'date-none'],
    ['今天99999天后', 'date-past'],
    ['今天999天后', 'date-far'],
    ['还没定', 'date-none'],
    [`12月3日${'一'.repeat(8_000)}`, 'date-none'],
    ['every month', 'date-none'],
    ['13800000000', 'date-none'],
    ['9:30', 'date-none'],
    ['', 'date-none'],
  ])('%s', (text, key) => {
    expect(read(text)).toBe(key);
  });

  test('12/3 in English, where it is two dates', () => {
    expect(read('12/3', TUESDAY, 'en')).toBe('date-which');
    expect(read('12/12', TUESDAY, 'en')).toBe('2026-12-12');
    expect(read('2100-01-02', '2099-12-03', 'en')).toBe('2100-01-02');
  });

  test('下周三 on a Sunday, which begins the week for some', () => {
    expect(read('下周三', '2026-12-06')).toBe('date-which');
  });

  test.each(['zh-CN', 'en'] as const)('each in a sentence with an example that is understood (%s)', (locale) => {
    const texts = openTexts();
    for (const text of ['今天', '2月30日', '还没定', '2036-12-03', '11月3日', '下周日']) {
      const found = readDate(text, TUESDAY, locale);
      if (!('unclear' in found)) throw new Error(`understood: ${text}`);
      const words = texts.text(locale, found.unclear, { now: Date.parse(TUESDAY) });
      // As the question says it; with the year where that is what is unclear.
      const [example = ''] = /\d{4}-\d\d-\d\d|12月31日|31 December/.exec(words) ?? [];
      expect(readDate(example, TUESDAY, locale)).toEqual({ date: /^\d{4}/.test(example) ? example : '2026-12-31' });
      expect(/^\d{4}/.test(example)).toBe(['11月3日', '下周日'].includes(text));
      if (locale === 'zh-CN') expect(words.length).toBeLessThanOrEqual(40);
    }
  });
});
