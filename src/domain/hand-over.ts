import type { PostKind, Sector } from './post.js';

/** Why a case is handed over. */
export const HAND_OVER_REASONS = {
  area: 'out_of_area',
  authority: 'needs_other_authority',
  specialist: 'needs_specialist',
  moved: 'moved_away',
  capacity: 'capacity',
  other: 'other',
} as const;
export type HandOverReason = (typeof HAND_OVER_REASONS)[keyof typeof HAND_OVER_REASONS];

/** The child is elsewhere: the posts of that place are asked, and the case is there once one of them has it. */
export const isElsewhere = (reason: HandOverReason | undefined): boolean =>
  reason === 'out_of_area' || reason === 'moved_away';

/** Why an offered case is given back. */
export const REFUSAL_REASONS = {
  area: 'out_of_area',
  task: 'not_our_task',
  capacity: 'no_capacity',
  conflict: 'conflict_of_interest',
  other: 'other',
} as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[keyof typeof REFUSAL_REASONS];

/** The code by which buttons and texts name why something is given back. */
export const refusalCode = (reason: RefusalReason): string =>
  Object.entries(REFUSAL_REASONS).find(([, one]) => one === reason)?.[0] ?? 'other';

/** What the family said to it. `override`: they did not agree, or were not asked, and why it goes on is on record. */
export const CONSENTS = { given: 'given', no: 'override', none: 'not_needed' } as const;
export type Consent = (typeof CONSENTS)[keyof typeof CONSENTS];

/**
 * Whom a case can be handed to, by sector; the keys name them in buttons. Never the family: a guardian takes part, and is
 * not who answers for the child's case (domain.md 3.1).
 */
export const RECEIVERS = {
  government: {
    street: 'street_child_supervisor',
    district: 'district_civil_affairs',
    police: 'police',
    education: 'education',
    health: 'health',
    women: 'womens_federation',
    procurator: 'procuratorate',
    justice: 'justice',
    disabled: 'disabled_federation',
    insurance: 'medical_insurance',
    labour: 'labour',
    urban: 'urban_management',
    cyber: 'cyberspace_affairs',
    youth: 'youth_league',
    school: 'school',
    hospital: 'hospital',
    wcwc: 'district_wcwc_office',
    city: 'city_civil_affairs',
    citywcwc: 'city_wcwc_office',
  },
  community: { director: 'community_child_director' },
  social_org: {
    station: 'social_work_station',
    org: 'social_organisation',
    school: 'school',
    hospital: 'hospital',
  },
} as const satisfies Partial<Record<Sector, Readonly<Record<string, PostKind>>>>;
export type ReceivingSector = keyof typeof RECEIVERS;

/** The kind of post that a sector and a button's code name; a sector with one kind needs no code. */
export const receiverOf = (sector: string, code: string | undefined): PostKind | undefined => {
  if (!Object.hasOwn(RECEIVERS, sector)) return undefined;
  const kinds: Readonly<Record<string, PostKind>> = RECEIVERS[sector as ReceivingSector];
  const only = Object.values(kinds);
  if (only.length === 1) return only[0];
  return code !== undefined && Object.hasOwn(kinds, code) ? kinds[code] : undefined;
};
