import { DateTime } from 'luxon';
import { HOME_ZONE, type Instant } from '../domain/clock.js';

/** A day, or one with a time: a month would be no more than its first day. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** Where what is counted begins or ends, in Tianjin: a day without a time is in it whole, by either. Null when it is none. */
export const momentIn = (text: string, which: 'from' | 'to'): Instant | null => {
  const at = DateTime.fromISO(text, { zone: HOME_ZONE });
  if (!at.isValid || !MOMENT.test(text)) return null;
  return (which === 'to' && !text.includes('T') ? at.plus({ days: 1 }) : at).toMillis();
};
