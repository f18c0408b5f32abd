import { randomBytes } from 'node:crypto';
import { DAY, type Instant } from '../domain/clock.js';
import { readCode, writeCode } from '../domain/codes.js';
import type { Store } from '../store/store.js';

/** Long enough to be handed over on paper, short enough not to lie about. */
const INVITE_LASTS = 7 * DAY;

export const inviteHash = (seal: Store['seal'], code: string): string => seal.digest('invite', readCode(code));

/** Makes a code by which one person binds a chat to these posts, once, within seven days. It is shown once. */
export const makeInvite = async (store: Store, postCodes: readonly string[], now: Instant): Promise<string> => {
  const code = writeCode(randomBytes(8), 12);
  await store.write((tx) => tx.members.addInvite(inviteHash(store.seal, code), postCodes, now, now + INVITE_LASTS));
  return code;
};
