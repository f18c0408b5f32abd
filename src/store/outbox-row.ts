import type { ChannelName } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';

/** A row of the outbox as both engines give it. */
export interface OutboxRow {
  id: string;
  chatKey: string;
  kind: string;
  priority: number;
  position: bigint;
  state: string;
  notBefore: bigint;
  attempts: number;
  maybeSent: boolean | number;
  claim: string;
  sealedAddress: string;
  sealedMessage: string;
  obligationId: string | null;
  epoch: number | null;
  memberId: string | null;
  postCode: string | null;
  editsRef: string | null;
  createdAt: bigint;
}

/** Which of the rows that may leave are taken. */
export interface ClaimFrom {
  readonly channel: ChannelName;
  /** Those that wait longest, instead of the most urgent. */
  readonly oldestFirst: boolean;
  /** Chats paid for beyond this instant have had their burst and wait; absent where chats have no budget. */
  readonly chatsPaidTo?: Instant;
}
