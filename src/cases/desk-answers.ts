import type { DeclineReason, Prompt, TextRef } from '../domain/effect.js';
import { acknowledge } from '../notify/acknowledge.js';
import type { MatterOnCard } from '../notify/cards.js';
import { confirmSafety } from '../notify/confirm-safety.js';
import { decline } from '../notify/decline.js';
import { holderFacts } from '../notify/edit.js';
import type { Obligation } from '../store/store.js';
import type { Moment } from './moment.js';

/** What a member hears at once of what they pressed. `lines` also leave as a message where a notice would be lost. */
export interface DeskAnswer {
  readonly notice: TextRef;
  readonly lines?: readonly TextRef[];
  /** What can be done next with the matter it is about. */
  readonly matter?: MatterOnCard;
}

const numberOf = async ({ tx }: Moment, o: Obligation): Promise<string> =>
  (await tx.reports.case(o.caseId))?.number ?? '';

const refused: DeskAnswer = { notice: { key: 'notice-refused' }, lines: [{ key: 'notice-refused' }] };
const settled: DeskAnswer = { notice: { key: 'notice-done' }, lines: [{ key: 'notice-done' }] };

const alreadyTaken = async (m: Moment, o: Obligation): Promise<DeskAnswer> => {
  const notice = { key: 'notice-already', args: await holderFacts(m.frame, m.tx, o) };
  return { notice, lines: [notice] };
};

/** A member presses 我已接手. Their card is changed to say so; without cards that can change, a message says it. */
export const takeOn = async (m: Moment, obligationId: string): Promise<DeskAnswer> => {
  if (!m.member) return refused;
  const answer = await acknowledge(m.frame, m.tx, obligationId, m.member, m.now);
  switch (answer.kind) {
    case 'taken':
      return { notice: { key: 'notice-taken' } };
    case 'yours':
      return { notice: { key: 'notice-yours' }, lines: [{ key: 'notice-yours' }] };
    case 'already':
      return alreadyTaken(m, answer.obligation);
    case 'done':
      return settled;
    case 'refused':
      return refused;
  }
};

/** A member hands back, with a reason. */
export const handBack = async (
  m: Moment,
  obligationId: string,
  reason: DeclineReason,
  note: string | undefined,
): Promise<DeskAnswer> => {
  if (!m.member) return refused;
  const sealed = note === undefined ? undefined : m.seal.seal('decline.note', note);
  const answer = await decline(m.frame, m.tx, obligationId, m.member, reason, sealed, m.now);
  switch (answer.kind) {
    case 'declined': {
      const urgent = answer.obligation.level <= 'P1';
      const args = { number: await numberOf(m, answer.obligation) };
      const line = { key: urgent ? 'card-declined-urgent' : 'card-declined', args };
      return { notice: { key: 'notice-declined' }, lines: [line] };
    }
    case 'already':
      return alreadyTaken(m, answer.obligation);
    case 'done':
      return settled;
    case 'refused':
      return refused;
  }
};

/** Whoever holds it says that the child is safe. */
export const sayDone = async (m: Moment, obligationId: string): Promise<DeskAnswer> => {
  if (!m.member) return refused;
  const answer = await confirmSafety(m.frame, m.tx, obligationId, m.member, m.now);
  switch (answer.kind) {
    case 'confirmed':
      return { notice: { key: 'notice-safe' } };
    case 'done':
      return settled;
    case 'not_holder':
      return { notice: { key: 'notice-not-holder' }, lines: [{ key: 'notice-not-holder' }] };
    case 'refused':
      return refused;
  }
};

const REFUSED = {
  ack: 'acknowledge.refused',
  dec: 'decline.refused',
  see: 'report.view_refused',
  safe: 'safety.refused',
  kin: 'family.invite_refused',
} as const;

/** Somebody who is no member pressed a button, as of a forwarded card: it is put on record. */
export const refusePress = async (m: Moment, verb: keyof typeof REFUSED, obligationId: string): Promise<TextRef> => {
  await m.tx.events.add({ at: m.now, kind: REFUSED[verb], obligationId });
  return refused.notice;
};

/** Lines that one message still holds, and of them those with buttons: more would scroll the lines out of sight. */
const MOST_LISTED = 20;
const MOST_WITH_BUTTONS = 8;

/** What waits for a member: the most urgent first, each with its number and its time, and the buttons of its card. */
export const listObligations = async (m: Moment): Promise<Prompt> => {
  const found = m.member ? await m.tx.obligations.ofMember(m.member.id, MOST_LISTED + 1) : [];
  if (found.length === 0) return { lines: [{ key: 'mine-none' }] };
  const mine = found.slice(0, MOST_LISTED);
  const button = (verb: 'ack' | 'see' | 'safe', { id, number }: (typeof mine)[number]) => ({
    label: { key: `desk-which-${verb}`, args: { number } },
    data: `d.${verb}.${id}`,
  });
  const choices = mine
    .slice(0, MOST_WITH_BUTTONS)
    .map((o) => [button(o.state === 'open' ? 'ack' : 'safe', o), button('see', o)]);
  const lines = [
    { key: 'mine-head' },
    ...mine.map((o) => ({
      key: o.state === 'open' ? 'mine-open' : 'mine-held',
      args: {
        number: o.number,
        level: { key: `level-name-${o.level}` },
        by: { at: o.state === 'open' ? o.dueAt : (o.nextDueAt ?? o.dueAt) },
      },
    })),
    ...(found.length > MOST_LISTED ? [{ key: 'mine-more' }] : []),
  ];
  return { lines, choices: m.frame.buttons.has(m.address.channel) ? choices : [] };
};
