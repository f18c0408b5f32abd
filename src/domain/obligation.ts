/**
 * What a post can be obliged to do.
 * - `acknowledge`: take a report, then confirm that the child is safe
 * - `police_report`: tell the police at once, and say what number came back (强制报告意见 art 2)
 * - `accept_handover`: take a case from another post, or decline with a reason
 * - `take_over`: a case that nobody is responsible for any more
 * - `assess`, `plan`, `review`, `close`: the steps of a case (domain.md 4.3), owed by whoever holds it
 * - `convene`: call for the case conference that a P0 case has within 72 hours (domain.md 5.3), owed by whoever holds it
 * - `conference`: answer an invitation to it
 * - `offer_help`: answer whether a need of a plan can be met · `choose_help`: choose one of those who can · `help`: do
 *   it, and report back
 * - `referral`: accept a part of the work, do it, and report back; the case stays where it is
 * - `hotline_reply`: get and write down what 12345 or 110 answered to what they were told
 * - `check_in`: look after somebody who did not answer a reminder
 * - `second_look`: agree to what P0 and P1 leave to no single person: a level lowered, a case closed as unfounded,
 *   as moved, or not looked at since it was opened again
 * - `not_solved`: a reporter says that a closed case is not solved
 */
export const OBLIGATION_KINDS = [
  'acknowledge',
  'police_report',
  'accept_handover',
  'take_over',
  'assess',
  'plan',
  'review',
  'close',
  'convene',
  'conference',
  'offer_help',
  'choose_help',
  'help',
  'referral',
  'hotline_reply',
  'check_in',
  'not_solved',
  'second_look',
] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/**
 * How a kind behaves; a kind without any of these is called for until somebody has it, and is theirs until it is done.
 * - `responsible`: whoever takes it is responsible for the child from then on; while it is open, somebody is called to be
 * - `promised`: a reporter was promised a time for it; until it is done, nobody has said that the child is safe
 * - `falls_back`: called for anew at once when it is let go, or nothing followed on being taken; the others wait, or stay
 *   where they are
 * - `task`: whoever is called for it sees their task alone: never the report, nor the case
 * - `apart`: needs no more than the task, which has a level of its own: who has it sees neither the case nor what is written about it
 * - `with_case`: goes with the case from holder to holder; other duties are of whoever took them, such as a task of a plan
 * - `owed`: nobody does it but whoever is responsible
 */
type Way = 'responsible' | 'promised' | 'falls_back' | 'task' | 'apart' | 'with_case' | 'owed';
const WAYS: Readonly<Record<ObligationKind, readonly Way[]>> = {
  acknowledge: ['responsible', 'promised', 'falls_back', 'with_case'],
  police_report: [],
  accept_handover: [],
  take_over: ['responsible'],
  assess: ['with_case', 'owed'],
  plan: ['with_case', 'owed'],
  review: ['with_case', 'owed'],
  close: ['with_case', 'owed'],
  convene: ['with_case', 'owed'],
  conference: [],
  offer_help: ['task', 'apart'],
  choose_help: ['with_case'],
  help: ['task', 'apart'],
  referral: ['task', 'apart'],
  hotline_reply: ['with_case', 'owed'],
  check_in: ['falls_back', 'apart', 'with_case'],
  not_solved: ['responsible', 'promised', 'falls_back', 'with_case'],
  second_look: [],
};
const those = (way: Way): readonly ObligationKind[] => OBLIGATION_KINDS.filter((kind) => WAYS[kind].includes(way));

/** The kinds that behave so, each by its way. */
export const RESPONSIBLE = those('responsible');
export const PROMISED = those('promised');
export const FALLS_BACK = those('falls_back');
export const TASK_KINDS = those('task');
export const NEEDS_NO_CASE = those('apart');
export const WITH_THE_CASE = those('with_case');
export const OWED = those('owed');

/** More than any member has, or is called for, at once: so many are read. */
export const MOST_THEIRS = 500;

/**
 * Where a case stands (domain.md 4.3), in the order it goes through them; the last ones end it or set it aside. The turn that
 * files a report gives it its level and calls for it, too: while nobody could be called its case is `screened`, and
 * `dispatched` once somebody was. `received` are those that were filed before these were told apart.
 */
export const CASE_STATUSES = [
  'received',
  'screened',
  'dispatched',
  'acknowledged',
  'safety_checked',
  'assessed',
  'conferenced',
  'supported',
  'reviewed',
  'closed',
  'transferred',
  'merged',
  'screened_out',
  'reopened',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Nobody has taken a case that stands so. */
export const UNTAKEN_STATUSES: readonly CaseStatus[] = ['received', 'screened', 'dispatched'];

/** Nobody is to be responsible for a case that stands so. */
export const ENDED_STATUSES: readonly CaseStatus[] = ['closed', 'transferred', 'merged', 'screened_out'];

/** Why a case is closed (domain.md 4.3). */
export const OUTCOMES = [
  'safe_and_stable',
  'aged_out_18',
  'moved_transferred',
  'long_term_guardianship',
  'family_declined_no_risk',
  'unfounded',
  'duplicate',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What says that nothing is left to do here, and how a case stands that was closed so: the child is with others from then on,
 * or nothing of it was ours to do. A duplicate is linked, never closed.
 */
const ENDS_AS: Readonly<Partial<Record<Outcome, CaseStatus>>> = {
  moved_transferred: 'transferred',
  unfounded: 'screened_out',
};

/** How a case stands that was closed with this outcome (domain.md 4.3). */
export const endedAs = (outcome: Outcome): CaseStatus => ENDS_AS[outcome] ?? 'closed';

/** Why somebody is never told of a case. */
export const CONFLICT_BASES = ['declared', 'named_source', 'household', 'must_not_know'] as const;
export type ConflictBasis = (typeof CONFLICT_BASES)[number];
