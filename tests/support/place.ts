import { directoryWithStreets } from './directory.js';
import type { Person } from './people.js';
import { reportsNeglect } from './stories.js';
import { openWorld, type World, type WorldOptions } from './world.js';

export const HEXI = {
  desk: 'TJ-120103-BDD',
  director: 'TJ-120103-CCD',
  supervisor: 'TJ-120103-SCS',
  police: 'TJ-120103-POL',
};
/** The posts of one street of 河西区. */
export const YOUYILU = { director: 'YYL-CCD', supervisor: 'YYL-SCS', police: 'YYL-POL' };

/** 被打、被伤害, some time ago: P1, and the police have to be told. */
export const beaten = { concerns: ['被打、被伤害'], words: '后背有旧伤。', when: '更早,一次', age: '8–13岁' } as const;

/** A world whose directory has streets. */
export const openWithStreets = async (options: WorldOptions = {}): Promise<World> =>
  openWorld({ ...options, env: { DIRECTORY_FILE: await directoryWithStreets() } });

/** What somebody was called for. */
export const calls = (person: Person): number =>
  person.chat().filter((text) => /待接手|待办|接收转交|报案/.test(text)).length;

/** What stories of where the child is look at and do, in the world of a test. */
export const whereabouts = (world: () => World) => {
  const caseRow = () => world().query.case.findFirstOrThrow();
  const reportRow = () => world().query.report.findFirstOrThrow();
  const located = () => world().query.event.findMany({ where: { kind: 'case.located' } });

  /** A report of 和平区 that its supervisor has taken; the number of its case. */
  const taken = async (supervisor: Person, reports: (citizen: Person) => Promise<unknown> = reportsNeglect) => {
    await reports(await world().citizen());
    await supervisor.sees(/您有1件待接手事项|线索有补充/);
    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
    await world().settled();
    return (await caseRow()).number;
  };
  return { caseRow, reportRow, located, taken };
};
