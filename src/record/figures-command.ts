import { stringify } from 'csv-stringify/sync';
import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Grouping, Store } from '../store/store.js';
import type { Texts } from '../texts/texts.js';
import { type Line, readFigures, type Times } from './figures.js';
import { table } from './table.js';

/** The CSV's columns; times in minutes. An empty cell: too few to be told, or none. */
const COLUMNS = [
  'by',
  'group',
  'name',
  'cases',
  'acknowledge_median_minutes',
  'acknowledge_p90_minutes',
  'safety_median_minutes',
  'safety_p90_minutes',
  'outcome_median_minutes',
  'outcome_p90_minutes',
  'nudges_per_case',
  'climbs_per_case',
  'handovers_declined',
] as const;

const HEADINGS = [
  'figures-cases',
  'figures-acknowledge',
  'figures-safety',
  'figures-outcome',
  'figures-nudges',
  'figures-climbs',
  'figures-declined',
] as const;

/** What the figures are to be of. */
export interface WantedFigures {
  readonly groupings: readonly Grouping[];
  readonly from: Instant;
  readonly to: Instant;
  /** A file that they are put into too. */
  readonly csv?: string | undefined;
}

const hours = (times: Times | null, hidden: string): string => {
  if (!times) return hidden;
  const told = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${told(times.median)} / ${told(times.p90)}`;
};

/** Prints the figures as tables, and puts them into a file where one is named. */
export const figuresCommand = async (
  store: Store,
  texts: Texts,
  locale: Locale,
  { groupings, from, to, csv }: WantedFigures,
  print: (line: string) => void,
  write: (file: string, content: string) => Promise<void>,
): Promise<void> => {
  const text = (key: string) => texts.text(locale, { key });
  const hidden = text('figures-hidden');
  const number = (figure: number | null) => (figure === null ? hidden : String(figure));
  const named = (by: Grouping, { group, name }: Line): string => {
    if (group === '') return text(by === 'district' ? 'figures-nowhere' : 'figures-nobody');
    if (by === 'post') return name === '' ? group : `${name} ${group}`;
    const key = by === 'sector' ? `figures-sector-${group}` : `district-${group}`;
    return texts.labels(key).length > 0 ? text(key) : group;
  };

  const records: (string | number | null)[][] = [];
  for (const by of groupings) {
    const lines = await readFigures(store, by, from, to);
    const rows = lines.map((line) => [
      named(by, line),
      number(line.cases),
      hours(line.acknowledge, hidden),
      hours(line.safety, hidden),
      hours(line.outcome, hidden),
      number(line.nudgesPerCase),
      number(line.climbsPerCase),
      number(line.declined),
    ]);
    for (const row of table([text(`figures-by-${by}`), ...HEADINGS.map(text)], rows)) print(row);
    print('');
    for (const line of lines) {
      const times = [line.acknowledge, line.safety, line.outcome].flatMap((one) => [
        one?.median ?? null,
        one?.p90 ?? null,
      ]);
      const { group, cases, nudgesPerCase, climbsPerCase, declined } = line;
      records.push([by, group, named(by, line), cases, ...times, nudgesPerCase, climbsPerCase, declined]);
    }
  }
  print(text('figures-note'));
  if (csv === undefined) return;
  // A spreadsheet takes Chinese for what it is by the mark at the beginning, and would run what begins as a formula does.
  const options = { header: true, columns: [...COLUMNS], bom: true, escape_formulas: true };
  await write(csv, stringify(records, options));
};
