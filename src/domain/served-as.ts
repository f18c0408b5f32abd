/** How a database is served: with a directory of its own, or to try things with the sample's posts. */
export const SERVED_AS = ['sample', 'directory'] as const;
export type ServedAs = (typeof SERVED_AS)[number];
