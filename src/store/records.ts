import type { Address } from '../domain/channel.js';
import { audit } from './audit.js';
import { calls } from './calls.js';
import { cases } from './cases.js';
import type { Chats } from './chats.js';
import { clockSeen } from './clock-seen.js';
import { conflicts } from './conflicts.js';
import { conversations } from './conversations.js';
import { digests } from './digests.js';
import { directory } from './directory.js';
import type { Engine } from './engines/engine.js';
import { enrolments } from './enrolments.js';
import { erasure } from './erasure.js';
import { events } from './events.js';
import { figures } from './figures.js';
import type { Prisma } from './generated/sqlite/client.js';
import { handOvers } from './hand-overs.js';
import { invites } from './invites.js';
import { involved } from './involved.js';
import { links } from './links.js';
import { mail } from './mail.js';
import { matters } from './matters.js';
import { members } from './members.js';
import { needs } from './needs.js';
import { notes } from './notes.js';
import { obligations } from './obligations.js';
import { outbox } from './outbox.js';
import { pace } from './pace.js';
import { policies } from './policies.js';
import { referrals } from './referrals.js';
import { reminders } from './reminders.js';
import { reports } from './reports.js';
import type { Seal } from './seal.js';
import { servedAs } from './served-as.js';
import { updates } from './updates.js';

/** A connection or a transaction on it. */
export type Db = Prisma.TransactionClient;

/** What the nouns need beside the connection. */
export interface Sealing {
  readonly seal: Seal;
  readonly engine: Engine;
  readonly chats: Chats;
  /** The keyed hash that stands for an address wherever it is not sealed. */
  readonly chatKey: (address: Address) => string;
}

/** Everything that is stored, by noun, for as long as a transaction lasts. A noun is made when it is first asked for: a turn needs three. */
export class Records {
  #updates: ReturnType<typeof updates> | undefined;
  #conversations: ReturnType<typeof conversations> | undefined;
  #reports: ReturnType<typeof reports> | undefined;
  #obligations: ReturnType<typeof obligations> | undefined;
  #directory: ReturnType<typeof directory> | undefined;
  #members: ReturnType<typeof members> | undefined;
  #invites: ReturnType<typeof invites> | undefined;
  #outbox: ReturnType<typeof outbox> | undefined;
  #events: ReturnType<typeof events> | undefined;
  #figures: ReturnType<typeof figures> | undefined;
  #links: ReturnType<typeof links> | undefined;
  #mail: ReturnType<typeof mail> | undefined;
  #pace: ReturnType<typeof pace> | undefined;
  #audit: ReturnType<typeof audit> | undefined;
  #matters: ReturnType<typeof matters> | undefined;
  #calls: ReturnType<typeof calls> | undefined;
  #digests: ReturnType<typeof digests> | undefined;
  #policies: ReturnType<typeof policies> | undefined;
  #cases: ReturnType<typeof cases> | undefined;
  #conflicts: ReturnType<typeof conflicts> | undefined;
  #notes: ReturnType<typeof notes> | undefined;
  #needs: ReturnType<typeof needs> | undefined;
  #enrolments: ReturnType<typeof enrolments> | undefined;
  #reminders: ReturnType<typeof reminders> | undefined;
  #handOvers: ReturnType<typeof handOvers> | undefined;
  #involved: ReturnType<typeof involved> | undefined;
  #referrals: ReturnType<typeof referrals> | undefined;
  #erasure: ReturnType<typeof erasure> | undefined;
  #clockSeen: ReturnType<typeof clockSeen> | undefined;
  #servedAs: ReturnType<typeof servedAs> | undefined;

  constructor(
    private readonly db: Db,
    private readonly sealing: Sealing,
  ) {}

  get updates(): ReturnType<typeof updates> {
    this.#updates ??= updates(this.db, this.sealing);
    return this.#updates;
  }
  get conversations(): ReturnType<typeof conversations> {
    this.#conversations ??= conversations(this.db, this.sealing);
    return this.#conversations;
  }
  get reports(): ReturnType<typeof reports> {
    this.#reports ??= reports(this.db, this.sealing);
    return this.#reports;
  }
  get obligations(): ReturnType<typeof obligations> {
    this.#obligations ??= obligations(this.db, this.sealing);
    return this.#obligations;
  }
  get directory(): ReturnType<typeof directory> {
    this.#directory ??= directory(this.db);
    return this.#directory;
  }
  get members(): ReturnType<typeof members> {
    this.#members ??= members(this.db, this.sealing);
    return this.#members;
  }
  get invites(): ReturnType<typeof invites> {
    this.#invites ??= invites(this.db, this.sealing);
    return this.#invites;
  }
  get outbox(): ReturnType<typeof outbox> {
    this.#outbox ??= outbox(this.db, this.sealing);
    return this.#outbox;
  }
  get events(): ReturnType<typeof events> {
    this.#events ??= events(this.db, this.sealing);
    return this.#events;
  }
  get figures(): ReturnType<typeof figures> {
    this.#figures ??= figures(this.db);
    return this.#figures;
  }
  get links(): ReturnType<typeof links> {
    this.#links ??= links(this.db, this.sealing);
    return this.#links;
  }
  get mail(): ReturnType<typeof mail> {
    this.#mail ??= mail(this.db, this.sealing);
    return this.#mail;
  }
  get pace(): ReturnType<typeof pace> {
    this.#pace ??= pace(this.db, this.sealing);
    return this.#pace;
  }
  get audit(): ReturnType<typeof audit> {
    this.#audit ??= audit(this.db);
    return this.#audit;
  }
  get matters(): ReturnType<typeof matters> {
    this.#matters ??= matters(this.db, this.sealing);
    return this.#matters;
  }
  get digests(): ReturnType<typeof digests> {
    this.#digests ??= digests(this.db, this.sealing);
    return this.#digests;
  }
  get calls(): ReturnType<typeof calls> {
    this.#calls ??= calls(this.db, this.sealing);
    return this.#calls;
  }
  get enrolments(): ReturnType<typeof enrolments> {
    this.#enrolments ??= enrolments(this.db, this.sealing);
    return this.#enrolments;
  }
  get reminders(): ReturnType<typeof reminders> {
    this.#reminders ??= reminders(this.db, this.sealing);
    return this.#reminders;
  }
  get policies(): ReturnType<typeof policies> {
    this.#policies ??= policies(this.db);
    return this.#policies;
  }
  get cases(): ReturnType<typeof cases> {
    this.#cases ??= cases(this.db, this.sealing);
    return this.#cases;
  }
  get conflicts(): ReturnType<typeof conflicts> {
    this.#conflicts ??= conflicts(this.db, this.sealing);
    return this.#conflicts;
  }
  get notes(): ReturnType<typeof notes> {
    this.#notes ??= notes(this.db, this.sealing, this.events);
    return this.#notes;
  }
  get handOvers(): ReturnType<typeof handOvers> {
    this.#handOvers ??= handOvers(this.db, this.sealing);
    return this.#handOvers;
  }
  get involved(): ReturnType<typeof involved> {
    this.#involved ??= involved(this.db, this.sealing);
    return this.#involved;
  }
  get needs(): ReturnType<typeof needs> {
    this.#needs ??= needs(this.db, this.sealing);
    return this.#needs;
  }
  get referrals(): ReturnType<typeof referrals> {
    this.#referrals ??= referrals(this.db, this.sealing);
    return this.#referrals;
  }
  get erasure(): ReturnType<typeof erasure> {
    this.#erasure ??= erasure(this.db, this.sealing);
    return this.#erasure;
  }
  get clockSeen(): ReturnType<typeof clockSeen> {
    this.#clockSeen ??= clockSeen(this.db);
    return this.#clockSeen;
  }

  get servedAs(): ReturnType<typeof servedAs> {
    this.#servedAs ??= servedAs(this.db);
    return this.#servedAs;
  }
}
