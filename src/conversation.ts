import { haltOf } from './cases/desk/halt.js';
import type { Moment } from './cases/moment.js';
import { isGiven } from './cases/reports/look-up-receipt.js';
import { asksToTellMuch } from './cases/standing/tells-much.js';
import { deskView } from './desk-view.js';
import type { Inbound, Locale } from './domain/channel.js';
import { forChild } from './domain/child.js';
import { PUBLIC_FLOWS, type PublicFlow } from './domain/effect.js';
import { callsForTalk } from './family/answer.js';
import { askedIn } from './family/asked.js';
import { invitationOf } from './family/invite.js';
import type { DeskContext } from './flows/desk/context.js';
import { type FlowEvent, type Flows, NewerState, type Saved, type Step, UnrestorableState } from './flows/flow.js';
import type { Recalled } from './recall.js';
import { setAside } from './set-aside.js';
import type { Conversation } from './store/store.js';
import { dayOf, isoDate } from './texts/local-time.js';

/** Binds a chat where the desk and the public share one account: `/start CODE`, or 绑定 CODE. */
const asksToBind = ({ turn, audience }: Inbound): boolean =>
  audience === 'either' && turn.kind === 'command' && turn.name === 'start' && turn.argument !== '';

const isPublic = (flow: string | undefined): flow is PublicFlow => PUBLIC_FLOWS.some((one) => one === flow);

/** A public chat goes on with what it was at, and begins with the report. */
const flowFor = (inbound: Inbound, m: Moment, saved: Conversation | null): PublicFlow | 'desk' => {
  if (inbound.audience === 'desk') return 'desk';
  if (inbound.audience === 'either' && (m.member || asksToBind(inbound))) return 'desk';
  return isPublic(saved?.flow) ? saved.flow : 'report';
};

const eventFor = ({ turn }: Inbound): FlowEvent => {
  switch (turn.kind) {
    case 'text':
      return { type: 'text', text: turn.text };
    case 'edited':
      return { type: 'edited', text: turn.text };
    case 'choice':
      return { type: 'choice', data: turn.data };
    case 'choices':
      return { type: 'choices', data: turn.data };
    case 'location':
      return { type: 'location', latitude: turn.latitude, longitude: turn.longitude };
    case 'command':
      return { type: 'command', name: turn.name, argument: turn.argument };
    case 'file':
      return { type: 'file' };
  }
};

/** The date where the service is. */
export const todayOf = ({ now, frame }: Moment): string => isoDate(dayOf(now, frame.timezone));

/** What a public chat begins with. */
interface Opening {
  readonly locale: Locale;
  readonly trial: boolean;
  /** Above every number this chat has used, so that no report is taken for an earlier one. */
  readonly serial: number;
}

const openingOf = (m: Moment, saved: Conversation | null): Opening => ({
  locale: m.locale,
  trial: m.frame.trial,
  serial: (saved?.revision ?? 0) + 1,
});

const CANNOT_BE_OPENED = 'it cannot be opened';

/** @throws {UnrestorableState} it cannot be opened any more. */
const savedOf = (chat: Conversation | Recalled): Saved => {
  if ('saved' in chat) return chat.saved;
  if (chat.state === '') throw new UnrestorableState(chat.flow, CANNOT_BE_OPENED);
  return JSON.parse(chat.state) as Saved;
};

/** Goes on with the conversation that a step turned to, if it turned to one. */
const follow = (flows: Flows, step: Step, opening: Opening): Step => {
  const turn = step.effects.findLast((effect) => effect.type === 'turnTo');
  if (turn?.type !== 'turnTo') return step;
  const changed = step.effects.findLast((effect) => effect.type === 'setLocale');
  const input = {
    ...opening,
    locale: (step.saved.context as { locale?: Locale }).locale ?? changed?.locale ?? opening.locale,
    answers: { ...turn.known, ...(turn.joined ? { joined: 'yes' } : {}) },
    ...(turn.filed === undefined ? {} : { filed: turn.filed }),
  };
  const first = turn.pressed === undefined ? undefined : ({ type: 'choice', data: turn.pressed } as const);
  const next = turn.silent ? flows.rest(turn.flow, input) : flows.begin(turn.flow, input, first);
  return { ...next, effects: [...step.effects.filter((effect) => effect !== turn), ...next.effects] };
};

/** Who sent words with a picture hears that only the words arrived: after a card, if one is shown, before what is asked. */
const sayFileIsLost = (step: Step, { turn }: Inbound): Step => {
  // Whoever leaves with it is told no more than that.
  if (turn.kind !== 'text' || !turn.file || step.effects.some(({ type }) => type === 'eraseChat')) return step;
  const { flow } = step.saved;
  const key = flow === 'desk' ? 'desk-no-files' : flow === 'child' ? forChild('file-refused') : 'file-refused';
  const at = Math.max(
    0,
    step.effects.findLastIndex(({ type }) => type === 'say'),
  );
  const line = { type: 'say', prompt: { lines: [{ key }] } } as const;
  return { ...step, effects: [...step.effects.slice(0, at), line, ...step.effects.slice(at)] };
};

/**
 * Goes on with a chat, or begins it. A chat that this release cannot go on with is begun anew under a report number
 * of its own; what was saved is set aside.
 * @throws {NewerState} the chat was saved by a newer release, which is to take the turn.
 */
export const converse = async (
  flows: Flows,
  m: Moment,
  inbound: Inbound,
  saved: Conversation | Recalled | null,
): Promise<Step> => sayFileIsLost(await goOn(flows, m, inbound, saved), inbound);

const goOn = async (
  flows: Flows,
  m: Moment,
  inbound: Inbound,
  saved: Conversation | Recalled | null,
): Promise<Step> => {
  const flow = flowFor(inbound, m, saved);
  if (saved && !flows.knows(saved.flow)) throw new NewerState(saved.flow, saved.version, 0);
  const seen =
    flow === 'desk'
      ? { view: await deskView(m, inbound), tells: await tellsToo(m, inbound, saved) }
      : {
          asked: await askedIn(m, inbound.turn),
          invitation: await invitationOf(m, inbound.turn),
          given: await isGiven(m, inbound.turn),
        };
  const today = todayOf(m);
  const numbered = !m.frame.buttons.has(m.address.channel);
  const event: FlowEvent = { ...eventFor(inbound), ...seen, today, numbered };
  const opening = openingOf(m, saved);
  // Nothing answered when its timer came: what it had told goes where this turn does not write over it.
  if (saved && saved.parkedAt !== null) await setAside(m, saved, 'it was parked', saved.parkedAt);
  // Whatever is talked of from now on: this turn writes over it.
  else if (saved?.state === '') await setAside(m, saved, CANNOT_BE_OPENED, m.now);
  if (saved && saved.flow === flow && saved.parkedAt === null && saved.state !== '') {
    try {
      const step = flows.advance(savedOf(saved), event);
      return follow(flows, await talkOfHelp(flows, m, await haltAsking(flows, m, step, seen), opening), opening);
    } catch (error) {
      if (!(error instanceof UnrestorableState)) throw error;
      await setAside(m, saved, error.reason, m.now);
    }
  }
  if (flow === 'desk') {
    const step = flows.begin('desk', { locale: opening.locale, trial: opening.trial }, event);
    return haltAsking(flows, m, step, seen);
  }
  return follow(flows, await talkOfHelp(flows, m, flows.begin(flow, opening, event), opening), opening);
};

/** Whether what is typed answers a question for words that others will read, and tells them too much. */
const tellsToo = async (m: Moment, { turn }: Inbound, saved: Conversation | Recalled | null): Promise<boolean> => {
  if (turn.kind !== 'text' || saved?.flow !== 'desk' || saved.parkedAt !== null || saved.state === '') return false;
  const { asking } = savedOf(saved).context as Partial<DeskContext>;
  return asksToTellMuch(m, asking, turn.text);
};

/**
 * What would be refused in the end is said in the place of the next question: nobody gives a reason, or writes words, for nothing.
 * Where another answer would do, that is asked for again, and what was said besides is kept.
 */
const haltAsking = async (flows: Flows, m: Moment, step: Step, seen: Pick<FlowEvent, 'view'>): Promise<Step> => {
  const { asking = null } = step.saved.flow === 'desk' ? (step.saved.context as Partial<DeskContext>) : {};
  const halt = asking && (await haltOf(m, asking));
  if (!halt || step.effects.at(-1)?.type !== 'say') return step;
  const before = step.effects.slice(0, -1);
  const { why, anew } = halt;
  if (anew) {
    const again = flows.advance(step.saved, { type: 'anew', questions: anew, why });
    return { ...again, effects: [...before, ...again.effects] };
  }
  const left = flows.advance(step.saved, { type: 'choice', data: 'd.cancel', ...seen });
  return { ...left, effects: [...before, { type: 'say', prompt: { lines: [why] } }] };
};

/**
 * “I need help” under a reminder of somebody who belongs to no open case is a call for help in the guardian's conversation,
 * which begins with it if another was under way: what was told there is handed over first.
 */
const talkOfHelp = async (flows: Flows, m: Moment, step: Step, opening: Opening): Promise<Step> => {
  const answer = step.effects.find((effect) => effect.type === 'answerReminder');
  if (answer?.type !== 'answerReminder' || !(await callsForTalk(m, answer))) return step;
  const underWay = step.saved.flow === 'family' && typeof step.saved.value === 'object';
  const left = underWay ? null : flows.advance(step.saved, { type: 'makeWay' });
  const { saved } = left ? flows.rest('family', { ...opening, answers: {} }) : step;
  const called = flows.advance(saved, { type: 'help' });
  return { ...called, effects: [...step.effects, ...(left?.effects ?? []), ...called.effects] };
};

/**
 * Where one account is the desk's and the public's, a code can come in the midst of what a chat was telling: that ends by
 * a code that binds, and goes on by one that does not. Null where nothing was under way.
 */
export const afterCode = async (
  flows: Flows,
  m: Moment,
  saved: Conversation | Recalled | null,
  bound: boolean,
): Promise<Step | null> => {
  if (!saved || !isPublic(saved.flow) || saved.parkedAt !== null || saved.state === '') return null;
  const before = savedOf(saved);
  if (!bound) {
    const wake = saved.wakeAt === null ? {} : { wake: { after: saved.wakeAt - m.now } };
    return { saved: before, effects: [], understood: true, ...wake };
  }
  try {
    return flows.advance(before, { type: 'bound' });
  } catch (error) {
    if (!(error instanceof UnrestorableState)) throw error;
    await setAside(m, saved, error.reason, m.now);
    return null;
  }
};

/** Tells a chat that its timer came due. */
export const stir = (flows: Flows, m: Moment, saved: Conversation): Step | 'unrestorable' | 'newer' => {
  try {
    return follow(flows, flows.advance(savedOf(saved), { type: 'wake' }), openingOf(m, saved));
  } catch (error) {
    if (error instanceof NewerState) return 'newer';
    if (error instanceof UnrestorableState) return 'unrestorable';
    throw error;
  }
};
