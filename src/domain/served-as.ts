/** How a database is served: as a trial, in earnest with the sample's posts, or with a directory of its own. */
export const SERVED_AS = ['trial', 'sample', 'directory'] as const;
export type ServedAs = (typeof SERVED_AS)[number];

/** Whether a start forgot what the one before had set: it would leave out every post, or hurry and silence what is real. */
export const isLess = (now: ServedAs, before: ServedAs | null): boolean =>
  before !== null && SERVED_AS.indexOf(now) < SERVED_AS.indexOf(before);
