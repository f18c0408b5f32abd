import {
  AGE_BANDS,
  CONCERNS,
  DISTRICTS,
  isDoneToChild,
  type QuestionId,
  ROLES,
  WHEN_PATTERNS,
} from '../../domain/report.js';
import { options, type Question, unsure } from '../form/form.js';

const has = [...options('has', ['yes', 'no']), unsure];

/** The citizen's questions in their order (domain.md 5.1 (a)). */
export const QUESTIONS: readonly (Question & { readonly id: QuestionId })[] = [
  { id: 'danger_now', short: 'a1', kind: 'one', options: has, perRow: 3, required: true },
  { id: 'concern', short: 'a2', kind: 'many', options: options('concern', CONCERNS), perRow: 2, required: true },
  {
    id: 'district',
    short: 'a3',
    kind: 'one',
    options: [...options('district', DISTRICTS), unsure],
    perRow: 4,
    required: true,
  },
  { id: 'observed', short: 'a4', kind: 'text', options: [], perRow: 1, required: true },
  {
    id: 'age_band',
    short: 'a5',
    kind: 'one',
    options: [...options('age', AGE_BANDS), unsure],
    perRow: 3,
    required: true,
  },
  { id: 'carer_present', short: 'a6', kind: 'one', options: has, perRow: 3, required: true },
  {
    id: 'source_access',
    short: 'a7',
    kind: 'one',
    options: [...options('can', ['yes', 'no']), unsure, { value: 'nobody', key: 'can-nobody' }],
    perRow: 2,
    required: true,
    // Domain.md 5.1 A7: asked, and then required, where somebody does something to the child.
    when: ({ concern }) => isDoneToChild(concern),
  },
  {
    id: 'when_pattern',
    short: 'a8',
    kind: 'one',
    options: [...options('when', WHEN_PATTERNS), unsure],
    perRow: 2,
    required: false,
  },
  { id: 'place', short: 'a9', kind: 'text', options: [], perRow: 1, required: false },
  { id: 'special_needs', short: 'a10', kind: 'one', options: has, perRow: 3, required: false },
  {
    id: 'role',
    short: 'a11',
    kind: 'one',
    options: [...options('role', ROLES), { value: 'prefer_not', key: 'role-prefer_not' }],
    perRow: 2,
    required: false,
  },
  {
    id: 'contact',
    short: 'a12',
    kind: 'text',
    options: [{ value: 'anonymous', key: 'contact-anonymous' }],
    perRow: 1,
    required: false,
    skipsBy: 'none',
    skipSays: 'anonymous',
  },
];

/** What helps most to find the child, asked first once there is danger. */
export const DANGER_FIRST: readonly QuestionId[] = ['district', 'place', 'concern', 'observed', 'contact'];
