import type { Level } from '../../src/domain/level.js';
import { ROUTES, routeFor } from '../../src/domain/routes.js';
import { loadDirectory } from '../../src/files/load.js';
import { openObligation } from '../../src/notify/ladder/open.js';
import { stepAside } from '../../src/notify/ladder/step-aside.js';
import type { Records } from '../../src/store/store.js';
import type { LadderStage } from './ladder-stage.js';
import { HEPING } from './world.js';

export const sample = await loadDirectory(undefined);
export const AREA = '120101001';
const district = sample.find(({ code }) => code === HEPING.supervisor);
if (!district) throw new Error('the sample has no supervisor for the district');
export const DISTRICT = district;
/** The same kind of post, of one street: the district's is called in its place. */
export const STREET = { ...DISTRICT, code: 'TJ-120101001-SCS', name: '某街道儿童督导员', area: AREA };

/** The women's federation is called beside: that it knows is not enough. */
export const route = routeFor(['emotional_abuse'], ROUTES);

/** What happens on one street: reports are called for, people leave, time goes by. */
export const onTheStreet = (stage: () => LadderStage) => ({
  opens: (id: string, level: Level = 'P1') =>
    stage().store.write(async (tx) => {
      const now = stage().clock.now();
      await tx.cases.open({ id, number: id.toUpperCase(), area: AREA, level, openedAt: now });
      await openObligation(stage().frame, tx, { reportId: id, caseId: id, level, area: AREA, route }, now);
    }),
  /** The first of the members is called no more, by this change. */
  leaves: (change: (tx: Records) => Promise<unknown>) =>
    stage().store.write((tx) => stepAside(stage().frame, tx, '甲', undefined, () => change(tx), stage().clock.now())),
  async goesBy(ms: number): Promise<void> {
    stage().clock.set(stage().clock.now() + ms);
    await stage().tick();
    await stage().settle();
  },
  /** How many messages about the first report somebody had. */
  cards: (name: string): number =>
    stage().sent.filter(({ chat, message }) => chat === name && message.text.includes('R1')).length,
  theCall: () => stage().query.obligation.findUniqueOrThrow({ where: { id: 'r1-ack' } }),
});
