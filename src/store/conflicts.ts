import { join } from 'sql-template-tag';
import type { Address } from '../domain/channel.js';
import { rolesNamed } from '../domain/child.js';
import type { Instant } from '../domain/clock.js';
import type { ConflictBasis } from '../domain/obligation.js';
import type { PostKind } from '../domain/post.js';
import type { Db, Sealing } from './records.js';
import { DRAFT } from './reports.js';
import { SealProblem } from './seal.js';

/** Somebody who is never told of a case: a member, a person by the chat they use, or whoever has this name. */
export interface Conflict {
  readonly id: string;
  readonly caseId: string;
  readonly basis: ConflictBasis;
  readonly memberId?: string;
  readonly person?: Address;
  readonly name?: string;
}

/** Who is left out of a case, and the reports' own words, in which somebody may be named. */
export interface Excluded {
  readonly members: ReadonlySet<string>;
  /** What {@link conflicts.personKey} gives for their chats. */
  readonly persons: ReadonlySet<string>;
  readonly names: readonly string[];
  readonly words: readonly string[];
  /** Kinds of posts that a child named as who must not know. */
  readonly kinds: ReadonlySet<PostKind>;
  /** A report, or a name, cannot be opened any more: whom it means is not known. */
  readonly ruined: boolean;
}

interface Row {
  memberId: string | null;
  personKey: string | null;
  sealedName: string | null;
}

const NAME = 'conflict.name';

/** One person has one id on Telegram, whichever of the two bots they talk to. */
const personOf = ({ channel, chat }: Address): string => `${channel.replace(/^telegram-.*/, 'telegram')}:${chat}`;

/** Who must not be told of which case. */
export const conflicts = (db: Db, { seal }: Sealing, read = new Map<string, Excluded>()) => ({
  personKey: (address: Address): string => seal.digest('person', personOf(address)),

  /** False when it was on record before. */
  async add(conflict: Conflict, now: Instant): Promise<boolean> {
    const { id, caseId, basis, memberId, person, name } = conflict;
    read.delete(caseId);
    const personKey = person ? this.personKey(person) : null;
    const sealedName = name === undefined ? null : seal.seal(NAME, name);
    return (
      (await db.$executeRaw`
        INSERT INTO "Conflict" ("id", "caseId", "basis", "memberId", "personKey", "sealedName", "at")
        VALUES (${id}, ${caseId}, ${basis}, ${memberId ?? null}, ${personKey}, ${sealedName}, ${now})
        ON CONFLICT ("id") DO NOTHING`) > 0
    );
  },

  /** Whoever is left out of one case is left out of another too, which was one with it. */
  async copy(from: string, to: string): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Conflict" ("id", "caseId", "basis", "memberId", "personKey", "sealedName", "at")
      SELECT ${to} || ':' || "id", ${to}, "basis", "memberId", "personKey", "sealedName", "at" FROM "Conflict"
      WHERE "caseId" = ${from}
      ON CONFLICT ("id") DO NOTHING`;
  },

  /** Reports moved between these cases: what was read of them is out of date. */
  forget(...caseIds: readonly string[]): void {
    for (const id of caseIds) read.delete(id);
  },

  /** The members on record as never to be told of these cases: case and member, with a space between. */
  async onRecord(caseIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (caseIds.length === 0) return new Set();
    const rows = await db.$queryRaw<{ caseId: string; memberId: string }[]>`
      SELECT "caseId", "memberId" FROM "Conflict"
      WHERE "caseId" IN (${join([...caseIds])}) AND "memberId" IS NOT NULL`;
    return new Set(rows.map(({ caseId, memberId }) => `${caseId} ${memberId}`));
  },

  /** Who is left out of a case, or of one that is linked to it. */
  async ofCase(caseId: string): Promise<Excluded> {
    const known = read.get(caseId);
    if (known) return known;
    const rows = await db.$queryRaw<Row[]>`
      SELECT "memberId", "personKey", "sealedName" FROM "Conflict"
      WHERE "caseId" = ${caseId} OR "caseId" IN (SELECT "id" FROM "Case" WHERE "mergedInto" = ${caseId})`;
    const drafts = await db.$queryRaw<{ sealedDraft: string }[]>`
      SELECT "sealedDraft" FROM "Report" WHERE "caseId" = ${caseId}
      UNION ALL SELECT "sealedDraft" FROM "Report"
      WHERE "originCaseId" = ${caseId}
        AND "caseId" = (SELECT "mergedInto" FROM "Case" WHERE "id" = ${caseId})`;
    let ruined = false;
    const opened = (purpose: string, sealed: string): string[] => {
      try {
        return [seal.open(purpose, sealed)];
      } catch (error) {
        if (!(error instanceof SealProblem)) throw error;
        ruined = true;
        return [];
      }
    };
    const told = drafts
      .flatMap(({ sealedDraft }) => opened(DRAFT, sealedDraft))
      .map((text) => JSON.parse(text) as Stored);
    const names = rows.flatMap(({ sealedName }) => (sealedName === null ? [] : opened(NAME, sealedName)));
    const excluded = {
      members: new Set(rows.flatMap(({ memberId }) => memberId ?? [])),
      persons: new Set(rows.flatMap(({ personKey }) => personKey ?? [])),
      names,
      words: told.flatMap(wordsOf),
      kinds: new Set(told.flatMap(kindsIn)),
      ruined,
    };
    read.set(caseId, excluded);
    return excluded;
  },
});

interface Stored {
  readonly kind?: string;
  readonly answers?: Readonly<Record<string, unknown>> & { readonly not_tell?: string };
  readonly before?: Pick<Stored, 'answers'>;
}

/** In which a child names itself and whom it trusts: the one it wants to be helped by is not the one it fears. */
const NO_SOURCE: readonly string[] = ['trusted', 'contact', 'reach', 'name'];

/** What a reporter wrote in their own words; codes of answers are harmless among them. */
const wordsOf = ({ kind, answers, before }: Stored): string[] =>
  Object.entries({ ...before?.answers, ...answers }).flatMap(([id, answer]) =>
    typeof answer === 'string' && !(kind === 'child' && NO_SOURCE.includes(id)) ? [answer] : [],
  );

const kindsIn = ({ answers, before }: Stored): readonly PostKind[] =>
  [answers, before?.answers].flatMap((told) => (told?.not_tell ? rolesNamed(told.not_tell) : []));
