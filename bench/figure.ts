import type { Options } from './options.js';

/** One line of a table; `goal` and `met` stand where the project has set itself a goal. */
export type Row = Readonly<Record<string, string | number>>;

export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Something that is measured. */
export interface Figure {
  readonly name: string;
  readonly about: string;
  run(options: Options): Promise<readonly Table[]>;
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** A line that says whether the goal is met. */
export const judged = (what: string, value: number, goal: Goal, more: Row = {}): Row => ({
  what,
  ...more,
  value: rounded(value),
  goal: 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`,
  met: ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost) ? 'yes' : 'NO',
});

export const rounded = (value: number): number => Number(value.toPrecision(value >= 1_000 ? 6 : 3));
