import {
  CHILD_AGES,
  CHILD_CONCERNS,
  type ChildAnswers,
  type ChildQuestionId,
  NOT_TOLD,
  soundsLow,
  TRUSTED,
  WAYS_TO_REACH,
} from '../../domain/child.js';
import { harmsTold } from '../../domain/harm-told.js';
import { DISTRICTS, isCue } from '../../domain/report.js';
import { type Answers, options, type Question } from '../form/form.js';

const mayHurtItself = ({ concern, concerns = [], story }: ChildAnswers): boolean =>
  isCue([concern ?? '', ...concerns, ...harmsTold(story)]) || (story !== undefined && soundsLow(story));

/** Where a child is unsafe, it is asked once more where it is, unless it told (domain.md 5.1 B7). */
export const stillToFind = ({ safe_now, place }: Answers, danger: boolean): boolean =>
  (danger || safe_now === 'no') && place === undefined;

/** A school or a telephone is not found by that alone. */
const elsewhere = ({ contact }: Answers): boolean => contact === 'school' || contact === 'phone';

const unknown = () => ({ key: 'option-unsure' });

/** The questions of a child who reports for itself, in their order (domain.md 5.1 (b)). */
export const CHILD_QUESTIONS: readonly (Question & { readonly id: ChildQuestionId })[] = [
  {
    id: 'safe_now',
    short: 'b1',
    kind: 'one',
    options: options('safe', ['yes', 'no', 'unsure']),
    perRow: 3,
    required: true,
  },
  {
    id: 'hurt_now',
    short: 'b2',
    kind: 'one',
    options: options('hurt', ['yes', 'no', 'prefer_not']),
    perRow: 3,
    required: true,
  },
  {
    id: 'can_chat',
    short: 'b3',
    kind: 'one',
    options: options('seen', ['yes', 'no', 'unsure']),
    perRow: 3,
    required: false,
  },
  { id: 'story', short: 'b4', kind: 'text', options: [], perRow: 1, required: false, skipKey: 'child-no-typing' },
  {
    id: 'concern',
    short: 'b5',
    kind: 'one',
    options: options('child-concern', CHILD_CONCERNS),
    perRow: 2,
    required: false,
  },
  {
    id: 'self_harm',
    short: 'b6',
    kind: 'one',
    options: options('harm', ['no', 'ever', 'now', 'prefer_not']),
    perRow: 2,
    required: false,
    when: (answers) => mayHurtItself(answers as ChildAnswers),
    skipSays: 'prefer_not',
  },
  {
    id: 'district',
    short: 'b7',
    kind: 'text',
    options: options('district', DISTRICTS),
    perRow: 4,
    required: false,
    says: unknown,
  },
  {
    id: 'place',
    short: 'b7x',
    kind: 'text',
    options: [],
    perRow: 1,
    required: false,
    when: stillToFind,
  },
  { id: 'age_band', short: 'b8', kind: 'one', options: options('age', CHILD_AGES), perRow: 2, required: false },
  {
    id: 'trusted',
    short: 'b9',
    kind: 'text',
    options: options('trusted', TRUSTED),
    perRow: 2,
    required: false,
    skipsBy: 'unknown',
  },
  {
    id: 'not_tell',
    short: 'b10',
    kind: 'text',
    options: options('not-tell', NOT_TOLD),
    perRow: 1,
    required: false,
    skipsBy: 'unknown',
  },
  { id: 'name', short: 'b11', kind: 'text', options: [], perRow: 1, required: false, skipsBy: 'none' },
  { id: 'contact', short: 'b12', kind: 'text', options: options('reach', WAYS_TO_REACH), perRow: 3, required: false },
  { id: 'reach', short: 'b12x', kind: 'text', options: [], perRow: 1, required: false, when: elsewhere },
];

/** What helps to find the child, and to answer it unseen: all that is asked once there is danger. */
export const CHILD_DANGER_FIRST: readonly ChildQuestionId[] = [
  'district',
  'place',
  'can_chat',
  'contact',
  'reach',
  'story',
];
