import { unconfirmed } from '../domain/hotline.js';
import { say } from '../domain/say.js';
import { loadHotlines } from '../files/load.js';
import { alarmsHeard, bareStreets, gapsIn } from '../notify/ladder/gaps.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { areasOf, asideSentences, hotlineSentences, namesIn, sentences, streetSentences } from './say-gaps.js';

export const gaps: Command = {
  takes: '',
  about: say('gaps-about'),
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
    const unheard = heard ? [] : [say('alarms-unheard')];
    const names = namesIn(desk.locale, frame.texts);
    const told = [...sentences(names, found, areas), ...streetSentences(streets), ...unheard];
    const { hotlinesFile, keepDays } = desk.config();
    // A number that waits to be confirmed may well be right: it is said, and is no gap. So is what waits for a human.
    const old = [
      ...hotlineSentences(unconfirmed(await loadHotlines(hotlinesFile), desk.now)),
      ...asideSentences(aside, keepDays),
    ];
    if (told.length === 0) return { lines: [say('no-gap', { areas: String(areas.length) }), ...old] };
    return { lines: [...told, ...old], exitCode: 1 };
  },
};
