import type { GuardianDraft } from './guardian.js';
import { CITY_AREA, type ReportDraft } from './report.js';
import { type Triage, type TriageContext, triage } from './triage.js';
import { triageGuardian } from './triage-guardian.js';

/** What a chat files. A draft without a kind is a citizen's: so were all before guardians had a form of their own. */
export type Draft = (ReportDraft & { readonly kind?: undefined }) | GuardianDraft;

/** How urgent a draft is, by the rules for its kind. */
export const assess = (draft: Draft, context: TriageContext): Triage =>
  draft.kind === 'guardian' ? triageGuardian(draft) : triage(draft, context);

/** Where the child is, as far as the draft says. */
export const areaOf = ({ answers: { district } }: Draft): string =>
  district === undefined || district === 'unsure' ? CITY_AREA : district;
