import type { Post, PostKind } from './post.js';

/** A directory as it is asked: by code, and by kind and area; in its own order. */
interface Index {
  readonly byCode: ReadonlyMap<string, Post>;
  readonly byKind: ReadonlyMap<PostKind, ReadonlyMap<string, readonly Post[]>>;
}

/** Made once for each directory: a whole city's has thousands of posts, and every area asks for two dozen kinds. */
const indices = new WeakMap<readonly Post[], Index>();

const indexOf = (posts: readonly Post[]): Index => {
  const known = indices.get(posts);
  if (known) return known;
  const byCode = new Map<string, Post>();
  const byKind = new Map<PostKind, Map<string, Post[]>>();
  for (const post of posts) {
    const { code, kind, area } = post;
    if (!byCode.has(code)) byCode.set(code, post);
    const areas = byKind.get(kind) ?? new Map<string, Post[]>();
    byKind.set(kind, areas);
    const there = areas.get(area);
    if (there) there.push(post);
    else areas.set(area, [post]);
  }
  const made = { byCode, byKind };
  indices.set(posts, made);
  return made;
};

/** The post of this code. */
export const postOfCode = (code: string | undefined, posts: readonly Post[]): Post | undefined =>
  code === undefined ? undefined : indexOf(posts).byCode.get(code);

/** The posts of a kind whose areas cover this one: those of each area together, the closest first. */
const covering = (kind: PostKind, area: string, posts: readonly Post[]): (readonly Post[])[] => {
  const areas = indexOf(posts).byKind.get(kind);
  const found: (readonly Post[])[] = [];
  for (let digits = area.length; areas && digits >= 0; digits -= 1) {
    const there = areas.get(area.slice(0, digits));
    if (there) found.push(there);
  }
  return found;
};

/**
 * Who of this kind answers for a child in this area: the posts whose own area covers the child's most closely, in the
 * order of the directory. Where the child is now decides, not its 户籍 (domain.md 0.9). None answers: an empty list.
 * While only the city is known (`CITY_AREA`), none but city-wide posts cover it.
 */
export const postsFor = (kind: PostKind, area: string, posts: readonly Post[]): Post[] => {
  const [closest = []] = covering(kind, area, posts);
  return [...closest];
};

/** The posts above some, up their `reports_to`, nearest first; a way that goes in a circle ends. */
const above = (from: readonly Post[], posts: readonly Post[]): Post[] => {
  const way = new Set<Post>();
  for (const post of from) {
    let next = postOfCode(post.reportsTo, posts);
    while (next !== undefined && !way.has(next)) {
      way.add(next);
      next = postOfCode(next.reportsTo, posts);
    }
  }
  return [...way];
};

/**
 * The same, and who is called in their place where nobody can be reached at them, step by step: posts of the kind that they
 * report to, then those whose areas are wider, as a district's for a street's. A seat that stands empty swallows no call.
 */
export const waysFor = (kind: PostKind, area: string, posts: readonly Post[]): Post[][] => {
  const [closest = [], ...wider] = covering(kind, area, posts);
  const reported = above(closest, posts).filter((post) => post.kind === kind);
  const steps = [closest, ...reported.map((post) => [post]), ...wider];
  const seen = new Set<Post>();
  return steps
    .map((step) => step.filter((post) => !seen.has(post) && seen.add(post)))
    .filter((step) => step.length > 0);
};
