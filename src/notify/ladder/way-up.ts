import type { Level } from '../../domain/level.js';
import { postsFor } from '../../domain/routing.js';
import type { Holder } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { rungsAbove } from './rungs.js';

/** Who hears that a step of a case is late: whoever shares its holder's post, and then the way up from it. */
export const stepWayUp = (
  frame: Frame,
  where: { readonly level: Level; readonly area: string },
  { postCode }: Holder,
): string[][] => wayUp(frame, [postCode], where);

/** Whoever stands at the top of the level's ladder, where a case is. */
export const topPosts = (frame: Frame, { level, area }: { readonly level: Level; readonly area: string }): string[] =>
  (frame.ladder.levels[level].rungs.at(-1) ?? []).flatMap((kind) =>
    postsFor(kind, area, frame.posts).map(({ code }) => code),
  );

/**
 * The rungs over a post, nearest first. Where its way up ends before the top of the level's ladder, as that of a police station,
 * which reports to nobody, or of a street whose bureau does, the top comes after it.
 */
export const rungsOver = (
  frame: Frame,
  code: string,
  where: { readonly level: Level; readonly area: string },
): readonly (readonly string[])[] => {
  const above = rungsAbove(frame, code);
  const top = topPosts(frame, where);
  const way = [code, ...above.flat()];
  // A ladder may end below the post.
  const comesThere = top.some((one) => way.includes(one) || rungsAbove(frame, one).flat().includes(code));
  const others = top.filter((one) => one !== code);
  return (above.length > 0 && comesThere) || others.length === 0 ? above : [...above, others];
};

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
  const [lowest] = first;
  const rungs = [[...first], ...(lowest === undefined ? [] : rungsAbove(frame, lowest)), topPosts(frame, where)];
  const seen = new Set(without);
  return rungs
    .map((rung) => rung.filter((code) => !seen.has(code) && seen.add(code)))
    .filter((rung) => rung.length > 0);
};
