import { z } from 'zod';
import type { TextRef } from './effect.js';
import { readHours } from './hours.js';
import { NEEDS, type Need } from './need.js';
import { POST_KINDS, type Post, type PostKind, SECTORS, type Sector } from './post.js';
import { asIssue, say } from './say.js';
import { unseenIn } from './unseen.js';

/** The columns that every directory file has, in any order. */
export const DIRECTORY_COLUMNS = ['code', 'name', 'kind', 'sector', 'area', 'reports_to', 'timezone'] as const;
/** Columns that may be left out. */
export const MORE_COLUMNS = ['hours', 'services'] as const;

/** Kinds that can offer to meet a need: social organisations and posts of the community. */
export const SERVING_KINDS: readonly PostKind[] = [
  'social_organisation',
  'social_work_station',
  'community_child_director',
  'school',
  'hospital',
];

/** Kinds that are not government; every other kind is. */
const SECTORS_OF: Partial<Record<PostKind, readonly Sector[]>> = {
  bot_duty_desk: ['government', 'social_org'],
  operator: ['government', 'social_org'],
  community_child_director: ['community'],
  // A children's hospital or a school may be run by either.
  school: ['government', 'social_org'],
  hospital: ['government', 'social_org'],
  social_work_station: ['social_org'],
  social_organisation: ['social_org'],
  guardian: ['family'],
};

/** The sectors a post of this kind can belong to (domain.md 3.1). */
export const sectorsOf = (kind: PostKind): readonly Sector[] => SECTORS_OF[kind] ?? ['government'];

/** The family has tasks of its own and is never called for what was reported of a child (domain.md 3.1). */
export const isOfFamily = (kind: PostKind): boolean => sectorsOf(kind).includes('family');

const isNeed = (word: string): word is Need => NEEDS.some((need) => need === word);

/** Codes of districts and counties that are gone, and where their places are now (domain.md 3.3). */
const GONE: Readonly<Record<string, string>> = {
  120107: '120116',
  120108: '120116',
  120109: '120116',
  120221: '120117',
  120223: '120118',
  120225: '120119',
};

/** Why a report can never lie in this area: its district is gone. */
const gone = (area: string): TextRef | undefined => {
  const old = area.slice(0, 6);
  const now = GONE[old];
  return now === undefined ? undefined : say('area-gone', { area, old, now });
};

const filled = z
  .string()
  .min(1, { error: say('cell-empty').key, abort: true })
  .max(200, say('cell-long').key)
  .superRefine((text, problems) => {
    const wrong = unseenIn(text);
    if (wrong) problems.addIssue(asIssue(say('cell-wrong', { wrong })));
  });

/** One line of the directory. Issues name sentences that say how to mend it. */
export const directoryLineSchema = z.object({
  code: filled.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, say('post-code-wrong').key),
  name: filled,
  kind: z.enum(POST_KINDS, say('cell-unknown').key),
  sector: z.enum(SECTORS, say('cell-unknown').key),
  area: z
    .string()
    .regex(/^[1-9]\d(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/, { error: say('area-wrong').key, abort: true })
    .superRefine((area, problems) => {
      const wrong = gone(area);
      if (wrong) problems.addIssue(asIssue(wrong));
    }),
  reports_to: z.string(),
  timezone: filled,
  hours: z
    .string()
    .default('')
    .transform((text, problems) => {
      const hours = readHours(text);
      if (hours !== null) return hours;
      problems.addIssue(asIssue(say('hours-wrong')));
      return z.NEVER;
    }),
  services: z
    .string()
    .default('')
    .transform((text, problems) => {
      const found = text === '' ? [] : text.split('|').map((one) => one.trim());
      for (const one of found) {
        if (!isNeed(one)) problems.addIssue(asIssue(say('service-unknown', { service: one, known: NEEDS })));
      }
      return [...new Set(found.filter(isNeed))];
    }),
});

/** A line as the post it names. */
export const postOf = ({ reports_to, hours, services, ...line }: z.infer<typeof directoryLineSchema>): Post => ({
  ...line,
  ...(reports_to === '' ? {} : { reportsTo: reports_to }),
  ...(hours === undefined ? {} : { hours }),
  ...(services.length === 0 ? {} : { services }),
});
