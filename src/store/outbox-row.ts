import type { Address, ChannelName, OutMessage } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';

/**
 * - `reply`: answers a turn, or tells a reporter how it went on
 * - `page`: a new rung is called · `nudge`: the same rung again · `alarm`: the operator is called
 * - `digest`: several calls that can wait are told in one message
 * - `remind`: a guardian is reminded
 * - `inform`: a lower rung is kept in step · `edit`: a card sent before is changed
 */
export const OUTBOX_KINDS = ['reply', 'page', 'nudge', 'alarm', 'inform', 'edit', 'digest', 'remind'] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/** A message to be put into the outbox. Its id is deterministic: adding it twice is nothing. */
export interface NewOutboxRow {
  readonly id: string;
  readonly address: Address;
  readonly kind: OutboxKind;
  /** 0 urgent … 3 can wait. */
  readonly priority: number;
  readonly message: OutMessage;
  readonly notBefore: Instant;
  readonly obligationId?: string;
  readonly epoch?: number;
  readonly memberId?: string;
  readonly postCode?: string;
  /** For an edit: the platform's id of the message to change. */
  readonly editsRef?: string;
}

/** A row that this process may send until its lease ends. */
export interface ClaimedRow extends NewOutboxRow {
  readonly chatKey: string;
  readonly claim: string;
  readonly attempts: number;
  readonly maybeSent: boolean;
  readonly createdAt: Instant;
}

/** A message that arrived, and what its platform calls it. */
export interface Arrival {
  readonly row: ClaimedRow;
  readonly ref?: string | undefined;
}

/** A card that a member was sent, as far as editing it needs. */
export interface SentCard {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly address: Address;
  readonly memberId: string | null;
  readonly postCode: string | null;
  readonly sentRef: string | null;
}

/** Which of the rows that may leave are taken. */
export interface ClaimFrom {
  readonly channel: ChannelName;
  /** Those that wait longest, instead of the most urgent. */
  readonly oldestFirst: boolean;
  /** Chats paid for beyond `to`, and not `farthest`, have had their burst and wait; absent where chats have no budget. */
  readonly chatsPaid?: { readonly to: Instant; readonly farthest: Instant };
}

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
