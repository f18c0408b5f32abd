import type { Instant } from '../domain/clock.js';
import type { Consent, HandOverReason } from '../domain/hand-over.js';
import type { Db, Sealing } from './records.js';

/** What a post is asked to do, in the words of whoever asks. */
export interface Part {
  readonly words: string;
  /** Why it goes on without the family's consent. */
  readonly override: string | null;
}

/** A part of the work on a case that another post is asked to do. Its id is that of the obligation to do it. */
export interface Referral {
  readonly id: string;
  readonly caseId: string;
  readonly fromMember: string;
  readonly fromPost: string;
  readonly toPosts: readonly string[];
  readonly reason: HandOverReason;
  readonly consent: Consent;
  readonly part: Part;
  /** By when it is wanted. */
  readonly dueAt: Instant;
  /**
   * `asked` until it is over: whether somebody has it meanwhile, its obligation says. `returned`: nobody does it, and it is
   * with whoever asked again.
   */
  readonly state: 'asked' | 'done' | 'returned' | 'withdrawn';
  readonly askedAt: Instant;
  readonly settledAt: Instant | null;
}

interface Row extends Omit<Referral, 'toPosts' | 'part' | 'dueAt' | 'askedAt' | 'settledAt'> {
  toPosts: string;
  sealedTask: string;
  dueAt: bigint;
  askedAt: bigint;
  settledAt: bigint | null;
}

export const TASK = 'referral.task';

/** Parts of cases that other posts are asked to do; what is asked is sealed. */
export const referrals = (db: Db, { seal }: Sealing) => {
  const open = ({ sealedTask, toPosts, dueAt, askedAt, settledAt, ...row }: Row): Referral => ({
    ...row,
    toPosts: JSON.parse(toPosts) as string[],
    part: JSON.parse(seal.open(TASK, sealedTask)) as Part,
    dueAt: Number(dueAt),
    askedAt: Number(askedAt),
    settledAt: settledAt === null ? null : Number(settledAt),
  });

  return {
    /** False when one of that id was asked for before. */
    async add(r: Omit<Referral, 'state' | 'settledAt'>): Promise<boolean> {
      const sealed = seal.seal(TASK, JSON.stringify(r.part));
      return (
        (await db.$executeRaw`
          INSERT INTO "Referral" ("id", "caseId", "fromMember", "fromPost", "toPosts", "reason", "consent", "sealedTask",
            "dueAt", "state", "askedAt")
          VALUES (${r.id}, ${r.caseId}, ${r.fromMember}, ${r.fromPost}, ${JSON.stringify(r.toPosts)}, ${r.reason},
            ${r.consent}, ${sealed}, ${r.dueAt}, 'asked', ${r.askedAt})
          ON CONFLICT ("id") DO NOTHING`) > 0
      );
    },

    async byId(id: string): Promise<Referral | null> {
      const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Referral" WHERE "id" = ${id}`;
      return row ? open(row) : null;
    },

    /** All of a case, oldest first. */
    async ofCase(caseId: string): Promise<Referral[]> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT * FROM "Referral" WHERE "caseId" = ${caseId} ORDER BY "askedAt", "id"`;
      return rows.map(open);
    },

    /** False when it was over before. */
    async settle(id: string, state: Exclude<Referral['state'], 'asked'>, now: Instant): Promise<boolean> {
      return (
        (await db.$executeRaw`
          UPDATE "Referral" SET "state" = ${state}, "settledAt" = ${now}
          WHERE "id" = ${id} AND "state" = 'asked'`) > 0
      );
    },
  };
};
