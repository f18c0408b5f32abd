import { harmsTold } from '../../domain/harm-told.js';
import { lowered } from '../../domain/heard.js';
import { LONGEST_TEXT } from '../../domain/report.js';
import type { Labels } from '../event.js';
import { ageBand, agesIn, besideAges } from '../form/age.js';
import { districtSaid } from '../form/besides.js';
import type { Context } from '../form/context.js';
import { type Answers, asTyped, type Question, type ReadWith } from '../form/form.js';
import { besides, clauses, harmBesides, withStory } from '../form/said.js';
import { tellsOfThreat } from '../form/untold.js';
import { plainly } from '../words.js';
import { stillToFind } from './questions.js';

const UNSAFE = /不(太|是很|怎么)?安全|危险|害怕|好怕|\b(unsafe|not safe|danger|scared|afraid)\b/;
const SAFE_AFTER_ALL = /(不|没有?)(有)?(危险|害怕|怕)|\b(no danger|not (scared|afraid))\b/;
/** Heard before it is asked for. */
const WOUNDED = /受伤|打伤|流血|\bi(?: am|'m| got) (?:badly )?hurt\b/;
const HURT = /受伤|打伤|流血|很?[疼痛]|难受|不舒服|\b(hurt|bleeding|pain|sick)\b/;
const UNHURT = /(不|没有?)(有|被)?(受伤|打伤|流血|[疼痛]|难受|不舒服)|\b(not|no) (hurt|bleeding|pain|sick)\b/;
/** “奶奶很疼我” is love, and nothing else that 疼 is said of: not “弄得我很疼”, “打疼我了”, “头很疼我想睡觉”. */
const LOVED =
  /^我?的?(?:爷爷|奶奶|姥姥|姥爷|外公|外婆|爸爸?|妈妈?|哥哥?|姐姐?|他们|家里?人)+(?:(?:都|也|很|最|挺|真的?|可|特别|非常|一直)+疼爱?|疼爱)我的?[了啊呀呢]*$/;

const PERSON =
  '我?(?:爸|妈|爷|奶|姥|外婆|外公|叔|伯|舅|姑|姨|婶|哥|姐|弟|妹|老师|保姆|大人|家人|有人|他|她)[^,.。不没]{0,3}';
/** “会的”, “会看我手机”, “妈妈在”, “爸爸在旁边”: not “我在学校” or “我一个人在家”, which tell something else. */
const NEAR = new RegExp(
  `^(可能|也许|应该|随时)*会(被(人|他们)?看[到见])?(的|吧|啊|呢)?$|^${PERSON}会(看[到见]?|发现)(的|吧)?$|偷看|[查翻看]我?的?手机|^${PERSON}在(这里?|我?(旁边|身边|边上|跟前|隔壁|家里?|房间|客厅))?呢?$|^(yes|maybe)$|\\b(is|are) (here|watching|nearby)$|\\bnext to me\\b|\\bchecks? my phone\\b`,
);
const UNSEEN = /^(不会的?|没有?人(会?看)?|看不[到见]|nobody|no one)$/;

/** Each is tried on a part of a sentence. */
const WANTS_NOW =
  /^(我|就是)?(现在|马上|立刻)(就|也|还|很|好|真)*想($|死|不开|跳|消失|离开这个世界|结束|伤害|割)|(?<!\bnot )\bright now$/;
const HAS_WANTED =
  /^(我|以前|之前|曾经)*(有|想)(过|一?点|的|啊)*$|^(偶尔|经常|常常|一直|总是|天天|每天|有时候?)(都|也|会|还|这样)*(想|有|会)[过着]?$|想过|^(yes|yeah|sometimes|often|a bit)$|^(sometimes )?i (do|have)( sometimes)?$/;
const DENIED = /(没有?|不|从未).{0,2}想过|\b(no|not|never)\b|n't/;
const TAKEN_BACK = /^(没有?|没有过|不是|no|never)$/;
const NEVER_AT_ALL = /^我?(从来|从)?(没有?想过|没有)$|^never$/;

/** Of what it says beside one of these words, nothing is lost: how often, why. */
const saying = (id: string, value: string, text: string, context: Context): Answers => ({
  [id]: value,
  ...(plainly(text).length > 2 ? withStory('story', text, context) : {}),
});
/** Nor who is near; what happened is asked all the same, unless that is told with it. */
const seenBy = (text: string, parts: readonly string[], context: Context): Answers => {
  const more = parts.some((part) => !NEAR.test(part)) || harmsTold(text).length > 0;
  if (more || text.length > LONGEST_TEXT) return saying('can_chat', 'yes', text, context);
  return { can_chat: 'yes', ...(plainly(text).length > 2 ? { near: text } : {}) };
};

const seen = (text: string, context: Context): Answers | undefined => {
  if (UNSEEN.test(plainly(text))) return { can_chat: 'no' };
  const parts = clauses(text.normalize('NFKC').toLowerCase());
  return parts.some((part) => NEAR.test(part)) ? seenBy(text, parts, context) : undefined;
};

const selfHarm = (text: string, plain: string, context: Context): Answers | undefined => {
  if (NEVER_AT_ALL.test(plainly(text))) return { self_harm: 'no' };
  const parts = clauses(plain);
  if (parts.some((part) => WANTS_NOW.test(part))) return saying('self_harm', 'now', text, context);
  const at = parts.findIndex((part) => HAS_WANTED.test(part) && !DENIED.test(part));
  // What is denied in the same breath is asked again.
  return at < 0 || TAKEN_BACK.test(parts[at + 1] ?? '') ? undefined : saying('self_harm', 'ever', text, context);
};

const safety = (text: string, plain: string, context: Context): Answers | undefined => {
  const hurt = WOUNDED.test(plain) && !UNHURT.test(plain);
  if (UNSAFE.test(plain) && !SAFE_AFTER_ALL.test(plain))
    return { safe_now: 'no', ...(hurt ? { hurt_now: 'yes' } : {}), ...kept(text, UNSAFE, context) };
  return hurt ? { hurt_now: 'yes', ...kept(text, WOUNDED, context) } : undefined;
};

const hurt = (text: string, plain: string, context: Context): Answers | undefined => {
  const told = clauses(plain).filter((part) => !LOVED.test(part));
  return told.some((part) => HURT.test(part)) && !UNHURT.test(plain)
    ? { hurt_now: 'yes', ...kept(text, HURT, context) }
    : undefined;
};

/** What a child's typed words answer, beside picking an option. It errs towards danger. Words that say more are kept. */
export const understand = (
  question: Question,
  text: string,
  { labels }: ReadWith,
  context: Context,
): Answers | undefined => {
  const plain = lowered(text).replace(/(?<=is)n't\b/g, ' not');
  if (question.id === 'safe_now') return safety(text, plain, context);
  if (question.id === 'can_chat') return seen(text, context);
  if (question.id === 'self_harm') return selfHarm(text, plain.trim(), context);
  if (question.id === 'hurt_now') return hurt(text, plain, context);
  if (question.id === 'district')
    return { ...whereabouts(text, labels, context), ...harmBesides('story', text, context) };
  if (question.id === 'place') return { place: text, ...harmBesides('story', text, context) };
  if (question.id === 'age_band') {
    const [age, another] = agesIn(text);
    const band = another === undefined ? bandOf(age) : undefined;
    return band && { ...band, ...besideAges('story', text, context) };
  }
  if (ABOUT_OTHERS.has(question.id) && MUST_NOT_KNOW.test(plain))
    // What somebody else forbids is no answer: it is kept with the story.
    return tellsOfThreat(text) ? undefined : untold(text, context);
  // A name is told; that there is none is the option.
  if (question.id === 'not_tell' && NO_ONE.test(plainly(text))) return { not_tell: 'nobody' };
  return asTyped(question, text);
};

const NO_ONE =
  /^(?:我|现在)*(?:没有?(?:人|谁|什么人|的)?|没什么人|无)[了啊呀呢吧]*$|^(?:no|no ?one|nobody|none|not really)$/;

/** Where a child answers of itself, or of whom it trusts. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['trusted', 'name', 'contact', 'reach']);
/** “不知道” is who does not know, and nobody who must not. */
const MUST_NOT_KNOW =
  /(不(?!知道)|别)(能|要|可以|想|许|让|准)?.{0,6}(知道|告诉|发现)|\b(don't|do not|never|not) (tell|let)\b|\b(must not|mustn't|shouldn't|can't) know\b/;

/** “妈妈也不能知道”, told only at another question: somebody more who must not know. */
const untold = (text: string, context: Context): Answers => {
  const { not_tell, not_tell_said } = context.answers;
  // Before it was answered, it is asked all the same.
  const [id, before] = not_tell === undefined ? ['not_tell_said', not_tell_said] : ['not_tell', not_tell];
  const all = typeof before === 'string' && before !== 'nobody' ? `${before}\n${text}` : text;
  return all.length > LONGEST_TEXT ? withStory('story', text, context) : { [id]: all };
};

/** A child writes once: what it says beside the answer belongs to its story. */
const kept = (text: string, said: RegExp, context: Context): Answers => besides('story', text, said, context);

/**
 * “我在和平区岳阳道小学”: the district by its name, and all of it as the place. Without a district, whoever is unsafe is asked
 * once more.
 */
const whereabouts = (text: string, labels: Labels, { answers, danger }: Context): Answers => {
  const { place } = answers;
  const named = districtSaid(text, labels);
  // The newest words stay whole where all of it would be too long.
  const room = LONGEST_TEXT - text.length - 1;
  const told = typeof place === 'string' && place !== '' && room > 0 ? `${place.slice(0, room)}\n${text}` : text;
  if (named !== undefined) return { district: named, place: told };
  return stillToFind(answers, danger) ? { place: told } : { district: 'unsure', place: told };
};

/** Whoever is younger does not write. */
const YOUNGEST = 3;
const bandOf = (age: number | undefined): Answers | undefined => {
  const band = age === undefined || age < YOUNGEST ? undefined : ageBand(age);
  return band && { age_band: band };
};

/** “9” is an age where the age is asked, and no option: nobody below five types it. */
export const byNumber = ({ id }: Question, typed: string): Answers | undefined =>
  id === 'age_band' && /^\d{1,2}$/.test(typed) && Number(typed) > 4 ? bandOf(Number(typed)) : undefined;
