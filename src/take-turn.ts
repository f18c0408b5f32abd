import { carryOut, type Said } from './carry-out.js';
import type { Moment } from './cases/moment.js';
import { afterCode, converse, todayOf } from './conversation.js';
import type { Inbound } from './domain/channel.js';
import type { Flows, Step } from './flows/flow.js';
import type { Recalled } from './recall.js';
import type { Conversation } from './store/store.js';

/** What a person's turn came to. */
export interface TurnTaken {
  /** Where the chat stands now. */
  readonly step: Step;
  readonly said: Said;
  /** True when somebody takes a matter in this turn. */
  readonly takesOn: boolean;
}

/**
 * Whether a public chat goes on with something else than its list of reminders, which a number meant till now. Who ends one of
 * them twice hears that it has ended, and does not end another.
 */
const endsList = ({ saved, effects }: Step): boolean => {
  const { menu = [] } = saved.flow === 'desk' ? {} : (saved.context as { readonly menu?: readonly string[] });
  return menu.length > 0 && !effects.some(({ type }) => type === 'endReminder');
};

/** One turn of a person: the flow goes on, what it asks for is carried out, and the chat remembers what it was told. */
export const takeTurn = async (
  flows: Flows,
  m: Moment,
  inbound: Inbound,
  saved: Conversation | Recalled | null,
): Promise<TurnTaken> => {
  let step = await converse(flows, m, inbound, saved);
  const takesOn = step.effects.some(({ type }) => type === 'acknowledge');
  const said = await carryOut(m, step.effects, inbound);
  // What was said is known only now; the chat remembers it, for whoever turns the page by a word or types a number.
  if (said.listed !== undefined) step = flows.advance(step.saved, { type: 'listed', listed: said.listed });
  const menu = said.menu ?? (endsList(step) ? [] : undefined);
  if (menu !== undefined) step = flows.advance(step.saved, { type: 'menu', menu });
  if (said.looked !== undefined)
    step = flows.advance(step.saved, { type: 'looked', code: said.looked, today: todayOf(m) });
  if (said.barred) step = flows.advance(step.saved, { type: 'barred' });
  const { bound } = said.outcome;
  const talk = bound === undefined ? null : await afterCode(flows, m, saved, bound);
  if (!talk) return { step, said, takesOn };
  if (!bound) return { step: talk, said, takesOn };
  const ended = await carryOut(m, talk.effects, null);
  return { step, said: { ...said, prompts: [...ended.prompts, ...said.prompts] }, takesOn };
};
