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
