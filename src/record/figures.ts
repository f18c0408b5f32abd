import { type Instant, MINUTE } from '../domain/clock.js';
import type { Figure, Grouping, Measure, Store } from '../store/store.js';

/** Fewer children than this could be recognised (domain.md 1.9): their figures are not shown. */
const LEAST_SHOWN = 5;

/** A time to something, in whole minutes. */
export interface Times {
  readonly median: number;
  readonly p90: number;
}

/** What is told of one group. Null: of too few to be told. */
export interface Line {
  /** A sector, a post's code or a district's; empty where nobody took it yet, or the district is not known. */
  readonly group: string;
  readonly name: string;
  readonly cases: number | null;
  readonly acknowledge: Times | null;
  readonly safety: Times | null;
  readonly outcome: Times | null;
  readonly nudgesPerCase: number | null;
  readonly climbsPerCase: number | null;
  readonly declined: number | null;
}

/**
 * Which of these counts are shown: none from 1 to 4, and none that could be found out as what is missing from a total
 * that is known from elsewhere. What is hidden comes to at least five together.
 */
export const shown = (counts: readonly number[]): boolean[] => {
  const visible = counts.map((count) => count === 0 || count >= LEAST_SHOWN);
  const hidden = () => counts.reduce((sum, count, index) => sum + (visible[index] ? 0 : count), 0);
  while (hidden() > 0 && hidden() < LEAST_SHOWN) {
    const next = Math.min(...counts.filter((count, index) => visible[index] && count > 0));
    if (!Number.isFinite(next)) break;
    visible[counts.findIndex((count, index) => visible[index] && count === next)] = false;
  }
  return visible;
};

const times = (figure: Figure | undefined): Times | null =>
  figure && figure.count >= LEAST_SHOWN ? { median: minutes(figure.median), p90: minutes(figure.p90) } : null;

/** A clock that was set back must not make a time negative. */
const minutes = (ms: number): number => Math.max(0, Math.round(ms / MINUTE));

const perCase = (figure: Figure | undefined): number | null =>
  figure ? Math.round((figure.sum / figure.count) * 100) / 100 : null;

/** The figures of the cases opened from `from` on and before `to`, one line for each group. */
export const readFigures = async (store: Store, by: Grouping, from: Instant, to: Instant): Promise<Line[]> => {
  const groups = new Map<string, { name: string; figures: Map<Measure, Figure> }>();
  for (const figure of await store.read.figures.by(by, from, to)) {
    const known = groups.get(figure.group) ?? { name: '', figures: new Map<Measure, Figure>() };
    known.figures.set(figure.measure, figure);
    groups.set(figure.group, { ...known, name: by === 'post' ? (figure.name ?? known.name) : '' });
  }
  const all = [...groups];
  const count = (measure: Measure) => all.map(([, { figures }]) => figures.get(measure)?.count ?? 0);
  const [cases, declined] = [count('cases'), count('declined')];
  const [caseShown, declinedShown] = [shown(cases), shown(declined)];
  return all.map(([group, { name, figures }], index) => {
    const told = caseShown[index] ?? false;
    return {
      group,
      name,
      cases: told ? (cases[index] ?? 0) : null,
      acknowledge: told ? times(figures.get('acknowledge')) : null,
      safety: told ? times(figures.get('safety')) : null,
      outcome: told ? times(figures.get('outcome')) : null,
      nudgesPerCase: told ? perCase(figures.get('nudges')) : null,
      climbsPerCase: told ? perCase(figures.get('climbs')) : null,
      declined: declinedShown[index] ? (declined[index] ?? 0) : null,
    };
  });
};
