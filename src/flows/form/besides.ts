import { DISTRICTS } from '../../domain/report.js';
import type { Labels } from '../event.js';
import type { Context } from './context.js';
import type { Answers } from './form.js';

/** The one district that a text names: “我在河西区”; undefined where it names none, or several. */
export const districtNamed = (text: string, labels: Labels): (typeof DISTRICTS)[number] | undefined => {
  const plain = text.normalize('NFKC').toLowerCase();
  const [one, another] = DISTRICTS.filter((code) =>
    labels(`district-${code}`).some((name) => plain.includes(name.toLowerCase())),
  );
  return another === undefined ? one : undefined;
};

/** A district that is named where something else is asked, unless one is known. */
export const districtBesides = (text: string, labels: Labels, { answers }: Context): Answers => {
  const known = answers.district !== undefined && answers.district !== 'unsure';
  const named = known ? undefined : districtNamed(text, labels);
  return named === undefined ? {} : { district: named };
};
