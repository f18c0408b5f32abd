import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** The first half of the key of the lock on the alarms of cases, of its own beside the other locks. */
const ALARMS = 4;

/** Something wrong with the service itself, as far as telling the operator of it needs. */
export interface Matter {
  readonly name: string;
  readonly standing: boolean;
  readonly since: Instant;
  /** When an audit last saw it stand. */
  readonly seenAt: Instant;
  /** When somebody was last told of it; null when nobody ever was. */
  readonly toldAt: Instant | null;
  /** How many there were when it was last told. */
  readonly figure: number;
  /** Rises by one on every save; 0 was never saved. */
  readonly revision: number;
}

interface Row {
  name: string;
  standing: boolean | number;
  since: bigint;
  seenAt: bigint;
  toldAt: bigint | null;
  figure: number;
  revision: number;
}

const open = (row: Row): Matter => ({
  name: row.name,
  standing: Boolean(row.standing),
  since: Number(row.since),
  seenAt: Number(row.seenAt),
  toldAt: row.toldAt === null ? null : Number(row.toldAt),
  figure: Number(row.figure),
  revision: Number(row.revision),
});

/** What is wrong, one row for each name there is, and one for each case that nobody holds: every instance sees the same, and a restart forgets nothing. */
export const matters = (db: Db, { engine }: Pick<Sealing, 'engine'>) => ({
  /**
   * Waits for whoever notes or tells the alarms of cases, each of which may be told with all others. After the cases: nobody who has
   * this waits for one. SQLite has one writer.
   */
  async inTurn(): Promise<void> {
    if (engine === 'postgresql') await db.$executeRaw`SELECT pg_advisory_xact_lock(${ALARMS}::int, 0)`;
  },

  async all(): Promise<Matter[]> {
    return (await db.$queryRaw<Row[]>`SELECT * FROM "Matter" ORDER BY "name"`).map(open);
  },

  async byName(name: string): Promise<Matter | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Matter" WHERE "name" = ${name}`;
    return row ? open(row) : null;
  },

  /** Saves over the revision that was read. False when another instance saved first: then nothing changed. */
  async save(next: Matter): Promise<boolean> {
    return (
      (await db.$executeRaw`
        INSERT INTO "Matter" ("name", "standing", "since", "seenAt", "toldAt", "figure", "revision")
        VALUES (${next.name}, ${next.standing}, ${next.since}, ${next.seenAt}, ${next.toldAt}, ${next.figure},
          ${next.revision + 1})
        ON CONFLICT ("name") DO UPDATE SET "standing" = excluded."standing", "since" = excluded."since",
          "seenAt" = excluded."seenAt", "toldAt" = excluded."toldAt", "figure" = excluded."figure",
          "revision" = excluded."revision"
        WHERE "Matter"."revision" = ${next.revision}`) > 0
    );
  },

  /** Forgets a matter as it was read. False when it changed meanwhile: then it stays. */
  async remove({ name, revision }: Matter): Promise<boolean> {
    return (await db.$executeRaw`DELETE FROM "Matter" WHERE "name" = ${name} AND "revision" = ${revision}`) > 0;
  },
});
