import type { Address, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Frame } from '../notify/frame.js';
import type { Member, Records, Store } from '../store/store.js';

/** One turn being carried out: in which transaction, when, for whom. */
export interface Moment {
  readonly tx: Records;
  readonly frame: Frame;
  readonly seal: Store['seal'];
  readonly now: Instant;
  readonly address: Address;
  readonly chatKey: string;
  readonly locale: Locale;
  /** The member this chat is bound to, if it is. */
  readonly member: Member | null;
  /** A button was pressed: the message under which it is arrived, also where that is not noted yet. */
  readonly pressed?: boolean;
}
