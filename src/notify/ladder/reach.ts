import type { Address, Locale } from '../../domain/channel.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';

/** The chat to try for a member: the first that is configured, not blocked and not in `tried`. */
export const reachableAddress = async (
  frame: Pick<Frame, 'channels'>,
  tx: Records,
  memberId: string,
  tried: readonly Address[] = [],
): Promise<{ address: Address; locale: Locale } | null> => {
  const known = await tx.members.addresses(memberId);
  return (
    known.find(
      ({ address, blocked }) =>
        !blocked &&
        frame.channels.has(address.channel) &&
        !tried.some((other) => other.channel === address.channel && other.chat === address.chat),
    ) ?? null
  );
};
