import type { ObligationKind } from './obligation.js';

/** A card, a list or a dialog of the desk shows so many buttons at most: what is more goes over pages. */
export const MOST_BUTTONS = 6;

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
  'must',
  'exclude',
  'kin',
  'kinok',
  'remind',
  'need',
  'needs',
  'unneed',
  'offer',
  'pass',
  'brief',
  'choose',
  'number',
  'pick',
  'begun',
  'report',
  'cannot',
  'alike',
  'apart',
  'link',
  'unlink',
  'case',
  'assess',
  'plan',
  'visit',
  'close',
  'closeok',
  'inform',
  'raise',
  'lower',
  'assume',
  'agree',
  'oppose',
  'confer',
  'met',
  'attend',
  'absent',
  'reopen',
  'place',
  'hand',
  'accept',
  'refuse',
  'withdraw',
  'refer',
  'referred',
  'slip',
  'ticket',
  'reply',
  'conflict',
] as const;
export type Act = (typeof ACTS)[number];

/** How a member stands to an obligation: nobody has taken it, or they have. */
export type Standing = 'open' | 'held';

/** Buttons in rows. */
export type Rows = readonly (readonly Act[])[];

const CALLED: Rows = [['ack'], ['see', 'dec']];

/** The buttons of a card, in rows; six at most. The first is what the card asks for. */
const CARDS: Readonly<Record<ObligationKind, Readonly<Record<Standing, Rows>>>> = {
  acknowledge: { open: CALLED, held: [['safe', 'see'], ['more']] },
  police_report: {
    open: [
      ['police', 'slip'],
      ['see', 'dec'],
    ],
    held: [['police', 'slip'], ['see']],
  },
  // Held: what the sender, who still has the case, can do with their offer.
  accept_handover: { open: [['accept'], ['see', 'refuse']], held: [['withdraw']] },
  take_over: { open: CALLED, held: [['see', 'more']] },
  assess: { open: CALLED, held: [['assess', 'see'], ['more']] },
  plan: { open: CALLED, held: [['plan', 'see'], ['more']] },
  review: { open: CALLED, held: [['visit', 'see'], ['more']] },
  close: {
    open: CALLED,
    held: [
      ['close', 'inform'],
      ['see', 'more'],
    ],
  },
  convene: {
    open: CALLED,
    held: [
      ['confer', 'met'],
      ['see', 'more'],
    ],
  },
  conference: {
    open: [
      ['attend', 'absent'],
      ['case', 'conflict'],
    ],
    held: [],
  },
  // Held: they said that they can, and nobody is chosen yet.
  offer_help: { open: [['offer'], ['brief', 'pass']], held: [['brief', 'pass']] },
  choose_help: { open: CALLED, held: [['choose'], ['number', 'unneed'], ['see', 'more']] },
  help: {
    open: [['ack'], ['brief', 'dec']],
    held: [
      ['begun', 'report'],
      ['brief', 'cannot'],
    ],
  },
  // Held: the part is theirs. Whoever asked for it takes it back from the list of what they asked for.
  referral: { open: [['accept'], ['brief', 'refuse']], held: [['report'], ['brief', 'cannot']] },
  hotline_reply: {
    open: CALLED,
    held: [
      ['reply', 'see'],
      ['slip', 'more'],
    ],
  },
  check_in: { open: CALLED, held: [['safe', 'see'], ['more']] },
  second_look: { open: [['case'], ['agree', 'oppose'], ['conflict']], held: [] },
  not_solved: { open: CALLED, held: [['safe', 'see'], ['more']] },
};

/** What a card about an obligation of this kind offers. */
export const actsOf = (kind: ObligationKind, as: Standing): Rows => CARDS[kind][as];

/** What 更多 offers to whoever is responsible for a case, four a page: what is used most first. */
export const CASE_ACTS: readonly Act[] = [
  'case',
  'note',
  'hand',
  'close',
  'place',
  'refer',
  'referred',
  'slip',
  'ticket',
  'need',
  'needs',
  'raise',
  'lower',
  'must',
  'kin',
  'remind',
  'confer',
  'met',
  'alike',
  'link',
  'unlink',
  'exclude',
  'conflict',
];

/** What is about the whole case, offered at its time: any obligation of it will do. */
export const ABOUT_CASE: readonly Act[] = [...CASE_ACTS, 'closeok', 'inform', 'kinok', 'apart', 'assume'];

/** What somebody else can do with a running case that waits for its holder. */
export const OVER: Rows = [['case'], ['assume']];

/** What can be asked of a case that nothing is open on for the member: they type its number. */
export const BY_NUMBER: readonly Act[] = ['case', 'raise', 'reopen', 'place', 'assume'];
