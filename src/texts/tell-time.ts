import { DateTime } from 'luxon';
import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';

/**
 * A time as people say it: 今天18:00, 明天09:00, 周二09:00 within the week, else with the date and the weekday
 * (domain.md 4.7). Without `now` always with the date.
 */
export const tellTime = (locale: Locale, at: Instant, timezone: string, now?: Instant): string => {
  const time = DateTime.fromMillis(at, { zone: timezone, locale });
  const days =
    now === undefined
      ? Number.NaN
      : Math.round(time.startOf('day').diff(DateTime.fromMillis(now, { zone: timezone }).startOf('day'), 'days').days);
  if (locale === 'zh-CN') {
    const clock = time.toFormat('HH:mm');
    if (days === -1) return `昨天${clock}`;
    if (days === 0) return `今天${clock}`;
    if (days === 1) return `明天${clock}`;
    if (days > 1 && days < 7) return `${time.toFormat('ccc')}${clock}`;
    return time.toFormat('M月d日cccHH:mm');
  }
  const clock = time.toFormat('HH:mm');
  if (days === -1) return `yesterday ${clock}`;
  if (days === 0) return `today ${clock}`;
  if (days === 1) return `tomorrow ${clock}`;
  if (days > 1 && days < 7) return `${time.toFormat('ccc')} ${clock}`;
  return time.toFormat('ccc d LLLL HH:mm');
};
