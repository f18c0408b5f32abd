import { HOUR, MINUTE } from '../../src/domain/clock.js';
import type { Post } from '../../src/domain/post.js';
import type { Store } from '../../src/store/store.js';

const post = (code: string, name: string, sector: Post['sector'], area: string): Post => ({
  code,
  name,
  kind: 'street_child_supervisor',
  sector,
  area,
  timezone: 'Asia/Shanghai',
});
/** One of each sector; the name of one would run in a spreadsheet. */
export const POSTS = [
  post('A', '和平区街道儿童督导员', 'government', '120101'),
  post('B', '=HYPERLINK("http://example.org")', 'community', '120102'),
  post('C', '社工站', 'social_org', '120101'),
];

/** 2026-03-01 in Tianjin. */
export const START = Date.parse('2026-03-01T00:00:00+08:00');

/** What happened in a case. */
export interface Told {
  readonly area: string;
  readonly post?: string;
  /** Minutes to each. */
  readonly taken?: number;
  readonly safe?: number;
  readonly closed?: number;
  readonly nudges?: number;
  readonly climbs?: number;
  readonly declined?: readonly string[];
}

/** The next rung called, the top called again, and what fell back to be called for anew. */
export const CLIMBS = ['obligation.climbed', 'obligation.repeated', 'obligation.reopened'] as const;

/** The case that was opened `n` hours after the start, with the events that the figures are made of. */
export const tell = async (store: Store, n: number, told: Told): Promise<void> => {
  const id = `case${n}`;
  const openedAt = START + n * HOUR;
  await store.write(async (tx) => {
    await tx.cases.open({ id, number: `N${n}`, area: told.area, level: 'P1', openedAt });
    const add = (kind: string, minutes: number, postCode?: string) =>
      tx.events.add({ at: openedAt + minutes * MINUTE, kind, caseId: id, ...(postCode ? { postCode } : {}) });
    for (let i = 0; i < (told.nudges ?? 0); i += 1) await add('obligation.nudged', 1);
    for (let i = 0; i < (told.climbs ?? 0); i += 1) await add(CLIMBS[i % CLIMBS.length] ?? '', 1);
    if (told.taken !== undefined) await add('obligation.acknowledged', told.taken, told.post);
    // Taken again later, by somebody else: the first counts.
    if (told.taken !== undefined) await add('obligation.acknowledged', told.taken + 500, 'C');
    if (told.safe !== undefined) await add('child.safety_confirmed', told.safe, told.post);
    if (told.closed !== undefined) await add('case.closed', told.closed - 1, told.post);
    if (told.closed !== undefined) await add('case.closed', told.closed, told.post);
    if (told.closed !== undefined) await tx.cases.close(id, 'safe_and_stable', openedAt + told.closed * MINUTE);
    for (const by of told.declined ?? []) await add('handover.declined', 3, by);
  });
};
