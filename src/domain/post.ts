import type { OpenHours } from './hours.js';
import type { Need } from './need.js';

/** Longest name of whoever holds a post: as colleagues see it, and as an operator invites them. */
export const LONGEST_NAME = 40;

/** The four sectors of welfare pluralism (design.md 1). */
export const SECTORS = ['government', 'community', 'social_org', 'family'] as const;
export type Sector = (typeof SECTORS)[number];

/**
 * Kinds of posts. The first seven are the ladder's actor levels (domain.md 3.2), then the side actors that are
 * called by concern, then `operator`: whoever keeps this service running and is paged when a ladder reaches nobody.
 */
export const POST_KINDS = [
  'bot_duty_desk',
  'community_child_director',
  'street_child_supervisor',
  'district_civil_affairs',
  'district_wcwc_office',
  'city_civil_affairs',
  'city_wcwc_office',
  'police',
  'procuratorate',
  'education',
  'health',
  'womens_federation',
  'youth_league',
  'disabled_federation',
  'justice',
  'medical_insurance',
  'labour',
  'urban_management',
  'cyberspace_affairs',
  'school',
  'hospital',
  'social_work_station',
  'social_organisation',
  'guardian',
  'operator',
] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A responsible seat, not a person. One line of the directory. */
export interface Post {
  readonly code: string;
  readonly name: string;
  readonly kind: PostKind;
  readonly sector: Sector;
  /** Administrative code by GB/T 2260, from the city down: `12`, `1201`, `120101`, `120101001`, `120101001001`. */
  readonly area: string;
  readonly reportsTo?: string;
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timezone: string;
  /** When what can wait may call it; absent: around the clock. What is urgent calls at any hour. */
  readonly hours?: readonly OpenHours[];
  /** The needs it can meet, where it offers help. */
  readonly services?: readonly Need[];
}
