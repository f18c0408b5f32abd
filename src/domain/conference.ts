import type { PostKind } from './post.js';

/** Whom a case conference can call, as buttons name them (domain.md 3.2). */
export const INVITED = {
  police: 'police',
  procurator: 'procuratorate',
  education: 'education',
  school: 'school',
  health: 'health',
  hospital: 'hospital',
  women: 'womens_federation',
  disabled: 'disabled_federation',
  justice: 'justice',
  station: 'social_work_station',
  org: 'social_organisation',
  director: 'community_child_director',
  street: 'street_child_supervisor',
  bureau: 'district_civil_affairs',
  labour: 'labour',
  insurance: 'medical_insurance',
  youth: 'youth_league',
  urban: 'urban_management',
  cyber: 'cyberspace_affairs',
  wcwc: 'district_wcwc_office',
} as const satisfies Readonly<Record<string, PostKind>>;
export type Invited = keyof typeof INVITED;
