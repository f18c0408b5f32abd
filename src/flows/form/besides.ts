import { DISTRICTS, type District } from '../../domain/report.js';
import type { Labels } from '../event.js';
import type { Context } from './context.js';
import type { Answers } from './form.js';

/** The one district that a text names: “我在河西区”; undefined where it names none, or several. */
export const districtNamed = (text: string, labels: Labels): District | undefined =>
  only(text, labels, (plain, name) => plain.includes(name));

/** 河北 by itself is a province (domain.md 3.3). */
const HEBEI = /^河北$|天津市?河北/;

/** The same where the district is asked, and 河西 is enough: not 河西路, 南开大学, 河北唐山, and not where it is not. */
export const districtSaid = (text: string, labels: Labels): District | undefined =>
  only(text, labels, (plain, name) => {
    const short = /^(\p{Script=Han}{2})新?区$/u.exec(name)?.[1];
    if (plain.includes(name) || short === undefined) return plain.includes(name);
    if (short === '河北') return HEBEI.test(plain);
    return new RegExp(`(?<!不[是在]|离|从|老家.{0,2})${short}(?![路街道省人医公中小]|大[学道街桥]|老家)`).test(plain);
  });

/** Other cities have districts of these names: 沈阳市和平区, 临沂市河东区; not “我们市和平区”. */
const OF_ANOTHER_CITY = /(?:(?<!天津|[我们咱本全在])市|沈阳|临沂)(?:和平|河东)区?/g;
/** What was a district or a county of its own, and is called so still, lies in one of today's (domain.md 3.3). */
const FORMER: Readonly<Partial<Record<District, RegExp>>> = {
  '120116': /(?<!不[是在]|离|从|老家.{0,2})(?:塘沽|汉沽|大港)(?!路|老家)|\b(?:tanggu|hangu|dagang)\b/,
  '120119': /(?<!不[是在]|离|从|老家.{0,2})蓟县(?!老家)/,
};

const only = (text: string, labels: Labels, names: (plain: string, name: string) => boolean) => {
  const plain = text.normalize('NFKC').toLowerCase().replace(OF_ANOTHER_CITY, '');
  const [one, another] = DISTRICTS.filter(
    (code) =>
      labels(`district-${code}`).some((name) => names(plain, name.toLowerCase())) || FORMER[code]?.test(plain) === true,
  );
  return another === undefined ? one : undefined;
};

/** Hebei is a province too: in Latin letters a name is a district's where the word stands after it. */
const asDistrict = (name: string): string => (/^[a-z]+$/.test(name) ? `${name} district` : name);

/** Who speaks of themselves may say where they live or work. */
const OF_ONESELF = /我|\b(?:i|my|we|our)\b/i;

/**
 * A district that is named where something else is asked, unless one is known. It may be where the reporter works or the
 * grandmother lives, so that it is asked all the same where the child is. Once it is sent nothing more is asked: who did not know it
 * then, and names one, has found it out.
 */
export const districtBesides = (text: string, labels: Labels, { answers, filed }: Context): Answers => {
  const known = answers.district !== undefined && answers.district !== 'unsure';
  const named = known
    ? undefined
    : districtNamed(text, (key) => labels(key).map((name) => asDistrict(name.toLowerCase())));
  if (named === undefined) return {};
  const found = filed === 'wholly' && answers.district === 'unsure' && !OF_ONESELF.test(text);
  return found ? { district: named } : { district_said: named };
};

/** Answers with the district that was named beside another question, where nobody answered which it is. */
export const withDistrict = <T extends { district?: string | undefined; district_said?: string | undefined }>({
  district_said,
  ...answers
}: T): Omit<T, 'district_said'> =>
  answers.district === undefined && district_said !== undefined ? { ...answers, district: district_said } : answers;
