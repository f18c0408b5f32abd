import { DISTRICTS, LONGEST_TEXT } from '../../domain/report.js';
import type { Labels } from '../event.js';
import type { Context } from '../form/context.js';
import { type Answers, asTyped, type Question, type ReadWith } from '../form/form.js';
import { besides } from '../form/said.js';

const UNSAFE = /不(太|是很|怎么)?安全|危险|害怕|好怕|\b(unsafe|not safe|danger|scared|afraid)\b/;
const SAFE_AFTER_ALL = /(不|没有?)(有)?(危险|害怕|怕)|\b(no danger|not (scared|afraid))\b/;
const HURT = /受伤|流血|很?[疼痛]|难受|不舒服|\b(hurt|bleeding|pain|sick)\b/;
const UNHURT = /(不|没有?)(有)?(受伤|流血|[疼痛]|难受|不舒服)|\b(not|no) (hurt|bleeding|pain|sick)\b/;

/** What a child's typed words answer, beside picking an option. It errs towards danger. Words that say more are kept. */
export const understand = (
  question: Question,
  text: string,
  { labels }: ReadWith,
  context: Context,
): Answers | undefined => {
  const plain = text.normalize('NFKC').toLowerCase();
  if (question.id === 'safe_now')
    return UNSAFE.test(plain) && !SAFE_AFTER_ALL.test(plain)
      ? { safe_now: 'no', ...kept(text, UNSAFE, context) }
      : undefined;
  if (question.id === 'hurt_now')
    return HURT.test(plain) && !UNHURT.test(plain) ? { hurt_now: 'yes', ...kept(text, HURT, context) } : undefined;
  if (question.id === 'district') return whereabouts(text, plain, labels, context);
  if (question.id === 'age_band') {
    const band = ageIn(plain);
    return band && { ...band, ...kept(text, AGE_NAMED, context) };
  }
  return asTyped(question, text);
};

/** A child writes once: what it says beside the answer belongs to its story. */
const kept = (text: string, said: RegExp, context: Context): Answers => besides('story', text, said, context);

/**
 * “我在和平区岳阳道小学”: the district by its name, and all of it as the place. Without a district, whoever is unsafe is asked
 * once more.
 */
const whereabouts = (text: string, plain: string, labels: Labels, { answers, danger }: Context): Answers => {
  const { place, safe_now } = answers;
  const named = DISTRICTS.filter((code) =>
    labels(`district-${code}`).some((name) => plain.includes(name.toLowerCase())),
  );
  // The newest words stay whole where all of it would be too long.
  const room = LONGEST_TEXT - text.length - 1;
  const told = typeof place === 'string' && place !== '' && room > 0 ? `${place.slice(0, room)}\n${text}` : text;
  if (named.length === 1) return { district: named[0], place: told };
  const again = (danger || safe_now === 'no') && place === undefined;
  return again ? { place: told } : { district: 'unsure', place: told };
};

const NUMBER = '(\\d{1,2}|十[一二三四五六七]?|[三四五六七八九])';
/** The number alone, or nearly: “快14了”, “I'm 9”. */
const AGE_ALONE = new RegExp(
  `^(?:我|i(?: am|'m))?(?:今年|现在|已经|才|刚|快|满)*\\s*${NUMBER}\\s*(?:周?岁)?(?:半|多)?[了啦呢]?[.。!]?$`,
);
/** A number that says it is an age; not how old somebody was then. */
const AGE_NAMED = new RegExp(
  `(?<![\\d.:/一二三四五六七八九十百-])${NUMBER}\\s*(?:周?岁(?!的?时候?|那年|以前)|years? old)`,
  'g',
);

/** A grade, a date, a time, a telephone number or several ages are not the child's age. */
const ageIn = (plain: string): Answers | undefined => {
  const text = plain.trim().replaceAll('’', "'");
  const alone = AGE_ALONE.exec(text)?.[1];
  const ages = alone === undefined ? [...text.matchAll(AGE_NAMED)].map(([, age]) => age ?? '') : [alone];
  const [age, other] = new Set(ages);
  return age === undefined || other !== undefined ? undefined : bandOf(Number(CHINESE[age] ?? age));
};

const CHINESE: Readonly<Record<string, string>> = Object.fromEntries(
  ['三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七'].map(
    (written, index) => [written, String(index + 3)],
  ),
);

const bandOf = (age: number): Answers | undefined => {
  if (age < 3 || age > 17) return undefined;
  if (age < 8) return { age_band: '3-7' };
  if (age < 14) return { age_band: '8-13' };
  return { age_band: age < 16 ? '14-15' : '16-17' };
};

/** “9” is an age where the age is asked, and no option: nobody below five types it. */
export const byNumber = ({ id }: Question, typed: string): Answers | undefined =>
  id === 'age_band' && /^\d{1,2}$/.test(typed) && Number(typed) > 4 ? bandOf(Number(typed)) : undefined;
