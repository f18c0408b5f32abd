import fc from 'fast-check';
import { DIRECTORY_COLUMNS } from '../../src/domain/directory.js';
import type { Post, PostKind, Sector } from '../../src/domain/post.js';

/** Posts that may be there or not, beside an operator: whoever keeps the service running is never a gap. */
const SEATS: readonly (readonly [PostKind, Sector, string])[] = [
  ['bot_duty_desk', 'social_org', '12'],
  ['community_child_director', 'community', '120101'],
  ['street_child_supervisor', 'government', '120101'],
  ['district_civil_affairs', 'government', '120101'],
  ['district_wcwc_office', 'government', '120101'],
  ['city_civil_affairs', 'government', '12'],
  ['police', 'government', '120101'],
  ['social_work_station', 'social_org', '120101'],
  ['district_civil_affairs', 'government', '120102'],
];

/** A directory at random, and who is in it. */
export interface Plan {
  /** For each seat: whether it is in the directory, whom it reports to by index, and how many hold it. */
  readonly seats: readonly { readonly there: boolean; readonly above: number | null; readonly people: number }[];
}
export const plans: fc.Arbitrary<Plan> = fc.record({
  seats: fc.array(
    fc.record({
      // Three of four: gaps, and still a way to go.
      there: fc.nat(3).map((one) => one > 0),
      above: fc.option(fc.nat(SEATS.length - 1), { nil: null }),
      people: fc.nat(3).map((one) => Math.min(one, 2)),
    }),
    { minLength: SEATS.length, maxLength: SEATS.length },
  ),
});

/** Nearest to a family, and the first who are asked to help. */
const NEAREST: readonly PostKind[] = ['community_child_director', 'street_child_supervisor', 'social_work_station'];

/** The same with somebody in each of the posts that are nearest to a family. */
export const peopled: fc.Arbitrary<Plan> = plans.map(({ seats }) => ({
  seats: seats.map((seat, index) =>
    NEAREST.some((kind) => kind === SEATS[index]?.[0])
      ? { ...seat, there: true, people: Math.max(1, seat.people) }
      : seat,
  ),
}));

/** A directory as it is written down. */
export const csvOf = (posts: readonly Post[]): string =>
  [
    DIRECTORY_COLUMNS.join(','),
    ...posts.map((p) => [p.code, p.name, p.kind, p.sector, p.area, p.reportsTo ?? '', p.timezone].join(',')),
  ].join('\n');

/** The posts of a plan, and an operator. */
export const postsOf = ({ seats }: Plan): Post[] => {
  const codeOf = (index: number) => `S${index}`;
  const found = SEATS.flatMap(([kind, sector, area], index): Post[] => {
    const seat = seats[index];
    if (!seat?.there) return [];
    const above = seat.above !== null && seats[seat.above]?.there ? seat.above : null;
    const post = { code: codeOf(index), name: `岗位${index}`, kind, sector, area, timezone: 'Asia/Shanghai' };
    return [above === null ? post : { ...post, reportsTo: codeOf(above) }];
  });
  return [
    ...found,
    { code: 'OPS', name: '运维', kind: 'operator', sector: 'social_org', area: '12', timezone: 'Asia/Shanghai' },
  ];
};

/** True when following `reports_to` from some post comes back to it. */
export const goesRound = (posts: readonly Post[]): boolean =>
  posts.some((start) => {
    let here: Post | undefined = start;
    for (let steps = 0; here && steps <= posts.length; steps += 1) {
      here = posts.find(({ code }) => code === here?.reportsTo);
      if (here === start) return true;
    }
    return false;
  });

/** The same directory without the way up at which it goes round. */
export const mended = (posts: readonly Post[]): Post[] => {
  const kept: Post[] = posts.map(({ reportsTo: _, ...post }) => post);
  for (const [index, { reportsTo }] of posts.entries()) {
    const post = kept[index];
    if (reportsTo === undefined || !post) continue;
    kept[index] = { ...post, reportsTo };
    if (goesRound(kept)) kept[index] = post;
  }
  return kept;
};
