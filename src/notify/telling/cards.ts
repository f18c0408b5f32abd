import { type Act, actsOf, type Rows, type Standing } from '../../domain/acts.js';
import type { ChannelName, Locale, OutMessage } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import type { PromptChoice, TextRef } from '../../domain/effect.js';
import type { ObligationKind } from '../../domain/obligation.js';
import type { Frame } from '../frame.js';

/** Why a post is called. */
export type CallReason = 'page' | 'nudge' | 'climbed' | 'reopened' | 'let_go' | 'supplemented' | 'repeat';

/** For whom a card is worded. */
export interface Reader {
  readonly locale: Locale;
  readonly timezone: string;
  readonly channel: ChannelName;
}

/** What a card says: a number, a time, posts by their role. Never who the child is or what happened. */
export interface CardFacts {
  readonly obligationId: string;
  readonly kind: ObligationKind;
  readonly number: string;
  readonly level: TextRef;
  readonly by: Instant;
  readonly post: string;
  /** The posts below that could not take it. */
  readonly from: string;
  /** Somebody had taken it before it was called for this time. */
  readonly before: boolean;
  /** So many urgent reports came from the same chat within an hour; 0 where they are not many. */
  readonly flood: number;
  /** What the alarm would say that goes with it, where its reader is alarmed too. */
  readonly alarm: readonly TextRef[];
}

/** A matter a card is about, and what its reader can do with it. */
export interface MatterOnCard {
  readonly id: string;
  readonly number: string;
  readonly as: Standing;
  readonly kind: ObligationKind;
  /** What can be done now, where it is not what cards of this kind offer. */
  readonly acts?: Rows;
}

/** Something that is owed, as a card about it stands; `acts`: where they are not what cards of its kind offer. */
export const onCard = (
  { id, kind }: Pick<MatterOnCard, 'id' | 'kind'>,
  number: string,
  as: Standing,
  acts?: Rows,
): MatterOnCard => ({ id, number, as, kind, ...(acts ? { acts } : {}) });

const offered = ({ kind, as, acts }: MatterOnCard): Rows => acts ?? actsOf(kind, as);

const choicesFor = (matter: MatterOnCard): PromptChoice[][] =>
  offered(matter).map((row) => row.map((act) => ({ label: { key: `button-${act}` }, data: `d.${act}.${matter.id}` })));

/** An act as it is typed: its word, and the number of the case. */
export const typedWay = (act: Act, number: string): TextRef => ({
  key: 'card-reply-way',
  args: { word: { key: `word-${act}` }, number },
});

/** The words to reply with. */
const wordsFor = (matter: MatterOnCard): TextRef => {
  const ways = offered(matter)
    .flat()
    .map((act) => typedWay(act, matter.number));
  return { key: 'card-reply', args: { ways } };
};

/**
 * What whoever is responsible for a case is told with news of it that asks for nothing: the word that goes on from there.
 * Where there are buttons, the case's card is as near as ever.
 */
export const wayOn = (frame: Frame, channel: ChannelName, number: string): readonly TextRef[] =>
  frame.buttons.has(channel) ? [] : [{ key: 'card-reply-on', args: { way: typedWay('more', number) } }];

/**
 * What can be done with a matter: buttons where the channel has them, else the words to reply with, since a card
 * comes outside any numbered menu.
 */
export const waysToAct = (
  frame: Frame,
  channel: ChannelName,
  matter: MatterOnCard,
): { readonly lines: readonly TextRef[]; readonly choices: readonly (readonly PromptChoice[])[] } => {
  if (offered(matter).length === 0) return { lines: [], choices: [] };
  return frame.buttons.has(channel)
    ? { lines: [], choices: choicesFor(matter) }
    : { lines: [wordsFor(matter)], choices: [] };
};

const render = (
  frame: Frame,
  reader: Reader,
  now: Instant,
  lines: readonly TextRef[],
  matter: MatterOnCard | undefined,
): OutMessage => {
  const ways = matter ? waysToAct(frame, reader.channel, matter) : { lines: [], choices: [] };
  const trial = frame.trial ? [{ key: 'card-trial' }] : [];
  const prompt = { lines: [...lines, ...ways.lines, ...trial], choices: ways.choices };
  return frame.texts.render(reader.locale, prompt, { timezone: reader.timezone, now });
};

/** These say that nobody has taken it; of what somebody had taken, that nobody has since. */
const UNTAKEN: readonly CallReason[] = ['nudge', 'repeat'];

/** What a call says first. Duties other than to take a report are named, and why they come again is said apart. */
const callLines = (reason: CallReason, { kind, number, by, from, before }: CardFacts): TextRef[] => {
  const args = { number, by: { at: by }, from };
  const why = before && UNTAKEN.includes(reason) ? `${reason}-again` : reason;
  if (kind === 'acknowledge') return [{ key: `card-${why}`, args }];
  const call = { key: 'card-duty', args: { ...args, duty: { key: `duty-${kind}` } } };
  return reason === 'page' ? [call] : [call, { key: `card-why-${why}`, args }];
};

/** The card that calls a post. */
export const callCard = (
  frame: Frame,
  reader: Reader,
  now: Instant,
  reason: CallReason,
  facts: CardFacts,
): OutMessage =>
  render(
    frame,
    reader,
    now,
    [
      ...callLines(reason, facts),
      { key: 'card-level', args: { level: facts.level } },
      ...(facts.flood > 0 ? [{ key: 'card-flood', args: { count: facts.flood } }] : []),
      { key: 'card-post', args: { post: facts.post } },
      ...facts.alarm,
    ],
    { id: facts.obligationId, number: facts.number, as: 'open', kind: facts.kind },
  );

/** The one message that stands for several calls that can wait. */
export const digestCard = (frame: Frame, reader: Reader, now: Instant): OutMessage => {
  const choices = frame.buttons.has(reader.channel) ? [[{ label: { key: 'button-mine' }, data: 'd.mine' }]] : [];
  const trial = frame.trial ? [{ key: 'card-trial' }] : [];
  const prompt = { lines: [{ key: 'card-digest' }, ...trial], choices };
  return frame.texts.render(reader.locale, prompt, { timezone: reader.timezone, now });
};

/** A line about a matter, with what can still be done with it; `more`: said below it. */
export const lineCard = (
  frame: Frame,
  reader: Reader,
  now: Instant,
  line: TextRef,
  matter?: MatterOnCard,
  more: readonly TextRef[] = [],
): OutMessage => render(frame, reader, now, [line, ...more], matter);
