import { randomBytes } from 'node:crypto';
import { DAY, type Instant } from '../domain/clock.js';
import { readCode, writeCode } from '../domain/codes.js';
import type { InviteTerms, Records, Store } from '../store/store.js';

/** Long enough to be handed over on paper, short enough not to lie about. */
const INVITE_LASTS = 7 * DAY;

export const inviteHash = (seal: Store['seal'], code: string): string => seal.digest('invite', readCode(code));

/** As {@link makeInvite}, in a transaction that is open: the code is to be shown only once that is committed. */
export const addInvite = async (
  tx: Records,
  seal: Store['seal'],
  postCodes: readonly string[],
  now: Instant,
  terms: InviteTerms = {},
): Promise<string> => {
  const code = writeCode(randomBytes(8), 12);
  await tx.invites.add(inviteHash(seal, code), postCodes, now, now + INVITE_LASTS, terms);
  return code;
};

/**
 * Makes a code by which one person binds a chat to these posts, once, within seven days; or, by its `terms`, a member one
 * more chat, or somebody who stands in. It is shown once.
 */
export const makeInvite = (
  store: Store,
  postCodes: readonly string[],
  now: Instant,
  terms: InviteTerms = {},
): Promise<string> => store.write((tx) => addInvite(tx, store.seal, postCodes, now, terms));
