import { z } from 'zod';
import { spelledOut } from './heard.js';
import type { PostKind } from './post.js';
import { type AGE_BANDS, CONCERNS, type Concern, DISTRICTS, isGone, LONGEST_TEXT, type ReportDraft } from './report.js';

/** What a child may tap instead of typing (domain.md 5.1 B5): concerns of 2.2, in a child's words. */
export const CHILD_CONCERNS = [
  'physical_violence',
  'emotional_abuse',
  'sexual_harm',
  'neglect',
  'left_alone',
  'school_bullying',
  'online_harm',
  'psychological',
  'self_harm_suicide',
  'witness_dv',
  'material_need',
  'medical_rehab',
  'guardian_unable',
  'dropout',
  'child_labour',
  'begging',
  'missing_runaway',
  'trafficking',
  'abandoned',
  'early_marriage_pregnancy',
  'other',
] as const satisfies readonly Concern[];

/** Whoever is younger does not write. */
export const CHILD_AGES = ['3-7', '8-13', '14-15', '16-17'] as const satisfies readonly (typeof AGE_BANDS)[number][];
export const TRUSTED = ['teacher', 'relative', 'neighbour', 'nobody'] as const;
export const NOT_TOLD = ['nobody'] as const;
export const WAYS_TO_REACH = ['here', 'school', 'phone'] as const;

const words = z.string().max(LONGEST_TEXT);

/**
 * The answers of a child who reports for itself (domain.md 5.1 (b)); a missing key is a question not answered yet.
 * Everything here is sealed before it is stored.
 */
export const childAnswersSchema = z.object({
  safe_now: z.enum(['yes', 'no', 'unsure']).optional(),
  hurt_now: z.enum(['yes', 'no', 'prefer_not']).optional(),
  can_chat: z.enum(['yes', 'no', 'unsure']).optional(),
  story: z
    .string()
    .max(4 * LONGEST_TEXT)
    .optional(),
  concern: z.enum(CHILD_CONCERNS).optional(),
  /** Who may see the chat, in its words: of what happened they tell nothing. Joined to that when it is handed over. */
  near: words.optional(),
  /** What was picked before the child came to its own questions; never asked. */
  concerns: z.array(z.enum(CONCERNS)).optional(),
  self_harm: z.enum(['no', 'ever', 'now', 'prefer_not']).optional(),
  district: z.enum([...DISTRICTS, 'unsure']).optional(),
  /** Named beside another question: where it is asked nothing else, it is the district. Never asked. */
  district_said: z.enum(DISTRICTS).optional(),
  place: words.optional(),
  age_band: z.enum(CHILD_AGES).optional(),
  /** One of {@link TRUSTED}, or the child's own words. */
  trusted: words.optional(),
  /** One of {@link NOT_TOLD}, or the child's own words. */
  not_tell: words.optional(),
  /** Named beside another question: joined to that when it is handed over. Never asked. */
  not_tell_said: words.optional(),
  name: words.optional(),
  /** One of {@link WAYS_TO_REACH}, or the child's own words. */
  contact: words.optional(),
  /** The number, the class or the time that belongs to it. */
  reach: words.optional(),
});
export type ChildAnswers = z.infer<typeof childAnswersSchema>;
export type ChildQuestionId = keyof ChildAnswers;

/** What a child's chat has gathered so far, as it is filed. */
export interface ChildDraft {
  readonly kind: 'child';
  readonly answers: ChildAnswers;
  /** Kinds of danger seen in the child's words (`signs.ts`), never the words themselves. */
  readonly signs: readonly string[];
  readonly askedForHelp: boolean;
  /** It left the chat by the word 退出, and did not come back. */
  readonly left?: true;
  /** What was told is erased. */
  readonly erased?: true;
}

/** The child wants to be answered where it writes; any “not” or other way in its words leaves that open, and so does not count. */
const HERE = /这里|这儿|这个聊天|\b(here|this chat)\b/i;
/** “My aunt lives here”, “come to the school here”: a place in the world, and no chat. */
const THERE =
  /[来去到住]在?这[里儿]|这[里儿]的?(学校|老师|家)|这[里儿].{0,2}(找|接|住)|\b(lives?|living|lived|come|pick me up|find me|school( is)?) (in |from )?here\b/i;
const NOT = /不|别|没|\b(not|never|no)\b|n['’]t\b/i;
const ELSEWHERE = /电话|手机号|打给|学校|班|老师|微信|qq|短信|\b(call|phone|school|teacher|class|text)\b|\d{6}/i;

/**
 * Somebody may read along, so that nothing is said that was not asked for: the child says so, or it is in danger and has not
 * said that nobody does. Who hurts it may hold the phone.
 */
export const mayBeSeen = (answers: ChildAnswers, danger: boolean): boolean =>
  answers.can_chat === 'yes' || (danger && answers.can_chat !== 'no');

const chatMeant = (words: string): boolean => {
  const plain = words.normalize('NFKC').replaceAll('’', "'");
  return HERE.test(plain) && ![NOT, THERE, ELSEWHERE].some((other) => other.test(plain));
};

/**
 * Whether news may come to the chat that a child wrote from. What comes unasked is seen by whoever holds the phone: so not
 * after it left, not where it named another way, not where somebody may read along (domain.md 4.5; promises.md 16).
 */
export const mayTellInChat = ({ answers, signs, left }: ChildDraft): boolean => {
  const { contact } = answers;
  if (left) return false;
  if (contact === undefined) return !mayBeSeen(answers, signs.length > 0 || childInDanger(answers));
  return contact === 'here' || chatMeant(contact);
};

/** Whom a child named as who must not know, in its own words. */
export const mustNotKnow = ({ not_tell }: { readonly not_tell?: string | undefined }): string | undefined =>
  NOT_TOLD.some((none) => none === not_tell) ? undefined : not_tell;

const NOBODY = /没|\b(no ?body|no ?one|none)\b/i;
const NOT_KNOWN = /不|\b(don['’]?t|do not|not)\b/i;

/**
 * Whether a reliable adult cares for the child now, by whom it trusts: in its own words that can be nobody, and whoever is alone
 * at home has nobody beside it. What does not say so is no reassurance (domain.md 5.2).
 */
const carerBy = (trusted: string | undefined, alone: boolean): ReportDraft['answers']['carer_present'] => {
  if (trusted === undefined) return undefined;
  if (trusted === 'nobody' || NOBODY.test(trusted)) return 'no';
  return alone || NOT_KNOWN.test(trusted) ? 'unsure' : 'yes';
};

/** A child's answers where they say what a citizen's would: for the rules and comparisons that both share. */
export const asCitizen = ({ answers, signs, askedForHelp }: ChildDraft): ReportDraft => {
  const { safe_now, concern, concerns = [], story, district, place, age_band, trusted } = answers;
  const danger = { yes: 'no', no: 'yes', unsure: 'unsure' } as const;
  const picked = [...new Set([...concerns, ...(concern ? [concern] : [])])];
  const told: ReportDraft['answers'] = {
    danger_now: safe_now && danger[safe_now],
    concern: picked.length > 0 ? picked : undefined,
    district,
    observed: story,
    age_band,
    carer_present: carerBy(trusted, picked.includes('left_alone')),
    place,
  };
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return { answers: Object.fromEntries(known), signs, askedForHelp };
};

/** Whether a child says that it is in danger now (domain.md 5.2 step 1). */
export const saysDanger = ({ safe_now, hurt_now, self_harm }: ChildAnswers): boolean =>
  safe_now === 'no' || hurt_now === 'yes' || self_harm === 'now';

/** Whether a child's answers are danger now: also where it only taps that it is away from home, or was taken. */
export const childInDanger = (answers: ChildAnswers): boolean => saysDanger(answers) || isGone(answers.concern);

/** What the child is worried about, for whom to call: thoughts of hurting itself count beside what it tapped. */
export const childConcerns = ({ concern, concerns = [], self_harm }: ChildAnswers): readonly Concern[] => [
  ...new Set<Concern>([
    ...concerns,
    ...(concern === undefined ? [] : [concern]),
    ...(self_harm === 'ever' || self_harm === 'now' ? (['self_harm_suicide'] as const) : []),
  ]),
];

/**
 * Posts that a child may mean by a word, so that they are not told (domain.md 5.1 B10, 5.4). Not the police: nobody can
 * promise that they will not hear of it (4.5).
 */
const ROLES_NAMED: readonly (readonly [RegExp, PostKind])[] = [
  [/学校|老师|班主任|校长|school|teacher|headmaster|principal/i, 'school'],
  [/居委会?|村委会?|社区|儿童主任|neighbou?rhood|village committee|child director/i, 'community_child_director'],
  [/街道|乡镇|镇政府|督导员|street office|supervisor/i, 'street_child_supervisor'],
  [/社工|social work/i, 'social_work_station'],
  [/医院|医生|护士|hospital|doctor|nurse/i, 'hospital'],
  [/妇联|women'?s federation/i, 'womens_federation'],
];

/** The kinds of posts that a child named as who must not know. */
export const rolesNamed = (notTell: string): readonly PostKind[] =>
  ROLES_NAMED.flatMap(([name, kind]) => (name.test(notTell.normalize('NFKC')) ? [kind] : []));

/** Words of a child who feels so low that it is asked whether it thinks of hurting itself (domain.md 5.1 B6). */
const LOW =
  /难[受过]|伤心|绝望|崩溃|抑郁|没意思|没有意思|没人(爱|喜欢|要|在乎)我|睡不着|一直哭|总是?哭|好累|撑不(下去|住)|受不了|压力|讨厌自己|消失|害怕|好怕|\b(sad|hopeless|depress\w*|lonely|afraid|scared|crying|can'?t sleep|hate myself|worthless)\b/i;
export const soundsLow = (text: string): boolean => LOW.test(text.normalize('NFKC'));

const WHO =
  '(?:爸爸?|妈妈?|爹|娘|父亲|母亲|继父|继母|后爸|后妈|爷爷?|奶奶?|外公|外婆|姥爷|姥姥|哥哥?|叔叔?|舅舅?|舅妈|姑姑?|家里?人?|老师|同学|班主任)';
const DOES = '(?:打|揍|骂|踢|掐|摸|碰|欺负|关|锁|吓|不要|不管|不让|丢下|赶|逼)';
/** After a noun that says who somebody is: not “我是孩子的邻居”, which says who somebody is not. */
const ENDS = '(?=$|[\\s,.!?;:、。]|我|了|呀|啊|们)';
/** Whom a child would keep it from, in its own voice: “我妈”, and not “他妈”; not “告诉我家长该怎么做”. */
const MY_KIN =
  '我的?(?:爸|妈|爹|娘|父亲|母亲|父母|后爸|后妈|继父|继母|爷|奶|外公|外婆|姥|哥|姐|叔|舅|姑|家里?人|家里知)';
/** A grown-up who reports would keep it from its family that it did. */
const NOT_REPORTER = '(?!.{0,12}(?:举报|报告))';
const OWN_VOICE = [
  new RegExp(`(?:别|不要|不能|不可以|不想|会|会不会).{0,3}(?:告诉|通知|联系|让|跟)${MY_KIN}${NOT_REPORTER}`),
  new RegExp(`${MY_KIN}.{0,4}会不?会?知道${NOT_REPORTER}`),
  /(?:^|[\s,.!?;、。])(?:他|她)?(?:又|还|老是?|总是?|天天|每天|经常|一直|要)*(?:打|揍|骂)了?我[了啊呀呢]*(?=$|[\s,.!?;、。])/,
  /\b(?:(?:don't|do not|never|not) (?:tell|let)|(?:will|would|going to) (?:you )?tell) my (?:mom|mum|mother|dad|daddy|father|parents|stepfather|stepmother|family)\b|\bwill my (?:mom|mum|mother|dad|daddy|father|parents|stepfather|stepmother|family) (?:know|find out|hear)\b/i,
  new RegExp(`我的?${WHO}(?!里?的?(?:孩子|儿子|女儿)).{0,6}${DOES}.{0,4}我`),
  new RegExp(
    `(?:他们|她们|同学|老师|有人|大人).{0,4}${DOES}了?我(?!的?(?:孩子|儿子|女儿|外孙|孙子|孙女|学生|弟|妹)|家)`,
  ),
  /(?:^|[\s,.!?;、。])(?:爸爸?|妈妈?|后爸|继父|后妈|继母|爷爷|奶奶|姥姥|舅舅|叔叔|哥哥)(?:又|还|老是?|总是?|天天|每天|经常|要)*(?:打|揍|骂|摸|掐|踢)了?我(?!的?(?:孩子|儿子|女儿|外孙|孙子|孙女|学生|弟|妹|电话|手机|微信)|家)/,
  /我(?:被|挨)(?!.{0,4}(?:孩子|儿子|女儿|学生)).{0,6}(?:打|揍|骂|欺负|摸)/,
  new RegExp(`我是个?(?:小孩子?|孩子|学生|小学生|初中生|中学生)${ENDS}`),
  new RegExp(`我(?:今年|才)?(?:[5-9]|1[0-7])岁了?${ENDS}`),
  /\bmy (?:mom|mum|mother|dad|daddy|father|stepfather|stepdad|stepmother|uncle|teacher|brother)\b.{0,16}\b(?:hits?|hitting|beats?|beating|hurts?|kicks?|touch\w*|locks?|yells? at|screams? at) me\b/i,
  /\bi(?: am|'m) (?:a (?:kid|child|student)|(?:[5-9]|1[0-7]) years old)(?=$|[.,!?;]| and | my )/i,
];
/** True where a text clearly speaks in a child's own voice, so that the child's conversation can be offered. Never more. */
export const speaksAsChild = (text: string): boolean => {
  const plain = spelledOut(text).replace(/\s+/g, ' ');
  return OWN_VOICE.some((voice) => voice.test(plain));
};

/**
 * What was told in a child's own voice where adults report, and was handed over without being sent: no receipt was given for it,
 * and whoever looks at that chat later may be the one it is about (promises.md 16).
 */
export const isChildsUnsent = ({ answers, signs }: ReportDraft): boolean =>
  signs.length === 0 && answers.danger_now !== 'yes' && speaksAsChild(answers.observed ?? '');

/** Texts that a child is told in words of its own (domain.md 4.7: 你 to children), under `child-<key>`. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'emergency-card',
  'emergency-card-self-harm',
  'already-begun',
  'guide',
  'guide-filed',
  'file-refused',
  'who-hears',
  'asked-who',
  'asked-why',
  'add-what',
  'review-title',
  'review-ask',
  'review-ask-filed',
  'filed-more',
  'reminder',
  'silence-ends-filed',
  'discarded-heard',
  'button-send',
  'receipt-given',
  'receipt-partial',
  'reporter-taken',
  'reporter-breach',
  'reporter-breach-again',
  'reporter-lapsed',
  'reporter-outcome',
  'reporter-outcome-again',
  'reporter-progress',
  'unsolved-again',
  'unsolved-late',
  'unsolved-which',
  'unsolved-one',
  'pick-below',
  'pick-below-unsent',
  'send-not-yet',
  'send-not-all',
  'status-open',
  'status-lapsed',
  'status-taken',
  'status-safe',
  'status-helping',
  'status-reopened',
  'status-add',
  'added-to-report',
]);

/** The key of a text as a child is told it. */
export const forChild = (key: string): string => (OWN_WORDS.has(key) ? `child-${key}` : key);
