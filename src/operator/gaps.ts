import { unconfirmed } from '../domain/hotline.js';
import { loadHotlines } from '../files/load.js';
import { alarmsHeard, bareStreets, gapsIn } from '../notify/ladder/gaps.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { areasOf, asideSentences, hotlineSentences, sentences, streetSentences } from './say-gaps.js';

export const gaps: Command = {
  takes: '',
  about: 'say where a ladder or a concern would reach nobody: posts that are missing, or that nobody reachable holds',
  async run(args, desk) {
    if (args.length > 0) return undefined;
    const frame = await frameOf(desk);
    const areas = areasOf(frame);
    const { found, streets, heard, aside } = await desk.withStore(async (store) => ({
      found: await gapsIn(frame, store.read, areas, desk.now),
      streets: await bareStreets(frame, store.read, desk.now),
      heard: await alarmsHeard(frame, store.read, desk.now),
      aside: await store.read.erasure.setAside(),
    }));
    const unheard = heard
      ? []
      : ['operator, bot duty desk: nobody can be reached. Alarms of the service reach nobody.'];
    const told = [...sentences(frame, found, areas), ...streetSentences(streets), ...unheard];
    const { hotlinesFile, keepDays } = desk.config();
    // A number that waits to be confirmed may well be right: it is said, and is no gap. So is what waits for a human.
    const old = [
      ...hotlineSentences(unconfirmed(await loadHotlines(hotlinesFile), desk.now)),
      ...asideSentences(aside, keepDays),
    ];
    if (told.length === 0) {
      const well = `Every rung and every concern reaches somebody in each of ${areas.length} areas.`;
      return { lines: [well, ...old] };
    }
    return { lines: [...told, ...old], exitCode: 1 };
  },
};
