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
