import { CONCERNS } from '../../domain/report.js';
import type { Labels } from '../event.js';
import { ageBand, agesIn, besideAges } from '../form/age.js';
import { districtNamed, districtSaid } from '../form/besides.js';
import type { Context } from '../form/context.js';
import { type Answers, asTyped, type Question, type ReadWith } from '../form/form.js';
import { dangerSaid, harmBesides, withStory } from '../form/said.js';
import { concernsSaid } from './concern-said.js';

/** What a citizen's typed words answer, beside picking an option. Of several ages none is the child's. */
export const understand = (
  question: Question,
  text: string,
  { labels }: ReadWith,
  context: Context,
): Answers | undefined => {
  if (question.id === 'danger_now') return dangerSaid({ danger: question.id, story: 'observed' }, text, context);
  if (question.id === 'district') return located(text, labels, context);
  if (question.id === 'concern') return worried(text, context);
  if (question.id === 'place') return placed(text, labels, context);
  if (question.id !== 'age_band') return asTyped(question, text);
  const [age, another] = agesIn(text);
  const band = age === undefined || another !== undefined ? undefined : ageBand(age);
  return band && { age_band: band, ...besideAges('observed', text, context) };
};

/** “就在河西区那个小区里”: the district by its name, and all of it is kept. */
const located = (text: string, labels: Labels, context: Context): Answers | undefined => {
  const district = districtSaid(text, labels);
  return district && { district, ...withStory('observed', text, context) };
};

/** Where the child is to be found, in words: of a district that was not known, too. */
const placed = (text: string, labels: Labels, context: Context): Answers => {
  const { district = 'unsure' } = context.answers;
  const named = district === 'unsure' ? districtNamed(text, labels) : undefined;
  return { place: text, ...(named && { district: named }), ...harmBesides('observed', text, context) };
};

/** “被打”, “隔壁打小孩”: what is named counts as picked, beside what was, and the words are kept. */
const worried = (text: string, context: Context): Answers | undefined => {
  const said = concernsSaid(text);
  if (said.length === 0) return undefined;
  const all: readonly string[] = [...context.picked, ...said];
  return { concern: CONCERNS.filter((one) => all.includes(one)), ...withStory('observed', text, context) };
};

/** “5” is an age where the age is asked and the options bear no numbers. */
export const byNumber = ({ id }: Question, typed: string): Answers | undefined => {
  const band = id === 'age_band' && /^\d{1,2}$/.test(typed) ? ageBand(Number(typed)) : undefined;
  return band && { age_band: band };
};
