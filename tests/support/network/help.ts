import { type Doings, type Hands, pick } from './hands.js';
import type { HelpHappening } from './what-happens.js';

interface Which {
  readonly who: number;
  readonly matter: number;
}

/** A held case, by something of it, and who does something to it. */
const caseInHand = async ({ heldMatter, holderOf }: Hands, { who, matter }: Which) => {
  const o = await heldMatter(matter);
  const one = o && (await holderOf(o.caseId, who));
  return o && one ? { id: o.id, one } : null;
};

/** Presses what an act asks, one after the other; an empty one is words. */
const goesThrough = async (
  { press, says }: Hands,
  one: string,
  id: string,
  [act, ...answers]: readonly string[],
): Promise<void> => {
  await press(one, `d.${act}.${id}`);
  for (const answer of answers) await (answer === '' ? says(one, '照计划') : press(one, `q.${id}.${answer}`));
};

/** What is asked where something is done to a case. */
const TO_CASE = {
  need: ['need', 'need.mentoring', 'span.weeks', 'begin.week1', 'band.untold', ''],
  confer: ['confer', 'invite.director', 'invite.police', 'invite.bureau', 'invite.done', ''],
  met: ['met', ''],
  lower: ['lower', 'lowerto.p3', ''],
} as const;
const STEPS: Readonly<Record<string, readonly string[]>> = {
  assess: ['assess', 'distress.done', ''],
  plan: ['plan', ''],
  review: ['visit', 'result.safe_stable', ''],
};
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  offer: ['offer', ''],
  pass: ['pass', 'pass.full'],
  report: ['report', ''],
  cannot: ['cannot', 'quit.staff'],
  attend: ['attend'],
  absent: ['absent', ''],
  oppose: ['oppose', ''],
};

const toCase = (act: keyof typeof TO_CASE) => async (hands: Hands, now: Which) => {
  const found = await caseInHand(hands, now);
  if (found) await goesThrough(hands, found.one, found.id, TO_CASE[act]);
};

/** Whoever was called for something of this kind answers. */
const answering =
  (kind: string) =>
  async (hands: Hands, { verb, who, matter }: Which & { readonly verb: string }) => {
    const o = pick(await hands.of(kind), matter);
    const one = o && (await hands.somebody(o.id, who));
    if (o && one) await goesThrough(hands, one, o.id, ANSWERS[verb] ?? [verb]);
  };

/** Help is sought and given, others are asked to a conference or for a second look, and the steps of a case go on. */
export const HELP: Doings<HelpHappening> = {
  need: toCase('need'),
  confer: toCase('confer'),
  met: toCase('met'),
  lower: toCase('lower'),
  'answer for help': answering('offer_help'),
  'help out': answering('help'),
  'answer an invitation': answering('conference'),
  'look second': answering('second_look'),
  async choose(hands, { who, matter }) {
    const o = pick(await hands.of('offer_help'), matter);
    const one = o && (await hands.holderOf(o.caseId, who));
    if (o && one) await hands.press(one, `d.pick.${o.id}`);
  },
  async 'need no more'(hands, { who, matter }) {
    const o = pick(await hands.of('offer_help', 'choose_help', 'help'), matter);
    const one = o && (await hands.holderOf(o.caseId, who));
    if (o && one) await hands.press(one, `d.unneed.${o.id}`);
  },
  async step(hands, { who, matter }) {
    const o = pick(await hands.of(...Object.keys(STEPS)), matter);
    const one = o && (await hands.holderOf(o.caseId, who));
    if (o && one) await goesThrough(hands, one, o.id, STEPS[o.kind] ?? []);
  },
  async place(hands, now) {
    const found = await caseInHand(hands, now);
    if (found) await hands.press(found.one, `d.place.${found.id}.${now.where}all`);
  },
};
