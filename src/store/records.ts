import type { Address } from '../domain/channel.js';
import { calls } from './calls.js';
import { conversations } from './conversations.js';
import { directory } from './directory.js';
import type { Engine } from './engine.js';
import { events } from './events.js';
import type { Prisma } from './generated/sqlite/client.js';
import { mail } from './mail.js';
import { members } from './members.js';
import { obligations } from './obligations.js';
import { outbox } from './outbox.js';
import { policies } from './policies.js';
import { reports } from './reports.js';
import type { Seal } from './seal.js';
import { updates } from './updates.js';

/** A connection or a transaction on it. */
export type Db = Prisma.TransactionClient;

/** What the nouns need beside the connection. */
export interface Sealing {
  readonly seal: Seal;
  readonly engine: Engine;
  /** The keyed hash that stands for an address wherever it is not sealed. */
  readonly chatKey: (address: Address) => string;
}

/** Everything that is stored, by noun. */
export const records = (db: Db, sealing: Sealing) => ({
  updates: updates(db, sealing),
  conversations: conversations(db, sealing),
  reports: reports(db, sealing),
  obligations: obligations(db),
  directory: directory(db),
  members: members(db, sealing),
  outbox: outbox(db, sealing),
  calls: calls(db),
  events: events(db),
  mail: mail(db, sealing),
  policies: policies(db),
});
export type Records = ReturnType<typeof records>;
