import { SERVING_KINDS } from './directory.js';
import type { Need } from './need.js';
import type { Post } from './post.js';

/** How many digits an area of a city has; what is longer is a district, or lies in one. */
const CITY_DIGITS = 4;

/**
 * Whom a need is offered to, in rounds: posts whose profile holds the need, of the child's district and, where a case says
 * in which street the child is, of that street; then those of the city. A round without anybody is empty.
 */
export const helpersFor = (need: Need, area: string, posts: readonly Post[]): readonly [Post[], Post[]] => {
  const fit = posts.filter(
    (post) => SERVING_KINDS.includes(post.kind) && area.startsWith(post.area) && post.services?.includes(need),
  );
  const wide = (post: Post): boolean => post.area.length <= CITY_DIGITS;
  return [fit.filter((post) => !wide(post)), fit.filter(wide)];
};
