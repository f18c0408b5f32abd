import type { Moment } from './cases/moment.js';
import type { Inbound } from './domain/channel.js';
import { SERVING_KINDS } from './domain/directory.js';
import type { ObligationKind } from './domain/obligation.js';
import type { DeskView } from './flows/flow.js';
import { namedRungs } from './notify/ladder/moments.js';
import { isInConflict } from './notify/ladder/recipients.js';
import type { Obligation } from './store/store.js';

/** At most so many matters are weighed when a member types a word instead of pressing a button. */
const MOST_IN_VIEW = 20;

/** The numbers that cases had before they were linked to these; of a case that the member must not know of, none. */
const formerNumbers = async (m: Moment, memberId: string, cases: readonly string[]) => {
  const found = new Map<string, string[]>();
  for (const { number, mergedInto } of await m.tx.cases.linkedTo([...new Set(cases)])) {
    if (await isInConflict(m.frame, m.tx, mergedInto, memberId)) continue;
    found.set(mergedInto, [...(found.get(mergedInto) ?? []), number]);
  }
  return found;
};

/** What is about a need. */
const OF_NEEDS: readonly ObligationKind[] = ['offer_help', 'choose_help', 'help'];

/** Whether the member is in a post that is asked to help. */
const helps = ({ frame, member }: Moment): boolean =>
  frame.posts.some(({ code, kind }) => SERVING_KINDS.includes(kind) && member?.posts.includes(code));

/** In which post a member is asked to help, where they are asked in several. */
const askedAs = ({ frame, member }: Moment, o: Obligation, all: readonly Obligation[]): { readonly post?: string } => {
  if (o.kind !== 'offer_help' || !all.some((one) => one !== o && one.kind === o.kind && one.subjectId === o.subjectId))
    return {};
  const asked = namedRungs(o)?.[0]?.find((code) => member?.posts.includes(code));
  const post = frame.posts.find(({ code }) => code === asked)?.name;
  return post === undefined ? {} : { post };
};

/** Whether the member is one of those who are alarmed, and can bind others. */
const operates = ({ frame, member }: Moment): boolean =>
  frame.posts.some(({ code, kind }) => kind === 'operator' && member?.posts.includes(code));

/** What the desk's conversation is shown with a turn: who speaks, and what waits for them. */
export const deskView = async (m: Moment, { turn }: Inbound): Promise<DeskView> => {
  if (!m.member) return { member: null, obligations: [] };
  const called = await m.tx.obligations.ofMember(m.member.id, MOST_IN_VIEW);
  const typed = turn.kind === 'text';
  // What is typed may mean what was offered; what is pressed may lead on in a list of it, or ask of which case.
  const offered =
    (typed || turn.kind === 'choice') && helps(m) ? await m.tx.obligations.offeredBy(m.member.id, MOST_IN_VIEW) : [];
  const mine = [...called, ...offered];
  // Only what is typed can name a case by the number it had.
  const former = typed
    ? await formerNumbers(
        m,
        m.member.id,
        mine.map(({ caseId }) => caseId),
      )
    : new Map<string, string[]>();
  const needs = await m.tx.needs.kinds(
    mine.flatMap(({ kind, subjectId }) => (OF_NEEDS.includes(kind) && subjectId) || []),
  );
  return {
    member: { posts: m.member.posts, ...(operates(m) ? { operates: true as const } : {}) },
    obligations: mine.map((o) => ({
      id: o.id,
      number: o.number,
      ...(former.has(o.caseId) ? { former: former.get(o.caseId) ?? [] } : {}),
      level: o.level,
      kind: o.kind,
      ...(needs.has(o.subjectId ?? '') ? { need: needs.get(o.subjectId ?? '') } : {}),
      ...askedAs(m, o, mine),
      state: o.state === 'open' ? ('open' as const) : ('mine' as const),
    })),
  };
};
