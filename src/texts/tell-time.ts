import { DateTime } from 'luxon';
import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';

const NEAR: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  'zh-CN': { [-1]: "'昨天'HH:mm", 0: "'今天'HH:mm", 1: "'明天'HH:mm" },
  en: { [-1]: "'yesterday' HH:mm", 0: "'today' HH:mm", 1: "'tomorrow' HH:mm" },
};
const WITHIN_WEEK: Readonly<Record<Locale, string>> = { 'zh-CN': 'cccHH:mm', en: 'ccc HH:mm' };
const FAR: Readonly<Record<Locale, string>> = { 'zh-CN': 'M月d日cccHH:mm', en: 'ccc d LLLL HH:mm' };

/**
 * A time as people say it: 今天18:00, 明天09:00, 周二09:00 within the week, else with the date and the weekday
 * (domain.md 4.7). Without `now` always with the date.
 */
export const tellTime = (locale: Locale, at: Instant, timezone: string, now?: Instant): string => {
  const time = DateTime.fromMillis(at, { zone: timezone, locale });
  if (now === undefined) return time.toFormat(FAR[locale]);
  const today = DateTime.fromMillis(now, { zone: timezone }).startOf('day');
  const days = Math.round(time.startOf('day').diff(today, 'days').days);
  const near = NEAR[locale][days];
  if (near !== undefined) return time.toFormat(near);
  return time.toFormat(days > 1 && days < 7 ? WITHIN_WEEK[locale] : FAR[locale]);
};
