import { asCitizen, type ChildDraft, childConcerns, mustNotKnow } from './child.js';
import type { GuardianDraft } from './guardian.js';
import { harmsTold } from './harm-told.js';
import { placeNamed } from './places.js';
import type { Post } from './post.js';
import { CITY_AREA, type Concern, type ReportDraft } from './report.js';
import { type Triage, type TriageContext, triage } from './triage.js';
import { triageChild } from './triage-child.js';
import { guardianAsCitizen, triageGuardian } from './triage-guardian.js';

/** What a chat files. A draft without a kind is a citizen's: so were all before others had a form of their own. */
export type Draft = (ReportDraft & { readonly kind?: undefined }) | GuardianDraft | ChildDraft;

/** How urgent a draft is, by the rules for its kind. */
export const assess = (draft: Draft, context: TriageContext): Triage => {
  if (draft.kind === 'guardian') return triageGuardian(draft, context);
  return draft.kind === 'child' ? triageChild(draft, context) : triage(draft, context);
};

/** What is told now of a report, with what was filed of it before where that was told in questions that are not asked any more. */
export const goingOn = (before: Draft, draft: Draft): Draft => {
  if (draft.kind === undefined && before.kind === 'guardian') return { ...draft, answers: withFamilys(before, draft) };
  if (draft.kind !== 'guardian') return draft;
  const kept = before.kind === 'guardian' ? before.before : before.kind === 'child' ? childs(before) : before;
  return kept === undefined ? draft : { ...draft, before: kept };
};

/** A report's answers, over what a guardian told of the same child before. */
const withFamilys = (before: GuardianDraft, { answers }: ReportDraft): ReportDraft['answers'] => ({
  ...guardianAsCitizen(before).answers,
  ...answers,
});

/** What a child told, in the citizen's answers, with all that it picked and whom it would keep it from. */
const childs = (draft: ChildDraft): ReportDraft => {
  const { answers, ...others } = asCitizen(draft);
  const [concern, not_tell] = [childConcerns(draft.answers), mustNotKnow(draft.answers)];
  const { not_tell_said } = draft.answers;
  return {
    ...others,
    answers: {
      ...answers,
      ...(concern.length > 0 ? { concern: [...concern] } : {}),
      ...(not_tell ? { not_tell } : {}),
      ...(not_tell_said ? { not_tell_said } : {}),
    },
  };
};

/** Where the child is, as far as the draft says. */
export const areaOf = (draft: Draft): string => {
  const { district } = compared(draft).answers;
  return district === undefined || district === 'unsure' ? CITY_AREA : district;
};

/** The words in which a reporter was asked to say where the child can be found. */
const placeWords = (draft: Draft): string =>
  (draft.kind === 'guardian' ? (draft.answers.street ?? draft.before?.answers.place) : draft.answers.place) ?? '';

/** The same as closely as the directory knows it: a street or community that the reporter names and that has posts. */
export const placeOf = (draft: Draft, posts: readonly Post[]): string =>
  placeNamed(placeWords(draft), areaOf(draft), posts);

/** What was picked. A guardian's needs call nobody beside the ladder. */
const picked = (draft: Draft): readonly Concern[] => {
  if (draft.kind === 'guardian') return draft.before?.answers.concern ?? [];
  return draft.kind === 'child' ? childConcerns(draft.answers) : (draft.answers.concern ?? []);
};

/** What may be happening to the child, picked or told in words, for whom to call. */
export const concernsOf = (draft: Draft): readonly Concern[] => [
  ...new Set([...picked(draft), ...harmsTold(compared(draft).answers.observed)]),
];

/** A draft as it is compared with others: a child's answers, and a guardian's, stand where a neighbour's do. */
export const compared = (draft: Draft): ReportDraft => {
  if (draft.kind === 'child') return asCitizen(draft);
  return draft.kind === 'guardian' ? guardianAsCitizen(draft) : draft;
};
