import {
  AGE_BANDS,
  CONCERNS,
  type Concern,
  DISTRICTS,
  type QuestionId,
  ROLES,
  WHEN_PATTERNS,
} from '../../domain/report.js';

/** One option of a question: the value that is kept, and the text key of its label. */
export interface Option {
  readonly value: string;
  readonly key: string;
}

/** One question. A new one is added to the table below, to `citizenAnswersSchema`, and as a text `question-<id>`. */
export interface Question {
  readonly id: QuestionId;
  /** Its name in button data. */
  readonly short: string;
  /** `text`: the person types; options may stand beside. */
  readonly kind: 'one' | 'many' | 'text';
  readonly options: readonly Option[];
  /** Options in a row of buttons. */
  readonly perRow: number;
  /** `harm`: only asked, and then required, when a harm is suspected (domain.md 5.1 A7). */
  readonly required: 'yes' | 'no' | 'harm';
}

const options = (prefix: string, values: readonly string[]): Option[] =>
  values.map((value) => ({ value, key: `${prefix}-${value}` }));
const unsure: Option = { value: 'unsure', key: 'option-unsure' };
const has = [...options('has', ['yes', 'no']), unsure];

/** The citizen's questions in their order (domain.md 5.1 (a)). */
export const QUESTIONS: readonly Question[] = [
  { id: 'danger_now', short: 'a1', kind: 'one', options: has, perRow: 3, required: 'yes' },
  { id: 'concern', short: 'a2', kind: 'many', options: options('concern', CONCERNS), perRow: 2, required: 'yes' },
  {
    id: 'district',
    short: 'a3',
    kind: 'one',
    options: [...options('district', DISTRICTS), unsure],
    perRow: 4,
    required: 'yes',
  },
  { id: 'observed', short: 'a4', kind: 'text', options: [], perRow: 1, required: 'yes' },
  {
    id: 'age_band',
    short: 'a5',
    kind: 'one',
    options: [...options('age', AGE_BANDS), unsure],
    perRow: 3,
    required: 'yes',
  },
  { id: 'carer_present', short: 'a6', kind: 'one', options: has, perRow: 3, required: 'yes' },
  {
    id: 'source_access',
    short: 'a7',
    kind: 'one',
    options: [...options('can', ['yes', 'no']), unsure, { value: 'nobody', key: 'can-nobody' }],
    perRow: 2,
    required: 'harm',
  },
  {
    id: 'when_pattern',
    short: 'a8',
    kind: 'one',
    options: [...options('when', WHEN_PATTERNS), unsure],
    perRow: 2,
    required: 'no',
  },
  { id: 'place', short: 'a9', kind: 'text', options: [], perRow: 1, required: 'no' },
  { id: 'special_needs', short: 'a10', kind: 'one', options: has, perRow: 3, required: 'no' },
  {
    id: 'role',
    short: 'a11',
    kind: 'one',
    options: [...options('role', ROLES), { value: 'prefer_not', key: 'role-prefer_not' }],
    perRow: 2,
    required: 'no',
  },
  {
    id: 'contact',
    short: 'a12',
    kind: 'text',
    options: [{ value: 'anonymous', key: 'contact-anonymous' }],
    perRow: 1,
    required: 'no',
  },
];

const BY_ID = new Map(QUESTIONS.map((question) => [question.id, question]));

/** The question with that id. */
export const questionOf = (id: QuestionId): Question => {
  const question = BY_ID.get(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
};

/** Concerns in which somebody does something to the child, so that it matters whether they can still reach it. */
export const HARMS: ReadonlySet<Concern> = new Set<Concern>([
  'physical_violence',
  'emotional_abuse',
  'sexual_harm',
  'neglect',
  'abandoned',
  'trafficking',
  'begging',
  'child_labour',
  'school_bullying',
  'online_harm',
  'early_marriage_pregnancy',
  'witness_dv',
]);

/** What helps most to find the child, asked first once there is danger. */
export const DANGER_FIRST: readonly QuestionId[] = ['district', 'place', 'concern', 'observed', 'contact'];
