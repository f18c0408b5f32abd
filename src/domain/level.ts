/** Risk levels, most urgent first (domain.md 5.2–5.3). */
export const LEVELS = ['P0', 'P1', 'P2', 'P3'] as const;
export type Level = (typeof LEVELS)[number];

/** The more urgent of two levels. */
export const higher = (a: Level, b: Level): Level => (a < b ? a : b);

/** In which order messages about it leave: the smaller the sooner. */
export const priorityOf = (level: Level): number => LEVELS.indexOf(level);
