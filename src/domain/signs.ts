import { NAMES, ZH } from './danger-words.js';
import { EN } from './danger-words-en.js';
import { heard } from './heard.js';
import { wordIndex } from './word-index.js';
import { english } from './word-list.js';

/**
 * Kinds of danger a person's words may show (domain.md 2.3). The first group calls for the police, the second for an
 * ambulance, the third for the fire brigade; `self_harm` has words of its own.
 */
export const DANGER_SIGNS = [
  'violence_now',
  'weapon',
  'threat_to_kill',
  'locked_or_tied',
  'missing_or_taken',
  'sexual_assault_now',
  'abandoned',
  'carer_dangerous',
  'at_a_height',
  'unconscious',
  'breathing',
  'seizure',
  'bleeding',
  'burn',
  'poison',
  'head_injury',
  'drowning_or_shock',
  'severe_pain',
  'fire_or_trapped',
  'self_harm',
] as const;
export type DangerSign = (typeof DANGER_SIGNS)[number];

const SAID = wordIndex(ZH, NAMES);
const SAID_EN = Object.fromEntries(DANGER_SIGNS.map((sign) => [sign, english(EN[sign], NAMES)])) as Readonly<
  Record<DangerSign, RegExp>
>;

/**
 * The kinds of danger in a text, in the order of {@link DANGER_SIGNS}, each once. It only ever raises: a denial
 * (“没有流血不止”) still counts, for a person will read it. The words that matched are not told, and never echoed.
 */
export function dangerSigns(text: string): DangerSign[] {
  const { zh, en } = heard(text);
  const told = zh === null ? undefined : SAID(zh);
  return DANGER_SIGNS.filter((sign) => told?.has(sign) || (en !== null && SAID_EN[sign].test(en)));
}
