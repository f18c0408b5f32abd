import { DAY, HOUR, type Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import type { Case, Matter, Obligation, Records, Unheld } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { isCalling } from '../ladder/calling.js';
import { alarmLines } from '../ladder/top-alarm.js';
import { callOperators } from '../telling/tell.js';

/** Alarms of cases stand among the matters, one row for each. */
const PREFIX = 'unheld-';
/** So many numbers in one message; the rest come in the next. */
const NAMED = 20;
/** So many rows are written in one transaction; the next audit takes the rest. */
const AT_ONCE = 200;

/** While it stands it is told again after so long. */
const AGAIN: Readonly<Record<Level, number>> = { P0: HOUR, P1: HOUR, P2: DAY, P3: DAY };

/** Whether a matter is the alarm of one case. */
export const isUnheld = ({ name }: Pick<Matter, 'name'>): boolean => name.startsWith(PREFIX);

/** The alarm that nobody holds this child stands from now on, until somebody does; it is not told by this. */
export const noteUnheld = async (tx: Records, { id }: Pick<Case, 'id'>, now: Instant): Promise<void> => {
  const name = PREFIX + id;
  await tx.matters.inTurn();
  // Held for a moment since the last audit, and nobody's again: that is told anew.
  const { revision = 0 } = (await tx.matters.byName(name)) ?? {};
  // Lost to another instance that found the same: the alarm stands.
  await tx.matters.save({ name, standing: true, since: now, seenAt: now, toldAt: null, figure: 1, revision });
};

/** Who was to hear this alarm must not hear of its case: the next audit tells it anew, with the others that they were told with. */
export const tellUnheldAgain = async (tx: Records, caseId: string): Promise<void> => {
  await tx.matters.inTurn();
  const told = (await tx.matters.byName(PREFIX + caseId))?.toldAt ?? null;
  if (told === null) return;
  for (const alarm of await tx.matters.all()) {
    if (isUnheld(alarm) && alarm.toldAt === told) await tx.matters.save({ ...alarm, toldAt: null });
  }
};

/** A case that the operator has to hear of now. */
interface Due {
  readonly alarm: Matter;
  readonly matter: Unheld;
}

/** Who is called for these children, and what the operator can do. */
const whatToDo = async (frame: Frame, tx: Records, due: readonly Due[]): Promise<Record<string, TextRef>> => {
  const calling: Obligation[] = [];
  for (const { matter } of due) calling.push(...(await tx.obligations.ofCase(matter.id)).filter(isCalling));
  const [first, ...others] = calling;
  if (!first) return { called: { key: 'alarm-called-none' }, todo: { key: 'alarm-bind-any' } };
  const { called, bind } = await alarmLines(frame, tx, [first, ...others]);
  return { called, todo: bind };
};

/** Tells the operator of these cases by their numbers. False when nobody could be reached: then none counts as told. */
const tellOf = async (frame: Frame, tx: Records, due: readonly Due[], now: Instant): Promise<boolean> => {
  const claimed: (typeof due)[number][] = [];
  for (const one of due) {
    // Who saves first tells; another instance that saw the same does not.
    if (await tx.matters.save({ ...one.alarm, seenAt: now, toldAt: now })) claimed.push(one);
  }
  const [first] = claimed;
  if (!first) return true;
  const numbers = claimed.map(({ matter }) => matter.number).join('、');
  const alarm = {
    key: 'operator-alarm-unheld',
    args: { count: claimed.length, numbers, ...(await whatToDo(frame, tx, claimed)) },
  };
  const cases = claimed.map(({ matter }) => matter.id);
  if ((await callOperators(frame, tx, alarm, `${first.alarm.name}:${now}`, now, cases)) > 0) {
    frame.log.error({ alarm: alarm.key, cases }, 'operator alarm');
    return true;
  }
  for (const { alarm } of claimed) {
    await tx.matters.save({ ...alarm, seenAt: now, revision: alarm.revision + 1 });
  }
  return false;
};

/** Who must not be told of one case would hear of none beside it: where nobody could hear of all, each is told alone. */
const tellEachOf = async (frame: Frame, tx: Records, batch: readonly Due[], now: Instant): Promise<boolean> => {
  if (batch.length === 1) return false;
  let heard = true;
  for (const { alarm, matter } of batch) {
    const read = await tx.matters.byName(alarm.name);
    if (read) heard = (await tellOf(frame, tx, [{ alarm: read, matter }], now)) && heard;
  }
  return heard;
};

const isDue = ({ toldAt }: Matter, { level }: Unheld, now: Instant): boolean =>
  // A clock that was set ahead and back again must not silence anything.
  toldAt === null || Math.abs(now - toldAt) >= AGAIN[level];

/**
 * Tells the operator of every case that nobody holds and of which nothing was said yet, or not lately; and of each that
 * somebody holds again, or that is over, that its alarm is. Returns how many stand, and whether all could be told.
 */
export const tellUnheld = async (
  frame: Frame,
  tx: Records,
  now: Instant,
): Promise<{ readonly standing: number; readonly heard: boolean }> => {
  await tx.matters.inTurn();
  const alarms = (await tx.matters.all()).filter(isUnheld);
  const cases = new Map((await tx.audit.stillUnheld(alarms.map(caseOf))).map((one) => [one.id, one]));
  const due: { alarm: Matter; matter: Unheld }[] = [];
  let standing = 0;
  let ended = 0;
  for (const alarm of alarms) {
    const matter = cases.get(caseOf(alarm));
    if (matter?.stands) {
      standing += 1;
      if (due.length < AT_ONCE && isDue(alarm, matter, now)) due.push({ alarm, matter });
    } else if (ended < AT_ONCE) {
      ended += 1;
      await end(frame, tx, alarm, matter, now);
    }
  }
  let heard = true;
  for (let from = 0; from < due.length; from += NAMED) {
    const batch = due.slice(from, from + NAMED);
    heard = ((await tellOf(frame, tx, batch, now)) || (await tellEachOf(frame, tx, batch, now))) && heard;
  }
  return { standing, heard };
};

const caseOf = ({ name }: Matter): string => name.slice(PREFIX.length);

const end = async (frame: Frame, tx: Records, alarm: Matter, matter: Unheld | undefined, now: Instant) => {
  if (!(await tx.matters.remove(alarm))) return;
  frame.log.info({ matter: 'unheld', case: caseOf(alarm), since: alarm.since }, 'a matter is over');
  if (!matter || alarm.toldAt === null) return;
  const news = { key: 'operator-over-unheld', args: { number: matter.number } };
  await callOperators(frame, tx, news, `${alarm.name}:${alarm.since}:over`, now, [matter.id]);
};
