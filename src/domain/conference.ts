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
  director: 'community_child_director',
  bureau: 'district_civil_affairs',
} as const satisfies Readonly<Record<string, PostKind>>;
export type Invited = keyof typeof INVITED;
