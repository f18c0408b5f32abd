import { figuresCommand, wantedFigures } from '../record/figures-command.js';
import { openTexts } from '../texts/texts.js';
import type { Command } from './command.js';
import { mustBeNew, writeNew } from './export.js';

export const figures: Command = {
  takes: '[--by sector|post|district] [--from DATE] [--to DATE] [--csv FILE]',
  about:
    'how long cases took to be acknowledged, to safety and to an outcome, and what that needed; of those opened on these days, the last one too',
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
