import { MOST_BUTTONS } from '../../domain/acts.js';
import { postName } from '../../notify/frame.js';
import { candidates, seekAnew } from '../../notify/needs/need-gather.js';
import type { Need } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { responsibleFor } from '../standing/responsible.js';
import { choosesFor } from '../standing/tasks.js';

/** An offer's number within its need: the same however many of the others are left. */
export const placeOf = (offerId: string): string => /\d+$/.exec(offerId)?.[0] ?? '';

/**
 * Who can help, by post, with when they can begin; what they wrote is shown here only. Where none of them is left, others
 * are asked.
 */
export const offersList = async (m: Moment, need: Need): Promise<DeskAnswer> => {
  const { tx, frame, address } = m;
  const number = await tx.cases.number(need.caseId);
  if (await seekAnew(frame, tx, need, m.now)) return said({ key: 'choose-anew', args: { number } });
  const named = (await candidates(frame, tx, need, m.now)).map((offer) => ({
    ...offer,
    nr: placeOf(offer.id),
    post: postName(frame, offer.postCode),
  }));
  const buttons = frame.buttons.has(address.channel);
  const numbers: string[] = [];
  for (const { nr, id } of named) numbers[Number(nr) - 1] = `d.pick.${id}`;
  const head = { key: 'choose-head', args: { number, need: { key: `need-${need.kind}` } } };
  return {
    notice: head,
    lines: [
      head,
      ...named.map(({ nr, post, note }) => ({ key: 'choose-line', args: { nr, post, note: note ?? '' } })),
      ...(named.length === 0
        ? [{ key: 'choose-none' }]
        : [{ key: buttons ? 'choose-how' : 'choose-how-typed', args: { number } }]),
    ],
    // The others are chosen by their number.
    numbers: Array.from(numbers, (data) => data ?? ''),
    choices: buttons
      ? named
          .slice(0, MOST_BUTTONS)
          .map(({ id, nr, post }) => [{ label: { key: 'choose-button', args: { nr, post } }, data: `d.pick.${id}` }])
      : [],
  };
};

/** What whoever is responsible hears instead where no choice is owed, as while some who were asked have still time; null: not theirs. */
export const noChoiceYet = async (m: Moment, obligationId: string): Promise<DeskAnswer | null> => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return null;
  const all = await m.tx.needs.ofCase(found.matter.id);
  if (all.length === 0) return said({ key: 'needs-none', args: { number: found.matter.number } });
  return said({ key: all.some(({ state }) => state === 'open') ? 'choose-early' : 'choose-none' });
};

/** Shows whoever is responsible who can help. */
export const choose: DoAct = async (m, obligationId) => {
  const found = await choosesFor(m, obligationId);
  if (!found) return (await noChoiceYet(m, obligationId)) ?? refused;
  if (found.need.state !== 'open') return settled;
  await m.tx.events.add({
    at: m.now,
    kind: 'offers.viewed',
    caseId: found.need.caseId,
    ...found.by,
    data: { need: found.need.id },
  });
  return offersList(m, found.need);
};
