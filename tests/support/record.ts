type Row = Readonly<Record<string, unknown>>;

/** An event as it is stored. */
export interface RecordedEvent {
  readonly seq: number;
  readonly kind: string;
  readonly obligationId: string | null;
  readonly memberId: string | null;
  readonly data: string;
}

interface Step {
  readonly epoch?: { readonly from?: number; readonly to: number };
  readonly row?: Row;
}

/** Reads the record from its beginning and says what does not fit: an epoch missing or double, a row that is other. */
export function* brokenRecord(events: readonly RecordedEvent[], obligations: readonly Row[]): Generator<string> {
  const told = new Map<string, Record<string, unknown>>();
  for (const event of events) {
    const { epoch, row } = JSON.parse(event.data) as Step;
    if (epoch === undefined || row === undefined || event.obligationId === null) continue;
    const known = told.get(event.obligationId);
    if (epoch.from === undefined ? known !== undefined : known?.epoch !== epoch.from || epoch.to !== epoch.from + 1) {
      yield `${event.kind} of ${event.obligationId} is from epoch ${epoch.from} to ${epoch.to}, after ${known?.epoch}`;
    }
    told.set(event.obligationId, { ...known, ...row, epoch: epoch.to });
  }
  for (const o of obligations) {
    const known = told.get(String(o.id));
    if (!known) yield `no event says how ${o.id} came to be`;
    for (const [column, value] of Object.entries(known ? o : {})) {
      const is = typeof value === 'bigint' ? Number(value) : value;
      if (is !== known?.[column]) yield `${o.id}: ${column} is ${is}, the record says ${known?.[column]}`;
    }
    told.delete(String(o.id));
  }
  for (const id of told.keys()) yield `the record knows ${id}, which is not there`;
}
