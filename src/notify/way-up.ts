import type { Level } from '../domain/level.js';
import { postsFor } from '../domain/routing.js';
import type { Holder } from '../store/store.js';
import type { Frame } from './frame.js';
import { rungsAbove } from './rungs.js';

/** Who hears that a step of a case is late: whoever shares its holder's post, and then the way up from it. */
export const stepWayUp = (
  frame: Frame,
  where: { readonly level: Level; readonly area: string },
  { postCode }: Holder,
): string[][] => wayUp(frame, [postCode], where);

/**
 * Named rungs from some posts up their `reports_to`, and after them whoever stands at the top of the level's ladder, so that
 * a way that ends early, as that of a police station, still ends with somebody who can decide. No post twice, none of `without`.
 */
export const wayUp = (
  frame: Frame,
  first: readonly string[],
  where: { readonly level: Level; readonly area: string },
  without: ReadonlySet<string> = new Set(),
): string[][] => {
  const top = (frame.ladder.levels[where.level].rungs.at(-1) ?? []).flatMap((kind) =>
    postsFor(kind, where.area, frame.posts).map(({ code }) => code),
  );
  const [lowest] = first;
  const rungs = [[...first], ...(lowest === undefined ? [] : rungsAbove(frame, lowest)), top];
  const seen = new Set(without);
  return rungs
    .map((rung) => rung.filter((code) => !seen.has(code) && seen.add(code)))
    .filter((rung) => rung.length > 0);
};
