import type { Moment } from './cases/moment.js';
import type { Inbound } from './domain/channel.js';
import type { DeskView, FlowEvent, FlowName, Flows, Saved, Step } from './flows/flow.js';
import { NewerState, UnrestorableState } from './flows/flow.js';
import type { Recalled } from './recall.js';
import type { Conversation } from './store/store.js';

/** At most so many matters are weighed when a member types a word instead of pressing a button. */
const MOST_IN_VIEW = 20;

/** Binds a chat where the desk and the public share one account: `/start CODE`, or 绑定 CODE. */
const asksToBind = ({ turn, audience }: Inbound): boolean =>
  audience === 'either' && turn.kind === 'command' && turn.name === 'start' && turn.argument !== '';

const flowFor = (inbound: Inbound, m: Moment): FlowName => {
  if (inbound.audience === 'public') return 'report';
  if (inbound.audience === 'desk') return 'desk';
  return m.member || asksToBind(inbound) ? 'desk' : 'report';
};

const viewFor = async (m: Moment): Promise<DeskView> => {
  if (!m.member) return { member: null, obligations: [] };
  const mine = await m.tx.obligations.ofMember(m.member.id, MOST_IN_VIEW);
  return {
    member: { posts: m.member.posts },
    obligations: mine.map((o) => ({
      id: o.id,
      number: o.number,
      level: o.level,
      kind: o.kind,
      state: o.state === 'open' ? ('open' as const) : ('mine' as const),
    })),
  };
};

const eventFor = ({ turn }: Inbound): FlowEvent => {
  switch (turn.kind) {
    case 'text':
      return { type: 'text', text: turn.text };
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

/**
 * Goes on with a chat, or begins it. A chat that this release cannot go on with is begun anew under a report number
 * of its own; what was saved has been set aside by the caller.
 * @throws {NewerState} the chat was saved by a newer release, which is to take the turn.
 */
export const converse = async (
  flows: Flows,
  m: Moment,
  inbound: Inbound,
  saved: Conversation | Recalled | null,
): Promise<Step> => {
  const flow = flowFor(inbound, m);
  if (saved && !flows.knows(saved.flow)) throw new NewerState(saved.flow, saved.version, 0);
  const event: FlowEvent = { ...eventFor(inbound), ...(flow === 'desk' ? { view: await viewFor(m) } : {}) };
  if (saved && saved.flow === flow && saved.parkedAt === null) {
    try {
      return flows.advance('saved' in saved ? saved.saved : (JSON.parse(saved.state) as Saved), event);
    } catch (error) {
      if (!(error instanceof UnrestorableState)) throw error;
      await m.tx.conversations.setAside(saved, error.reason, m.now);
    }
  }
  const opening = { locale: m.locale, trial: m.frame.trial };
  // Above every number this chat has used, so that no report is taken for an earlier one.
  const serial = (saved?.revision ?? 0) + 1;
  return flow === 'desk' ? flows.begin('desk', opening, event) : flows.begin('report', { ...opening, serial }, event);
};

/** Tells a chat that its timer came due. */
export const stir = (flows: Flows, saved: Conversation): Step | 'unrestorable' | 'newer' => {
  try {
    return flows.advance(JSON.parse(saved.state) as Saved, { type: 'wake' });
  } catch (error) {
    if (error instanceof NewerState) return 'newer';
    if (error instanceof UnrestorableState) return 'unrestorable';
    throw error;
  }
};
