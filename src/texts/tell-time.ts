import { DateTime } from 'luxon';
import type { Locale } from '../domain/channel.js';
import { DAY, type Instant, MINUTE } from '../domain/clock.js';
import { dayOf, isoDate, timeOfDay } from './local-time.js';

const NEAR: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  'zh-CN': { [-1]: '昨天', 0: '今天', 1: '明天' },
  en: { [-1]: 'yesterday ', 0: 'today ', 1: 'tomorrow ' },
};
const WITHIN_WEEK: Readonly<Record<Locale, string>> = { 'zh-CN': 'ccc', en: 'ccc ' };
const FAR: Readonly<Record<Locale, string>> = { 'zh-CN': 'M月d日ccc', en: 'ccc d LLLL ' };

/**
 * A time as people say it: 今天18:00, 明天09:00, 周二09:00 within the week, else with the date and the weekday
 * (domain.md 4.7). Without `now` always with the date.
 */
export const tellTime = (locale: Locale, at: Instant, timezone: string, now?: Instant): string => {
  const day = dayOf(at, timezone);
  const days = now === undefined ? undefined : day - dayOf(now, timezone);
  const near = days === undefined ? undefined : NEAR[locale][days];
  return `${near ?? date(locale, day, days)}${wallClock(timeOfDay(at, timezone))}`;
};

const DATE: Readonly<Record<Locale, readonly [string, string]>> = {
  'zh-CN': ['M月d日ccc', 'yyyy年M月d日ccc'],
  en: ['ccc d LLLL', 'ccc d LLLL yyyy'],
};

/** A date such as `2026-12-03` with its weekday; with the year where it is another one, or nobody knows. */
export const tellDate = (locale: Locale, iso: string, timezone: string, now?: Instant): string => {
  const day = DateTime.fromISO(iso, { zone: 'utc', locale });
  const known = now !== undefined && isoDate(dayOf(now, timezone)).slice(0, 4) === iso.slice(0, 4);
  return day.toFormat(DATE[locale][known ? 0 : 1]);
};

/** A local day as every calendar has it: no zone is asked any more. */
const date = (locale: Locale, day: number, days: number | undefined): string =>
  DateTime.fromMillis(day * DAY, { zone: 'utc', locale }).toFormat(
    days !== undefined && days > 1 && days < 7 ? WITHIN_WEEK[locale] : FAR[locale],
  );

/** `09:30` of ms after midnight. */
const wallClock = (time: number): string => {
  const minutes = Math.floor(time / MINUTE);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
