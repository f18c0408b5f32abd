import { alarmsHeard, bareStreets, gapsIn } from '../notify/gaps.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { areasOf, sentences, streetSentences } from './say-gaps.js';

export const gaps: Command = {
  takes: '',
  about: 'say where a ladder or a concern would reach nobody: posts that are missing, or that nobody reachable holds',
  async run(args, desk) {
    if (args.length > 0) return undefined;
    const frame = await frameOf(desk);
    const areas = areasOf(frame);
    const { found, streets, heard } = await desk.withStore(async (store) => ({
      found: await gapsIn(frame, store.read, areas, desk.now),
      streets: await bareStreets(frame, store.read, desk.now),
      heard: await alarmsHeard(frame, store.read, desk.now),
    }));
    const unheard = heard
      ? []
      : ['operator, bot duty desk: nobody can be reached. Alarms of the service reach nobody.'];
    const told = [...sentences(frame, found, areas), ...streetSentences(streets), ...unheard];
    if (told.length === 0) {
      return { lines: [`Every rung and every concern reaches somebody in each of ${areas.length} areas.`] };
    }
    return { lines: told, exitCode: 1 };
  },
};
