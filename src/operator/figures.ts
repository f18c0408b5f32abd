import { say } from '../domain/say.js';
import { figuresCommand, wantedFigures } from '../record/figures-command.js';
import { openTexts } from '../texts/texts.js';
import type { Command } from './command.js';
import { mustBeNew, writeNew } from './export.js';

export const figures: Command = {
  takes: say('figures-takes'),
  options: ['--by', '--from', '--to', '--csv'],
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
