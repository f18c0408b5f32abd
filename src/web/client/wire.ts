/** What the server and its pages say to each other: types only, so both sides compile against one page. */

export interface CardChoice {
  readonly label: string;
  readonly data: string;
  /** Defined: an option that can be ticked. */
  readonly selected?: boolean;
}

/** A message as a page shows it; sent by the stream as `snapshot` (a list), `message` and `edit`. */
export interface Card {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly choices: readonly (readonly CardChoice[])[];
  readonly choose: 'one' | 'many';
  /** It answers what was done here. */
  readonly answers?: true;
}

/** One thing a person did on a page; the server turns it into a `Turn`. */
export type PageTurn =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly data: string; readonly ref: string }
  | { readonly kind: 'choices'; readonly data: readonly string[] }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'command'; readonly name: string; readonly argument: string };

/** The answer to a turn: `notice` when it was taken, `message` when it was not. */
export interface Answer {
  /** The visitor had no chat, and has one since this turn. */
  readonly anew?: true;
  readonly notice?: string;
  readonly message?: string;
}
