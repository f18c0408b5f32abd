import type { Act } from '../../domain/acts.js';
import { toDecline } from '../../notify/holding/decline.js';
import type { Step } from '../../notify/holding/steps.js';
import { toAssume } from '../acts/assume.js';
import { noChoiceYet } from '../acts/choose.js';
import { invited } from '../acts/confer.js';
import { toStepBack } from '../acts/conflict.js';
import { toHand } from '../acts/hand.js';
import { toReportDuty } from '../acts/must.js';
import { toOffer } from '../acts/offer.js';
import { toPlace } from '../acts/place.js';
import { toTellPolice } from '../acts/police.js';
import { toRefuse } from '../acts/refuse.js';
import { toReopen } from '../acts/reopen.js';
import { toReport } from '../acts/report.js';
import { toAskLower, toRaise } from '../acts/risk.js';
import { looking } from '../acts/second.js';
import { toReply } from '../acts/ticket.js';
import { type DeskAnswer, refused } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { stepOwed } from '../standing/finish-step.js';
import { responsibleFor } from '../standing/responsible.js';
import { askedTask, choosesFor, workOf } from '../standing/tasks.js';

/** What an act finds of the member and the matter before it does anything: null, or an answer instead, where it may not. */
type Finds = (m: Moment, id: string) => Promise<object | DeskAnswer | null>;

const step =
  (kind: Step): Finds =>
  (m, id) =>
    stepOwed(m, id, kind);

/** Of whoever is responsible for the case: anybody else hears whose it is. */
const OF_THE_HOLDER: Readonly<Partial<Record<Act, Finds>>> = {
  note: responsibleFor,
  exclude: responsibleFor,
  remind: responsibleFor,
  need: responsibleFor,
  link: responsibleFor,
  unlink: responsibleFor,
  close: responsibleFor,
  inform: responsibleFor,
  lower: toAskLower,
  confer: responsibleFor,
  met: responsibleFor,
  hand: toHand,
  refer: responsibleFor,
  ticket: responsibleFor,
  place: toPlace,
  assess: step('assess'),
  plan: step('plan'),
  visit: step('review'),
  reply: toReply,
};

/** What each act that asks something finds: the very function by which the act itself begins, once all is answered. */
const FINDS: Readonly<Partial<Record<Act, Finds>>> = {
  ...OF_THE_HOLDER,
  dec: async ({ frame, tx, member }, id) => member && toDecline(frame, tx, id, member),
  police: toTellPolice,
  must: toReportDuty,
  raise: toRaise,
  oppose: looking,
  absent: invited,
  reopen: toReopen,
  assume: toAssume,
  conflict: toStepBack,
  refuse: toRefuse,
  offer: toOffer,
  pass: askedTask,
  number: async (m, id) => (await choosesFor(m, id)) ?? noChoiceYet(m, id),
  report: toReport,
  cannot: workOf,
};

/** True when an act is for whoever is responsible for the case. */
export const isOfTheHolder = (act: Act): boolean => Object.hasOwn(OF_THE_HOLDER, act);

/** True when it is looked whether an act may be done before it asks anything. */
export const looksBefore = (act: Act): boolean => Object.hasOwn(FINDS, act);

/** Why the member may not do this here, whatever they would answer to what it asks; null when they may. */
export const barredFrom = async (m: Moment, act: Act, id: string): Promise<DeskAnswer | null> => {
  const found = m.member ? await FINDS[act]?.(m, id) : null;
  // It asks nothing, and says for itself what bars it.
  if (found === undefined) return null;
  if (found === null) return refused;
  return 'notice' in found ? (found as DeskAnswer) : null;
};
