import { compared } from '../../domain/draft.js';
import type { Prompt, TextRef } from '../../domain/effect.js';
import { LIKELY, type Likeness, likeness, RECENT } from '../../domain/likeness.js';
import { CITY_AREA, DISTRICTS } from '../../domain/report.js';
import { postName } from '../../notify/frame.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import type { Case, Member, NearReport, Obligation, Report } from '../../store/store.js';
import type { Moment } from '../moment.js';

/** A case that may be about the same child, as far as it is told to whoever looks for one. */
export interface Alike {
  readonly matter: Case;
  readonly likeness: Likeness;
}

/** So many of the newest reports of the place are compared: each is unsealed for it, some 20 µs. */
const MOST_COMPARED = 200;
/** And so many of each other place that it may be. */
const MOST_ELSEWHERE = 50;
/** More than so many at once is no help to decide. */
const MOST_PROPOSED = 3;

/** The older of two cases stays; the newer is linked to it. */
export const isOlder = (one: Case, other: Case): boolean =>
  one.openedAt < other.openedAt || (one.openedAt === other.openedAt && one.id < other.id);

/** True when the member may link something to `other`: they must not be kept from it. */
export const mayMeet = async ({ tx, frame }: Moment, other: Case, member: Member): Promise<boolean> =>
  !(await isInConflict(frame, tx, other.id, member.id));

/** Where else a report of the same child may lie: whoever reports does not always know the district. */
const elsewhere = (area: string): readonly string[] => (area === CITY_AREA ? DISTRICTS : [CITY_AREA]);

const nearby = async ({ tx, now }: Moment, { area }: Report, besides: string): Promise<NearReport[]> => {
  const found = await tx.reports.near({ area, until: now, besides, limit: MOST_COMPARED });
  for (const other of elsewhere(area)) {
    found.push(...(await tx.reports.near({ area: other, until: now, besides, limit: MOST_ELSEWHERE })));
  }
  return found;
};

/** Older cases that a report of this case may be about, the likeliest first; open ones, and those of the last year. */
const alikeTo = async (m: Moment, matter: Case, report: Report, member: Member): Promise<Alike[]> => {
  const { tx, now } = m;
  const about = { ...report, draft: compared(report.draft), reporterKey: await tx.reports.reporterKey(report.id) };
  const best = new Map<string, { readonly likeness: Likeness; readonly createdAt: number }>();
  for (const other of await nearby(m, report, matter.id)) {
    const found = likeness(about, { ...other, draft: compared(other.draft) });
    const known = best.get(other.caseId);
    if (found.score < LIKELY || (known && known.likeness.score >= found.score)) continue;
    best.set(other.caseId, { likeness: found, createdAt: other.createdAt });
  }
  const ranked = [...best].sort(([, a], [, b]) => b.likeness.score - a.likeness.score || b.createdAt - a.createdAt);
  const found: Alike[] = [];
  for (const [caseId, { likeness: how, createdAt }] of ranked) {
    if (found.length === MOST_PROPOSED) break;
    const other = await tx.cases.byId(caseId);
    if (!other || !isOlder(other, matter) || (other.closedAt !== null && createdAt < now - RECENT)) continue;
    if (await mayMeet(m, other, member)) found.push({ matter: other, likeness: how });
  }
  return found;
};

/** The post that is responsible for a case, by its name: never the person. */
export const postHolding = ({ frame }: Moment, { holderPost }: Case): TextRef | string =>
  postName(frame, holderPost) || { key: 'alike-nobody' };

const describe = (m: Moment, { matter, likeness: { parts } }: Alike): TextRef => ({
  key: 'alike-line',
  args: {
    number: matter.number,
    level: { key: `level-name-${matter.level}` },
    status: { key: `alike-status-${matter.status}` },
    post: postHolding(m, matter),
    reasons: parts.map(({ reason }) => ({ key: `alike-reason-${reason}` })),
  },
});

/** A case number as a button carries it. */
const inButton = (number: string): string => number.toLowerCase().replaceAll('-', '');

/**
 * Proposes the likely cases of the same child to whoever has just taken a report, or asks: their numbers, how they
 * stand, which post has them, and why. Nothing of what other reporters said. Undefined when there is none.
 */
export const proposeAlike = async (m: Moment, o: Obligation): Promise<Prompt | undefined> => {
  const { tx, member, now } = m;
  const report = await tx.reports.readable(o.reportId);
  const matter = await tx.cases.byId(o.caseId);
  if (!report || !matter || !member) return undefined;
  const found = await alikeTo(m, matter, report, member);
  if (found.length === 0) return undefined;
  await tx.events.add({
    at: now,
    kind: 'case.alike_proposed',
    caseId: matter.id,
    reportId: report.id,
    memberId: member.id,
    data: { cases: found.map((one) => one.matter.id), scores: found.map((one) => String(one.likeness.score)) },
  });
  const lines = [{ key: 'alike-head', args: { number: matter.number } }, ...found.map((one) => describe(m, one))];
  const choices = found.map(({ matter: { number } }) => [
    { label: { key: 'alike-link-to', args: { number } }, data: `d.link.${o.id}.${inButton(number)}` },
  ]);
  const how = m.frame.buttons.has(m.address.channel) ? [] : [{ key: 'alike-how' }];
  return {
    lines: [...lines, ...how],
    choices: [...choices, [{ label: { key: 'button-apart' }, data: `d.apart.${o.id}` }]],
  };
};
