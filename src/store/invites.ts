import type { Instant } from '../domain/clock.js';
import { INVITED_NAME } from './members.js';
import type { Db, Sealing } from './records.js';

/** What an invite gives besides posts. */
export interface InviteTerms {
  /** The member whose further chat it binds; absent: a newcomer's. */
  readonly memberId?: string;
  /** The posts are held from then to then only. */
  readonly standIn?: { readonly startsAt: Instant; readonly endsAt: Instant };
  /** Whom the operator means; a chat's own name is anybody's choice. */
  readonly name?: string;
}

/** A code by which a person binds a chat to posts, once. */
export interface Invite extends InviteTerms {
  readonly postCodes: readonly string[];
  readonly expiresAt: Instant;
  readonly usedBy: string | null;
}

/** An invite of somebody whom an operator named. */
export interface NamedInvite extends Invite {
  readonly name: string;
}

interface InviteRow {
  readonly postCodes: string;
  readonly expiresAt: bigint;
  readonly usedBy: string | null;
  readonly memberId: string | null;
  readonly startsAt: bigint | null;
  readonly endsAt: bigint | null;
}

const inviteOf = (row: InviteRow): Invite => ({
  postCodes: JSON.parse(row.postCodes) as string[],
  expiresAt: Number(row.expiresAt),
  usedBy: row.usedBy,
  ...(row.memberId === null ? {} : { memberId: row.memberId }),
  ...(row.startsAt === null || row.endsAt === null
    ? {}
    : { standIn: { startsAt: Number(row.startsAt), endsAt: Number(row.endsAt) } }),
});

/** The invites that bind members, by the hash of their code. */
export const invites = (db: Db, { seal }: Sealing) => ({
  async add(
    codeHash: string,
    postCodes: readonly string[],
    now: Instant,
    expiresAt: Instant,
    { memberId, standIn, name }: InviteTerms = {},
  ): Promise<void> {
    const sealedName = name === undefined ? null : seal.seal(INVITED_NAME, name);
    await db.$executeRaw`
      INSERT INTO "Invite" ("codeHash", "postCodes", "createdAt", "expiresAt", "memberId", "startsAt", "endsAt", "sealedName")
      VALUES (${codeHash}, ${JSON.stringify(postCodes)}, ${now}, ${expiresAt}, ${memberId ?? null},
        ${standIn?.startsAt ?? null}, ${standIn?.endsAt ?? null}, ${sealedName})`;
  },

  async byHash(codeHash: string): Promise<Invite | null> {
    const [row] = await db.$queryRaw<InviteRow[]>`
      SELECT "postCodes", "expiresAt", "usedBy", "memberId", "startsAt", "endsAt" FROM "Invite"
      WHERE "codeHash" = ${codeHash}`;
    return row ? inviteOf(row) : null;
  },

  /** Those of newcomers with a name that are used, or that work at `now`; the newest first. */
  async named(now: Instant): Promise<NamedInvite[]> {
    const open = [{ usedBy: { not: null } }, { expiresAt: { gt: now } }];
    const where = { sealedName: { not: null }, memberId: null, OR: open };
    const rows = await db.invite.findMany({ where, orderBy: [{ createdAt: 'desc' }, { codeHash: 'asc' }] });
    return rows.map((row) => ({ ...inviteOf(row), name: seal.open(INVITED_NAME, row.sealedName ?? '') }));
  },

  /** Uses an invite up. False when somebody used it first. */
  async use(codeHash: string, memberId: string, now: Instant): Promise<boolean> {
    const used = await db.$executeRaw`
      UPDATE "Invite" SET "usedBy" = ${memberId}, "usedAt" = ${now} WHERE "codeHash" = ${codeHash} AND "usedBy" IS NULL`;
    return used > 0;
  },

  /** Forgets invites that nobody used and that ended before `before`, and with them for whom they were. Returns of how many. */
  async forget(before: Instant): Promise<number> {
    return db.$executeRaw`DELETE FROM "Invite" WHERE "usedBy" IS NULL AND "expiresAt" < ${before}`;
  },
});
