import type { LevelPolicy } from './ladder.js';
import type { PostKind } from './post.js';
import type { Concern } from './report.js';

/** Whom a concern calls besides the rungs of its level. */
export interface Route {
  /** Called with the first rung. */
  readonly lead: PostKind[];
  /** Called beside them when it is urgent, else when nobody has taken it in time. */
  readonly with: PostKind[];
}
export type Routes = Readonly<Record<Concern, Route>>;

/**
 * Lead agency and others by concern (domain.md 2.2; 未成年人保护法 arts 11, 39, 40, 61, 77, 83, 86, 90–92, 104). To be confirmed
 * by each district; a ladder file may say otherwise.
 */
export const ROUTES: Routes = {
  physical_violence: { lead: ['police'], with: ['district_civil_affairs', 'hospital', 'community_child_director'] },
  emotional_abuse: { lead: ['street_child_supervisor'], with: ['womens_federation', 'social_work_station'] },
  sexual_harm: { lead: ['police'], with: ['procuratorate', 'hospital', 'womens_federation', 'education'] },
  neglect: { lead: ['street_child_supervisor'], with: ['community_child_director', 'social_work_station'] },
  left_alone: { lead: ['community_child_director'], with: ['street_child_supervisor'] },
  abandoned: { lead: ['police', 'district_civil_affairs'], with: ['hospital'] },
  missing_runaway: { lead: ['police'], with: ['school', 'district_civil_affairs'] },
  trafficking: { lead: ['police'], with: ['district_civil_affairs'] },
  begging: { lead: ['police', 'district_civil_affairs'], with: ['urban_management'] },
  child_labour: { lead: ['labour'], with: ['education', 'police'] },
  dropout: { lead: ['education'], with: ['street_child_supervisor', 'community_child_director'] },
  school_bullying: { lead: ['school', 'education'], with: ['procuratorate'] },
  online_harm: { lead: ['police', 'cyberspace_affairs'], with: ['youth_league'] },
  self_harm_suicide: { lead: ['health'], with: ['education', 'social_work_station'] },
  psychological: { lead: ['school', 'health'], with: ['social_work_station', 'youth_league'] },
  early_marriage_pregnancy: { lead: ['police'], with: ['health', 'womens_federation'] },
  witness_dv: { lead: ['womens_federation'], with: ['community_child_director'] },
  guardian_unable: {
    lead: ['district_civil_affairs'],
    with: ['street_child_supervisor', 'disabled_federation', 'medical_insurance'],
  },
  material_need: { lead: ['district_civil_affairs'], with: ['street_child_supervisor', 'social_organisation'] },
  medical_rehab: {
    lead: ['medical_insurance', 'health', 'disabled_federation'],
    with: ['district_civil_affairs'],
  },
  legal_hukou: { lead: ['police', 'justice'], with: ['district_civil_affairs'] },
  other: { lead: ['street_child_supervisor'], with: [] },
};

/** The route of several concerns at once; whoever leads for one of them leads. */
export const routeFor = (concerns: readonly Concern[], routes: Partial<Routes>): Route => {
  const lead = new Set(concerns.flatMap((concern) => routes[concern]?.lead ?? []));
  const others = concerns.flatMap((concern) => routes[concern]?.with ?? []).filter((kind) => !lead.has(kind));
  return { lead: [...lead], with: [...new Set(others)] };
};

/** Whether a route calls somebody, or lets somebody lead, who was not called or did not lead before. */
export const addsTo = (before: Route | null, { lead, with: others }: Route): boolean =>
  lead.some((kind) => !before?.lead.includes(kind)) ||
  others.some((kind) => !before?.with.includes(kind) && !before?.lead.includes(kind));

/** The kinds that are called beside the ladder of a level without leading: to have reached one of them is not enough. */
export const besideKinds = (policy: LevelPolicy, route: Route | null): ReadonlySet<PostKind> => {
  const climbing = new Set(policy.rungs.flat());
  return new Set(route?.with.filter((kind) => !climbing.has(kind)));
};

/**
 * The kinds that a rung calls: its own, and those of the route. Lead first (domain.md 2.2): at P0 and P1 with the first rung
 * also where the ladder would come to it later, so that who is right for the child never waits for a turn; where there is
 * time it is not called before its own. The others, where the ladder does not call them anyway, beside them when it is
 * urgent, and from the second rung on where there is time.
 */
export const kindsAt = (policy: LevelPolicy, rung: number, route: Route | null, urgent: boolean): PostKind[] => {
  const own = policy.rungs[rung] ?? [];
  if (route === null) return own;
  const climbing = new Set(policy.rungs.flat());
  const side = (kinds: readonly PostKind[]) => kinds.filter((kind) => !climbing.has(kind));
  const beside = (urgent || policy.rungs.length === 1 ? 0 : 1) === rung ? side(route.with) : [];
  const leading = urgent ? route.lead.filter((kind) => !own.includes(kind)) : side(route.lead);
  return [...(rung === 0 ? leading : []), ...own, ...beside];
};
