import type { Address } from '../domain/channel.js';
import type { Log } from '../domain/log.js';
import { say } from '../domain/say.js';
import { openChats } from './chats.js';
import { holdAlone } from './engines/alone.js';
import { type Database, databaseFile, openDatabase } from './engines/engine.js';
import { refuseForeignTables } from './engines/foreign-tables.js';
import { CommitUnknown, StorageProblem, StorageUnavailable } from './engines/problem.js';
import { openWriter } from './engines/write.js';
import { migrate } from './migrate.js';
import { openReadiness } from './readiness.js';
import { type Db, Records, type Sealing } from './records.js';
import type { Seal } from './seal.js';
import { watched } from './watch.js';

export type { Counted, MessageAhead, Unheld } from './audit.js';
export type { Case, Holder } from './cases.js';
export type { Conversation } from './conversations.js';
export { RaceLost } from './conversations.js';
export { CommitUnknown } from './engines/problem.js';
export type { Enrolment, FamilyInvite } from './enrolments.js';
export type { Event } from './events.js';
export { type Figure, GROUPINGS, type Grouping, type Measure } from './figures.js';
export type { HandOver } from './hand-overs.js';
export type { Invite, InviteTerms } from './invites.js';
export type { Head, Link, LinkedEvent } from './links.js';
export type { Matter } from './matters.js';
export type { MemberAddress } from './member-chats.js';
export type { Held, Member } from './members.js';
export type { Brief, Need, Offer } from './needs.js';
export { blank, CASE_ERASED, NOTE_KEPT } from './notes.js';
export type { Obligation } from './obligations.js';
export {
  type Arrival,
  type ClaimedRow,
  type NewOutboxRow,
  OUTBOX_KINDS,
  type OutboxKind,
  type SentCard,
} from './outbox-row.js';
export type { Records } from './records.js';
export type { Part, Referral } from './referrals.js';
export type { NearReport, Report, Reporter } from './reports.js';

/** What is stored, and the two ways to it. */
export interface Store {
  /** Reads outside any transaction. */
  readonly read: Records;
  /**
   * Runs `work` in a transaction and resolves after its durable commit. `work` may be run more than once, so it
   * changes nothing but the records it is given. Rejects with what `work` threw, or with `StorageUnavailable`.
   */
  write<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /** The same for what is in no hurry: it shares the next commit, and begins at the latest at `flush`. */
  writeSoon<T>(work: (records: Records) => Promise<T>): Promise<T>;
  flush(): void;
  readonly seal: Seal;
  readonly engine: Database['engine'];
  /** The keyed hash that stands for an address wherever it is not sealed. */
  chatKey(address: Address): string;
  /** True when a write failed because the database is away: the same work can be tried again later. */
  isAway(error: unknown): boolean;
  /** True while a report could be committed. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * How a store is opened. `alone`: by a service, of which a SQLite file takes one at a time, and which brings the database to the
 * form of its release.
 */
export interface StoreOptions {
  readonly alone?: boolean;
}

/** Opens and migrates the database at `url`; `log` hears when it is away. @throws {StorageProblem} with a sentence for the operator. */
export const openStore = async (
  url: string,
  seal: Seal,
  log: Log = SILENT,
  { alone = false }: StoreOptions = {},
): Promise<Store> => {
  const database = await openDatabase(url);
  const file = alone ? databaseFile(url) : undefined;
  let letGo: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    await database.close();
    await letGo?.();
  };
  try {
    if (file !== undefined) letGo = await holdAlone(file);
    if (database.engine === 'postgresql') await refuseForeignTables(database, url);
    await migrate(database, undefined, { onlyNew: !alone });
    await checkKey(database, seal);
  } catch (error) {
    await close();
    throw error;
  }
  const chats = openChats(seal);
  const sealing: Sealing = { seal, engine: database.engine, chats, chatKey: (address) => chats.of(address).key };
  const writer = watched(openWriter(database), log);
  return {
    read: new Records(database.prisma as unknown as Db, sealing),
    write: (work) => writer.write((tx) => work(new Records(tx, sealing))),
    writeSoon: (work) => writer.writeSoon((tx) => work(new Records(tx, sealing))),
    flush: () => writer.flush(),
    seal,
    engine: database.engine,
    chatKey: sealing.chatKey,
    isAway: (error) => error instanceof StorageUnavailable || error instanceof CommitUnknown,
    ready: await openReadiness(database, url, writer, log),
    close,
  };
};

/**
 * A word sealed on the first start must still open: a wrong data key is noticed now and not in the middle of a report.
 * @throws {StorageProblem}
 */
const checkKey = async (database: Database, seal: Seal): Promise<void> => {
  const word = seal.seal('key-check', 'huyou');
  const stored = await database.transact(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "Setting" ("key", "value") VALUES ('key-check', ${word}) ON CONFLICT ("key") DO NOTHING`;
    return tx.$queryRaw<{ value: string }[]>`SELECT "value" FROM "Setting" WHERE "key" = 'key-check'`;
  });
  if (!opensCheck(seal, stored[0]?.value ?? '')) throw new StorageProblem(say('key-another'));
};

/** True when `seal` has the key that a database's check word was sealed with. */
export const opensCheck = (seal: Seal, word: string): boolean => {
  try {
    return seal.open('key-check', word) !== '';
  } catch {
    return false;
  }
};
