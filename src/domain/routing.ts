import type { Post, PostKind } from './post.js';

/**
 * Who of this kind answers for a child in this area: the posts whose own area covers the child's most closely, in the
 * order of the directory. Where the child is now decides, not its 户籍 (domain.md 0.9). None answers: an empty list.
 * While only the city is known (`CITY_AREA`), none but city-wide posts cover it.
 */
export const postsFor = (kind: PostKind, area: string, posts: readonly Post[]): Post[] => {
  const covering = posts.filter((post) => post.kind === kind && area.startsWith(post.area));
  const closest = Math.max(0, ...covering.map((post) => post.area.length));
  return covering.filter((post) => post.area.length === closest);
};

/** The posts above some, up their `reports_to`, nearest first; a way that goes in a circle ends. */
const above = (from: readonly Post[], posts: readonly Post[]): Post[] => {
  const way = new Set<Post>();
  for (const post of from) {
    let next = posts.find(({ code }) => code === post.reportsTo);
    while (next !== undefined && !way.has(next)) {
      way.add(next);
      const { reportsTo } = next;
      next = posts.find(({ code }) => code === reportsTo);
    }
  }
  return [...way];
};

/**
 * The same, and who is called in their place where nobody can be reached at them, step by step: posts of the kind that they
 * report to, then those whose areas are wider, as a district's for a street's. A seat that stands empty swallows no call.
 */
export const waysFor = (kind: PostKind, area: string, posts: readonly Post[]): Post[][] => {
  const closest = postsFor(kind, area, posts);
  const reported = above(closest, posts).filter((post) => post.kind === kind);
  const covering = posts.filter((post) => post.kind === kind && area.startsWith(post.area));
  const widths = [...new Set(covering.map((post) => post.area.length))].sort((a, b) => b - a);
  const steps = [
    closest,
    ...reported.map((post) => [post]),
    ...widths.map((n) => covering.filter((p) => p.area.length === n)),
  ];
  const seen = new Set<Post>();
  return steps
    .map((step) => step.filter((post) => !seen.has(post) && seen.add(post)))
    .filter((step) => step.length > 0);
};
