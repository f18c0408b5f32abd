import chineseDays from 'chinese-days';
import type { NamedDays } from '../../domain/clock.js';

/** Which days are worked: statutory holidays and the working Saturdays and Sundays that make up for them. */
export interface Calendar {
  /** `isoDate` is a local date such as `2026-10-01`. Any date has an answer. */
  isWorkingDay(isoDate: string): boolean;
}

/**
 * Statutory holidays by 全国年节及纪念日放假办法 (2024 revision), for years whose days off the State Council has not
 * announced yet: lunar `month-day`, then solar `month-day`. Extra days off and working weekends are not known then.
 */
const LUNAR = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);
const SOLAR = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** The library reads a bare date as UTC and prints it as local: noon, local, is that date in every time zone. */
const noon = (isoDate: string): string => `${isoDate}T12:00:00`;

/** Names of announced days carry the name of the holiday in two languages, others only that of the weekday. */
const announced = (year: string): boolean => chineseDays.getDayDetail(noon(`${year}-10-01`)).name.includes(',');

const dayAfter = (isoDate: string): string => new Date(Date.parse(isoDate) + 86_400_000).toISOString().slice(0, 10);

const statutory = (isoDate: string): boolean => {
  if (SOLAR.has(isoDate.slice(5))) return true;
  const year = Number(isoDate.slice(0, 4));
  if (chineseDays.getSolarTermDate(year, 4, 'pure_brightness') === isoDate) return true;
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(noon(isoDate));
  if (!isLeap && LUNAR.has(`${lunarMon}-${lunarDay}`)) return true;
  // New Year's Eve has no date of its own: it is the day before the first.
  const eve = chineseDays.getLunarDate(noon(dayAfter(isoDate)));
  return eve.lunarMon === 1 && eve.lunarDay === 1;
};

/**
 * The working calendar of China's mainland, as far as it is announced; from then on weekdays and statutory days. Days that
 * are `named` go before it.
 */
export const openCalendar = (named: NamedDays = new Map()): Calendar => ({
  isWorkingDay(isoDate) {
    const said = named.get(isoDate);
    if (said) return said === 'workday';
    const working = chineseDays.isWorkday(noon(isoDate));
    return announced(isoDate.slice(0, 4)) ? working : working && !statutory(isoDate);
  },
});
