import { DISTRICTS } from '../domain/report.js';
import type { Frame } from '../notify/frame.js';
import { type Gap, gapsIn } from '../notify/gaps.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';

/** Shorter codes are a city or a province: a child's is a district, or lies in one. */
const DISTRICT_DIGITS = 6;

/** Every district that can be reported, and every district, street and village that has posts of its own. */
const areasOf = ({ posts }: Frame): string[] => {
  const own = posts.map(({ area }) => area).filter((area) => area.length >= DISTRICT_DIGITS);
  return [...new Set([...DISTRICTS, ...own])].sort();
};

const isDistrict = (area: string): boolean => DISTRICTS.some((district) => district === area);

const areaName = ({ texts }: Frame, area: string): string =>
  isDistrict(area) ? `${texts.text('en', { key: `district-${area}` })} (${area})` : area;

const rungsOf = ({ rungs }: Gap): string => rungs.map(({ level, rung }) => `${level} rung ${rung + 1}`).join(', ');

/** One sentence for what is missing in the same way everywhere, such as a post of the city. */
const sentences = (frame: Frame, gaps: readonly Gap[], areas: readonly string[]): string[] => {
  const alike = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const key = `${gap.kind} ${gap.posts.map(({ code }) => code).join(' ')}`;
    alike.set(key, [...(alike.get(key) ?? []), gap]);
  }
  const lines: string[] = [];
  for (const same of alike.values()) {
    const [first] = same;
    if (!first) continue;
    const kind = first.kind.replaceAll('_', ' ');
    const posts = first.posts.map(({ code, name }) => `${code} ${name}`).join(', ');
    const what = posts === '' ? `no post is ${kind}` : `nobody who can be reached now is ${kind} (${posts})`;
    const named = same.length === areas.length ? ['everywhere'] : same.map(({ area }) => areaName(frame, area));
    for (const where of posts === '' ? named : [named.join(', ')]) lines.push(`${where}: ${what}: ${rungsOf(first)}.`);
  }
  return lines;
};

export const gaps: Command = {
  takes: '',
  about: 'say where a ladder would reach nobody: posts that are missing, or that nobody reachable holds',
  async run(args, desk) {
    if (args.length > 0) return undefined;
    const frame = await frameOf(desk);
    const areas = areasOf(frame);
    const found = await desk.withStore((store) => gapsIn(frame, store.read, areas, desk.now));
    if (found.length === 0) return { lines: [`Every rung reaches somebody in each of ${areas.length} areas.`] };
    return { lines: sentences(frame, found, areas), exitCode: 1 };
  },
};
