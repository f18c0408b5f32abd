import sql, { type Sql } from 'sql-template-tag';

/**
 * Of the outbox's row `older`, what makes a newer one of its chat wait for it: it is on its way by another than `token`,
 * is due, or came back from a try. One that is put off on purpose, to the end of the quiet hours, holds up nothing. What is
 * said in a conversation waits for what was said, never for calls and cards, of which there may be hundreds; and these
 * not for it. `reply` is true when the newer one is such. SQLite finds the index by the first condition, word for word.
 */
export const holdsUp = (reply: unknown, token: unknown, now: unknown): Sql => sql`
  "older"."state" IN ('pending', 'claimed') AND ("older"."kind" = 'reply') = ${reply} AND (("older"."state" = 'claimed' AND "older"."claim" <> ${token})
    OR ("older"."state" = 'pending' AND ("older"."notBefore" <= ${now} OR "older"."failure" IS NOT NULL)))`;

/**
 * What goes of a message once it is settled: its words, and where it went, unless to a member, whose card may be changed later. Nobody
 * else is written to by an old row (PIPL 19: kept no longer than is needed).
 */
export const EMPTIED: Sql = sql`"sealedMessage" = NULL,
  "sealedAddress" = CASE WHEN "memberId" IS NULL AND "obligationId" IS NULL THEN '' ELSE "sealedAddress" END`;

/** A token of nobody: what anybody has under way holds up. */
export const NOBODY = '';

/** Why a message that was on its way is not tried again: whom it was for must not be told any more. */
export const NOT_AGAIN = 'conflict';
