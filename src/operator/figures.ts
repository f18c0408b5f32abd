import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import type { Instant } from '../domain/clock.js';
import { say } from '../domain/say.js';
import { figuresCommand, type WantedFigures } from '../record/figures-command.js';
import { momentIn } from '../record/moment.js';
import { GROUPINGS } from '../store/store.js';
import { openTexts } from '../texts/texts.js';
import type { Command } from './command.js';
import { mustBeNew, writeNew } from './export.js';

const TEXT = { type: 'string' } as const;
const OPTIONS = { by: TEXT, from: TEXT, to: TEXT, csv: TEXT };

const instant = (option: 'from' | 'to', text: string): Instant => {
  const at = momentIn(text, option);
  if (at !== null) return at;
  throw new ConfigProblem([say('figures-date-wrong', { option: `--${option}`, given: JSON.stringify(text) })]);
};

/**
 * `[--by sector|post|district] [--from ISO] [--to ISO] [--csv FILE]`. A day without a time is counted whole, by either option.
 * @throws {ConfigProblem} when the arguments are wrong
 */
export const wantedFigures = (args: readonly string[]): WantedFigures => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const by = GROUPINGS.find((known) => known === values.by);
  if (values.by !== undefined && !by) {
    throw new ConfigProblem([
      say('figures-by-unknown', { given: JSON.stringify(values.by), groupings: [...GROUPINGS] }),
    ]);
  }
  const wanted = {
    groupings: by ? [by] : GROUPINGS,
    from: values.from === undefined ? 0 : instant('from', values.from),
    to: values.to === undefined ? Number.MAX_SAFE_INTEGER : instant('to', values.to),
    csv: values.csv,
  };
  if (wanted.to <= wanted.from) throw new ConfigProblem([say('figures-to-first')]);
  return wanted;
};

export const figures: Command = {
  takes: say('figures-takes'),
  options: Object.keys(OPTIONS).map((name) => `--${name}`),
  about: say('figures-about'),
  async run(args, desk) {
    const wanted = wantedFigures(args);
    if (wanted.csv !== undefined) mustBeNew(wanted.csv);
    const lines: string[] = [];
    await desk.withStore((store) =>
      figuresCommand(store, openTexts(), desk.locale, wanted, (line) => void lines.push(line), writeNew),
    );
    return { lines };
  },
};
