import { CONVENIENT_TIME, isPhone } from '../../domain/guardian.js';
import type { Labels } from '../event.js';
import { ageBand, agesAlone, agesIn, besideAges } from '../form/age.js';
import { districtSaid } from '../form/besides.js';
import type { Context } from '../form/context.js';
import { type Answers, asTyped, type Question, type ReadWith, type Unclear } from '../form/form.js';
import { dangerSaid, withStory } from '../form/said.js';
import { digits, readDate } from '../read-date.js';
import { beyond, isPolite, plainly } from '../words.js';

/** What a guardian's typed words answer, beside picking an option. */
export const understand = (
  question: Question,
  text: string,
  read: ReadWith,
  context: Context,
): Answers | Unclear | undefined => {
  if (question.id === 'danger') return dangerSaid({ danger: question.id, story: 'describe' }, text, context);
  if (question.id === 'district') return district(text, read.labels);
  if (question.id.startsWith('date_')) return dated(question.id, text, read, context);
  if (question.id === 'remind_when') return convenient(text, context);
  if (question.id === 'child_age') return children(text, context);
  return asTyped(question, text);
};

const COUNTS = ['one', 'two'] as const;

/** “5岁和8岁”: the age of each child who needs help, and so how many there are, unless something else is said of that. */
const children = (text: string, context: Context): Answers | undefined => {
  const ages = agesIn(text);
  const bands = ages.flatMap((age) => ageBand(age) ?? []);
  if (bands.length === 0 || bands.length < ages.length) return undefined;
  const count = ages.length === 1 || !agesAlone(text) ? [] : [COUNTS[ages.length - 1] ?? 'three_or_more'];
  return { child_age: [...new Set(bands), ...count], ...besideAges('describe', text, context) };
};

/** “9” is an age: up to three may be how many children there are. */
export const byNumber = ({ id }: Question, typed: string): Answers | undefined => {
  const band = id === 'child_age' && /^\d{1,2}$/.test(typed) && Number(typed) > 3 ? ageBand(Number(typed)) : undefined;
  return band && { child_age: [band] };
};

/** A date, and what is said with one; or that there is none yet. */
const DATE_WORDS =
  /(?<!\d)(\d{1,2}|2[01]\d\d|2[01]\d{6})(?!\d)|之后|以后|初|底|中旬|左右|大概|大约|可能|应该|农历|阴历|腊月|正月|早上|上午|中午|下午|晚上|下次|复诊|复查|去?医院|康复|放?[寒暑]假|元旦|春节|国庆|中秋|过年|年审|家访|家长课堂|返校|开学|不知道|不确定|不清楚|还?没定|过一?阵子?|过几|再说|到时候?|星期|礼拜|约好?|或者?|[〇零一二两三四五六七八九十年月日号周天点时分半上下本这今明后大和到至的是在吧了呢定]|\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|tember|ember|ober)?\b|\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|\b(in|on|the|of|or|at|next|this|days?|weeks?|months?|day after|tomorrow|today|not|yet|sure|know|don't|i|lunar)\b|(?<=\d)(st|nd|rd|th)\b/g;

/** A day that no calendar can name without more: asked again, where it is all that is said. */
const END_OF =
  /^(下个?|每个?|本)?[月年](底|末|的?最后一天)$|^((at|on) )?(the )?(end|last day) of ((the|this|next|each|every) )?(month|year)$/;

/** How one asks to be reminded, and of what, beside a date or a time: taken away whole, before shorter words are. */
const ASKED = new RegExp(
  [
    '(?:请|麻烦|帮忙|记得|别忘了?)*(?:您|你们?)?提醒(?:我们?)?(?:一下|一声)?',
    '(?:请|麻烦|谢谢?)(?:您|你们?)?[啊啦]?|帮我记(?:一下|着)|别忘了|您看|行(?:吗|不行)|好吗|我想想|我?记不清了?|闺女|姑娘',
    '(?:大夫|医生|老师|医院|学校|社区)(?:说|让|叫|定|约)的?(?=[\\d这周星礼]|下[下个周星礼月]|[一二三四五六七八九十]{1,3}[月日号])',
    // “不肯去学校” is a trouble.
    '(?<![不没无].{0,2})(?:要|得|该)?(?:带(?:着|我)?(?:孩子|娃|他|她|孙子|孙女))?(?:要|得|该)?(?:去(?:看医生|看眼睛|看牙|医院|社区|学校)|去?(?:看病|打疫苗|打预防针|打针|体检|办年审|复诊|复查|儿童医院))',
    '再来|给(?:孩子|娃|他|她|孙子|孙女)打个?电话|(?:给我)?打(?:给我|我?的?(?:手机|电话))|发个?(?:微信|短信)(?:给我)?',
    '吃完[早午晚]?饭|孩子睡了以?后|那会儿|我都?在家(?=$|[,。])',
  ].join('|'),
  'g',
);

/** So many characters beside a date or a time, and none of their words, tell something of their own: 离家出走; fewer do by these words: 没钱, 挨打. */
const SOMETHING = 3;
const TROUBLE = /[打饿疼痛死哭骂伤病跑]|怕(?!忘)|救(?!助)|(?<![发领交取助])钱|走(?!开)|断粮|离婚|没[药饭粮奶人学醒]/;
const tellsMore = (text: string, words: RegExp): boolean => {
  const plain = text.normalize('NFKC').replace(ASKED, ' ');
  const rest = beyond(plain, words).replace(/[\d月日号]/g, '');
  return (rest.length >= SOMETHING || TROUBLE.test(rest)) && !isPolite(rest);
};

/** What is said beside the date is kept; so is what tells no date but something else. */
const dated = (
  id: string,
  text: string,
  { today, locale }: ReadWith,
  context: Context,
): Answers | Unclear | undefined => {
  const read = readDate(text, today, locale);
  const more = !END_OF.test(plainly(text)) && tellsMore(text, DATE_WORDS);
  if ('date' in read) return { [id]: read.date, ...(more ? withStory('describe', text, context) : {}) };
  return more ? undefined : read;
};

/** “和平区小白楼街道”: the district by its name, and all of it as the street. */
const district = (text: string, labels: Labels): Answers | undefined => {
  const named = districtSaid(text, labels);
  return named === undefined ? undefined : { district: named, street: text };
};

const DAYS: readonly (readonly string[])[] = [
  ['周一', '星期一', '礼拜一', 'mon'],
  ['周二', '星期二', '礼拜二', 'tue'],
  ['周三', '星期三', '礼拜三', 'wed'],
  ['周四', '星期四', '礼拜四', 'thu'],
  ['周五', '星期五', '礼拜五', 'fri'],
  ['周六', '星期六', '礼拜六', 'sat'],
  ['周日', '周天', '星期日', '星期天', '礼拜天', '礼拜日', 'sun'],
];
/** A day is not always said: most people are at home then. */
const SUNDAY = 7;
const HALF_DAY = 12;

/** `19:30`, `7点半`, `18时05`, `9点三刻`, `7 pm`. */
const TIME = /(?<!\d)(\d{1,2})\s*(?::(\d{2})(?!\d)|[点时](?:(半)|([13])刻|(\d{1,2})分?(?!\d))?|(?=[ap]\.?m))/g;
/** 七点三十 is 7点30; the day's own number is not the hour's: “星期二十点”. */
const IN_WORDS = /(?<![周期拜])[零一二两三四五六七八九十]{1,3}(?=\s*[点时])|(?<=[点时])[零一二三四五六七八九十]{1,3}/g;
const PHONE = /(?<!\d)\+?\d(?:[ -]?\d){6,14}(?!\d)/;
/** What is said with a time or a telephone number, and tells nothing of its own. */
const TIME_WORDS =
  /每个?(周|星期|礼拜)|每天|(周|星期|礼拜)[一二三四五六日天末]?|[今每]晚|平时|早上|上午|中午|下午|傍晚|晚上|夜里|半夜|凌晨|白天|早晚?|晚|以后|之后|以前|之前|前后|左右|随时|什么时候|任何时候|时间|时候|有空|方便|合适|不知道|不确定|无所谓|[都也就行好吧呢的或和到至整请我是在]|可以|谢谢|下(个|一个)?|这个?|点?钟|打(这个)?电话|我?电话|手机号?|号码|\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?\b|[ap]\.?m\b|\b(o'clock|works|good|best|every|at|on|in|the|any ?time|mornings?|afternoons?|evenings?|noon|weekends?|is|fine|ok|please|my|phone|number|call|me|about|around|after|or|and|to)\b/g;

/**
 * “周三晚上7点半,13800000000” → `3-19:30` and the number, and what is said beside them is kept. An hour at which nobody is
 * reminded, two of them, or none is asked for again; what tells something else and no time is no answer.
 */
export const convenient = (text: string, context: Context): Answers | Unclear | undefined => {
  const plain = written(text);
  const [time, another] = plain.matchAll(TIME);
  const beside = plain.replace(TIME, ',');
  const number = PHONE.exec(beside)?.[0] ?? '';
  const phone = isPhone(number) ? number : undefined;
  const more = tellsMore(phone === undefined ? beside : beside.replace(phone, ','), TIME_WORDS);
  const one = another === undefined && daysIn(plain).length < 2 && !/[今明后]天|今晚/.test(plain);
  const when = one && time ? momentOf(time, plain) : undefined;
  if (phone !== undefined || when !== undefined)
    return {
      ...(phone === undefined ? {} : { phone }),
      ...(when === undefined ? {} : { remind_when: when }),
      ...(more ? withStory('describe', text, context) : {}),
    };
  return more ? undefined : { unclear: { key: one && time ? 'time-hours' : 'time-none' } };
};

/** 周3 is 周三, 七点 is 7点. */
const written = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[()]/g, ' ')
    .replace(/(?<=[周期拜])[1-7]/g, (day) => '一二三四五六日'.charAt(Number(day) - 1))
    .replace(IN_WORDS, digits);

const daysIn = (text: string): readonly number[] =>
  DAYS.flatMap((names, day) => (names.some((name) => text.includes(name)) ? [day + 1] : []));

const momentOf = ([, hours, colon, half, quarters, minutes]: RegExpExecArray, text: string): string | undefined => {
  const hour = hourOf(Number(hours), text);
  if (hour === undefined) return undefined;
  const past = half !== undefined ? 30 : quarters !== undefined ? 15 * Number(quarters) : Number(colon ?? minutes ?? 0);
  const two = (n: number): string => String(n).padStart(2, '0');
  const when = `${daysIn(text)[0] ?? SUNDAY}-${two(hour)}:${two(past)}`;
  return CONVENIENT_TIME.test(when) ? when : undefined;
};

/** The hour of the day; undefined in the night, which is neither noon nor afternoon: “晚上12点”, “12 am”, “夜里8点”. */
const hourOf = (hour: number, text: string): number | undefined => {
  if (/夜|凌晨/.test(text) || (hour === HALF_DAY && /晚|a\.?m/.test(text)) || (hour < 5 && /晚/.test(text)))
    return undefined;
  const later = hour < HALF_DAY && (/下午|晚|p\.?m/.test(text) || (hour < 4 && /中午/.test(text)));
  return later ? hour + HALF_DAY : hour;
};
