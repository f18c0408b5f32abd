import type { Log } from '../../src/domain/log.js';
import { openLinker } from '../../src/record/link.js';
import { type Finding, type Verified, verify } from '../../src/record/verify.js';
import { type Database, openDatabase } from '../../src/store/engines/engine.js';
import { openSeal } from '../../src/store/seal.js';
import { type Event, type Head, openStore, type Store } from '../../src/store/store.js';
import type { TestDatabase } from './postgres.js';
import { unguard } from './unguarded.js';

export const CHAIN_KEY = Buffer.alloc(32, 3);

/** A store with a record, its linker, what the linker logged, and a way past all guards. */
export const openChain = async (database: TestDatabase, { guarded = false } = {}) => {
  const store = await openStore(database.url, openSeal(CHAIN_KEY));
  const outside = await openDatabase(database.url);
  if (!guarded) await unguard(outside);
  const logged: string[] = [];
  const line = (level: string) => (about: object, sentence: string) =>
    void logged.push(`${level} ${sentence} ${JSON.stringify(about)}`);
  const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  const link = openLinker({ store, log, at: () => {} });
  return {
    store,
    outside,
    logged,
    link,
    /** Changes the database as somebody with every right on it can. */
    tamper: (...statements: string[]): Promise<void> =>
      outside.transact(async (tx) => {
        for (const statement of statements) await tx.$executeRawUnsafe(statement);
      }),
    close: async (): Promise<void> => {
      await outside.close();
      await store.close();
    },
  };
};
export type Chain = Awaited<ReturnType<typeof openChain>>;

/** An event with something in each column. */
export const event = (n: number): Event => ({
  at: 1_000 * n,
  kind: 'member.paged',
  caseId: `case${n}`,
  reportId: `report${n}`,
  obligationId: `obligation${n}`,
  memberId: `member${n}`,
  postCode: `post${n}`,
  data: { rung: n },
});

/** Puts events numbered `from` to `to` on record, each in a transaction of its own. */
export const happen = async (store: Store, from: number, to: number): Promise<void> => {
  for (let n = from; n <= to; n += 1) await store.write((tx) => tx.events.add(event(n)));
};

/** All that `verify` finds, and what it went through. */
export const findings = async (
  store: Store,
  noted: readonly Head[] = [],
): Promise<{ found: Finding[]; verified: Verified }> => {
  const found: Finding[] = [];
  for (const walking = verify(store, noted); ; ) {
    const step = await walking.next();
    if (step.done) return { found, verified: step.value };
    found.push(step.value);
  }
};

/** Some rows of the record, or the number of them, read from outside. */
export const rowsOf = <T>(database: Database, sql: string): Promise<T[]> => database.prisma.$queryRawUnsafe<T[]>(sql);
