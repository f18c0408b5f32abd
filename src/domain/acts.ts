import type { ObligationKind } from './obligation.js';

/**
 * What a member can do with an obligation, as buttons name it: `d.<act>.<obligation>`. Ids are short: with an obligation's
 * id of 40 characters and an answer they stay within a button's 64 bytes.
 */
export const ACTS = [
  'ack',
  'dec',
  'see',
  'safe',
  'more',
  'note',
  'police',
  'exclude',
  'kin',
  'remind',
  'need',
  'needs',
  'withdraw',
  'offer',
  'pass',
  'brief',
  'choose',
  'number',
  'pick',
  'report',
  'cannot',
  'alike',
  'apart',
  'link',
  'unlink',
] as const;
export type Act = (typeof ACTS)[number];

/** How a member stands to an obligation: nobody has taken it, or they have. */
export type Standing = 'open' | 'held';

type Rows = readonly (readonly Act[])[];

const CALLED: Rows = [['ack'], ['see', 'dec']];

/** The buttons of a card, in rows; six at most. The first is what the card asks for. */
const CARDS: Readonly<Record<ObligationKind, Readonly<Record<Standing, Rows>>>> = {
  acknowledge: { open: CALLED, held: [['safe', 'see'], ['more']] },
  police_report: { open: [['police'], ['see', 'dec']], held: [['police'], ['see']] },
  accept_handover: { open: CALLED, held: [] },
  take_over: { open: CALLED, held: [['see', 'more']] },
  assess: { open: CALLED, held: [['see', 'more']] },
  plan: { open: CALLED, held: [['see', 'more']] },
  review: { open: CALLED, held: [['see', 'more']] },
  close: { open: CALLED, held: [['see', 'more']] },
  conference: { open: CALLED, held: [] },
  offer_help: { open: [['offer'], ['brief', 'pass']], held: [] },
  choose_help: { open: CALLED, held: [['choose'], ['number', 'withdraw'], ['see', 'more']] },
  help: { open: [['ack'], ['brief', 'dec']], held: [['report'], ['brief', 'cannot']] },
  check_in: { open: CALLED, held: [['safe', 'see'], ['more']] },
  not_solved: { open: CALLED, held: [['safe', 'see'], ['more']] },
};

/** What a card about an obligation of this kind offers. */
export const actsOf = (kind: ObligationKind, as: Standing): Rows => CARDS[kind][as];

/** What 更多 offers to whoever is responsible for a case. */
export const CASE_ACTS: readonly Act[] = [
  'note',
  'kin',
  'remind',
  'alike',
  'link',
  'unlink',
  'exclude',
  'need',
  'needs',
];
