import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { migrate } from '../../src/store/migrate.js';
import { administer, type PostgresServer, startPostgres, wholePostgres } from '../support/postgres.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

const bin = wholePostgres();
if (!bin)
  process.stderr.write(
    'WITHOUT pg_dump: no whole PostgreSQL is installed, so a copied database stands for a restored one.\n',
  );

let server: PostgresServer;
let world: World;
beforeAll(async () => {
  server = await startPostgres({ bin });
});
afterEach(() => world.close());
afterAll(() => server.remove());

/** The operator's commands, as they are documented. */
const operating = readFileSync(resolve(import.meta.dirname, '../../docs/operating.md'), 'utf8');
const documented = (program: string): string =>
  new RegExp(`^ {4}(${program} .*?)(?: {2,}#.*)?$`, 'm').exec(operating)?.[1] ?? 'false';
const operator = (program: string, database: string, file: string): void => {
  execFileSync('sh', ['-c', documented(program).replace('FILE', '"$FILE"')], {
    env: { PATH: `${bin}:${process.env.PATH}`, DATABASE_URL: server.url(database), FILE: file },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};
const admin = (...statements: string[]): Promise<void> => administer(server.url('postgres'), ...statements);

test(`what was open in ${bin ? 'a dump' : 'a copy'} of PostgreSQL moves again when that is put back, and messages are marked`, async () => {
  await admin('CREATE DATABASE huyou');
  const made = await openDatabase(server.url('huyou'));
  await migrate(made);
  await made.close();
  const database = { url: server.url('huyou'), drop: async () => {} };
  world = await openWorld({ engine: 'postgresql', database });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const mend = world.api.fails({ kind: 'answer', code: 500 }, { token: DESK_TOKEN, method: 'sendMessage', times: 1e9 });
  await reportsNeglect(await world.citizen());
  await world.settled();

  const file = join(resolve(server.home), 'huyou.dump');
  if (bin) operator('pg_dump', 'huyou', file);
  else await world.restart({ meanwhile: () => admin('CREATE DATABASE restored TEMPLATE huyou') });
  mend();
  await world.later('PT5M');
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await world.later('PT3H');

  await world.restart({
    meanwhile: async () => {
      if (bin) {
        await admin('CREATE DATABASE restored');
        operator('pg_restore', 'restored', file);
        operator('psql', 'restored', file);
      } else {
        const mark = /"(UPDATE .*)"$/.exec(documented('psql'))?.[1]?.replaceAll('\\"', '"') ?? '';
        await administer(server.url('restored'), mark);
      }
      await admin('DROP DATABASE huyou WITH (FORCE)', 'ALTER DATABASE restored RENAME TO huyou');
    },
  });
  await world.later('PT1M');
  await bureau.sees('现在转到您这里');
  expect(supervisor.chat().filter((text) => text.includes('可能重发')).length).toBeGreaterThan(0);
  const open = await world.query.obligation.findMany();
  expect(open).toMatchObject([{ state: 'open' }]);
  expect(Number(open[0]?.nextDueAt)).toBeGreaterThan(world.clock.now());
});
