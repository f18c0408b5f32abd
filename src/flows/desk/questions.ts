import type { Act } from '../../domain/acts.js';
import { INVITED } from '../../domain/conference.js';
import { DISTRESS_CATEGORIES } from '../../domain/distress.js';
import { CONSENTS, HAND_OVER_REASONS, RECEIVERS, REFUSAL_REASONS } from '../../domain/hand-over.js';
import { ANSWER_BY, LONGEST_SERIAL, OFFICIAL_LINES } from '../../domain/hotline.js';
import { ASKED_NEEDS, BANDS, BEGINNINGS, PASS_REASONS, QUIT_REASONS, SPANS } from '../../domain/need-answers.js';
import type { Outcome } from '../../domain/obligation.js';
import { DONE_BY, REFERRAL_REASONS } from '../../domain/referral.js';
import { DISTRICTS } from '../../domain/report.js';
import { MANDATORY } from '../../domain/triage.js';

/** The answers of a dialog so far, by question: the code of a choice, or the member's own words. */
export type Answers = Readonly<Record<string, string>>;

/** One thing that an act asks before it is done. Its words are the text `ask-<act>-<id>`, with the answers so far. */
export interface Question {
  /** `[a-z]{1,8}` */
  readonly id: string;
  /** Codes, `[a-z0-9_]{1,12}`, worded by `choice-<id>-<code>`; absent: the member writes. */
  readonly choices?: readonly string[];
  /** Its choices are worded by `<worded>-<code>` instead. */
  readonly worded?: string;
  /** The member may write what is no choice, too. */
  readonly open?: true;
  /** A button of the act may bring the answer with it: `d.<act>.<obligation>.<answer>`. Only for a first question. */
  readonly given?: true;
  /** Several of the choices can be picked, one press each, and 好了 ends it: so many at least. Their codes, with commas. */
  readonly least?: number;
  /** What the member writes is a date to come. */
  readonly reads?: 'date';
  /** The most characters that the member may write. */
  readonly most?: number;
  /** Asks whether the words given to this question go out, though they tell too much; or they are written anew. */
  readonly about?: string;
  /** False where the answers so far make it needless. */
  readonly when?: (answers: Answers) => boolean;
}

/** The outcomes as buttons name them. */
export const OUTCOME_CODES: Readonly<Record<string, Outcome>> = {
  safe: 'safe_and_stable',
  adult: 'aged_out_18',
  moved: 'moved_transferred',
  guardian: 'long_term_guardianship',
  declined: 'family_declined_no_risk',
  unfounded: 'unfounded',
  duplicate: 'duplicate',
};
/** Words that tell too much are written again. */
export const ANEW = 'anew';
/** A place by its name. */
export const LONGEST_PLACE = 60;
/** What a reporter is told, or another post is asked, fits one short message. */
const MOST_TOLD = 300;

/** Words for people who see no more of the case than them: where they tell too much, they go once that is confirmed. */
const leaving = (words: Question, id = 'send'): readonly Question[] => [
  words,
  { id, choices: ['asis', ANEW], worded: 'choice-send', about: words.id, when: ({ tells }) => tells === words.id },
];

/** To which post a case, or a part of it, goes. */
const TO_POST: readonly Question[] = [
  { id: 'tosector', choices: Object.keys(RECEIVERS) },
  { id: 'topost', choices: Object.keys(RECEIVERS.government), when: ({ tosector }) => tosector === 'government' },
  { id: 'topost', choices: Object.keys(RECEIVERS.social_org), when: ({ tosector }) => tosector === 'social_org' },
];
/** What the family said to it. */
const AGREED: Question = { id: 'agreed', choices: Object.keys(CONSENTS) };
const OVERRIDE: Question = { id: 'override', when: ({ agreed }) => agreed !== 'given' };
/** By when an official line said that it answers. */
const ANSWER_DATE: Question = { id: 'date', reads: 'date', when: ({ answerby }) => answerby === 'date' };

/** The nine situations, as buttons name them. */
const FOUND = MANDATORY.map((code) => code.toLowerCase());

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];

/** What each act asks, in order. An act that is not here asks nothing. */
export const DIALOGS: Readonly<Partial<Record<Act, readonly Question[]>>> = {
  note: [{ id: 'text' }],
  police: [{ id: 'who', choices: ['me', 'other', 'police'] }, { id: 'number' }],
  must: [{ id: 'which', choices: FOUND }, { id: 'text' }],
  remind: [
    { id: 'what', choices: ['weekly', 'visit', 'home', 'review', 'notice', 'class', 'school'] },
    { id: 'day', choices: WEEKDAYS, when: ({ what }) => what === 'weekly' },
    { id: 'day', choices: ['date', ...WEEKDAYS], when: ({ what }) => what !== 'weekly' },
    { id: 'date', reads: 'date', when: ({ day }) => day === 'date' },
    { id: 'time', choices: ['0900', '1230', '1900'] },
  ],
  link: [{ id: 'number', given: true }],
  unlink: [{ id: 'number', given: true }],
  place: [{ id: 'where', given: true, choices: DISTRICTS, worded: 'district', open: true, most: LONGEST_PLACE }],
  assess: [{ id: 'distress', choices: DISTRESS_CATEGORIES, least: 0 }, { id: 'text' }],
  plan: [{ id: 'text' }],
  visit: [{ id: 'result', choices: ['safe_stable', 'needs_more', 'worse'] }, { id: 'text' }],
  close: [
    { id: 'outcome', choices: Object.keys(OUTCOME_CODES) },
    { id: 'words', most: MOST_TOLD },
  ],
  // Which preview: its button says so, and nobody is asked.
  closeok: [{ id: 'preview', given: true, when: () => false }],
  // Which page of the list, or of the case: its button says so.
  case: [{ id: 'page', given: true, when: () => false }],
  needs: [{ id: 'page', given: true, when: () => false }],
  referred: [{ id: 'page', given: true, when: () => false }],
  // Nothing goes to the reporters that whoever wrote it has not read once more.
  inform: [
    ...leaving({ id: 'words', most: MOST_TOLD }),
    { id: 'preview', choices: ['asis', ANEW], about: 'words', when: ({ tells }) => tells !== 'words' },
  ],
  raise: [{ id: 'raiseto', choices: ['p0', 'p1', 'p2'] }, { id: 'text' }],
  lower: [{ id: 'lowerto', choices: ['p1', 'p2', 'p3'] }, { id: 'text' }],
  oppose: [{ id: 'text' }],
  confer: [{ id: 'invite', choices: Object.keys(INVITED), least: 1 }, { id: 'time' }],
  met: [{ id: 'text' }],
  absent: [{ id: 'text' }],
  reopen: [{ id: 'text' }],
  hand: [
    ...TO_POST,
    { id: 'handwhy', choices: Object.keys(HAND_OVER_REASONS) },
    { id: 'handword', when: ({ handwhy }) => handwhy === 'other' },
    {
      id: 'todist',
      choices: DISTRICTS,
      worded: 'district',
      when: ({ handwhy }) => handwhy === 'area' || handwhy === 'moved',
    },
    AGREED,
    OVERRIDE,
  ],
  refer: [
    ...TO_POST,
    { id: 'handwhy', choices: REFERRAL_REASONS },
    ...leaving({ id: 'part', most: MOST_TOLD }),
    { id: 'doneby', choices: Object.keys(DONE_BY) },
    AGREED,
    ...leaving(OVERRIDE, 'sendwhy'),
  ],
  ticket: [
    { id: 'line', choices: OFFICIAL_LINES },
    { id: 'serial', most: LONGEST_SERIAL },
    { id: 'answerby', choices: [...Object.keys(ANSWER_BY), 'date'] },
    ANSWER_DATE,
  ],
  reply: [
    { id: 'came', choices: ['yes', 'later'] },
    { id: 'text', when: ({ came }) => came === 'yes' },
    { id: 'answerby', choices: [...Object.keys(ANSWER_BY), 'date'], when: ({ came }) => came === 'later' },
    ANSWER_DATE,
  ],
  assume: [{ id: 'sure', choices: ['yes'] }],
  conflict: [{ id: 'leave', choices: ['yes'] }],
  refuse: [
    { id: 'backwhy', choices: Object.keys(REFUSAL_REASONS) },
    { id: 'backword', when: ({ backwhy }) => backwhy === 'other' },
  ],
  exclude: [{ id: 'basis', choices: ['source', 'household', 'child'] }, { id: 'name' }],
  need: [
    { id: 'need', choices: Object.keys(ASKED_NEEDS) },
    { id: 'span', choices: SPANS },
    { id: 'begin', choices: Object.keys(BEGINNINGS) },
    { id: 'band', choices: BANDS },
    ...leaving({ id: 'brief' }),
  ],
  offer: [{ id: 'start' }],
  pass: [{ id: 'pass', choices: PASS_REASONS }],
  number: [{ id: 'nr' }],
  report: [{ id: 'text' }],
  cannot: [{ id: 'quit', choices: QUIT_REASONS }],
};
