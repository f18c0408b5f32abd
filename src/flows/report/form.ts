import { CHILD_AGES, speaksAsChild } from '../../domain/child.js';
import { harmsTold } from '../../domain/harm-told.js';
import { type CitizenAnswers, citizenAnswersSchema, harmPicked, isGone, MANDATED_ROLES } from '../../domain/report.js';
import { districtBesides, withDistrict } from '../form/besides.js';
import { answersOf, type Context } from '../form/context.js';
import type { Answers, Form } from '../form/form.js';
import { untoldBesides, withUntold } from '../form/untold.js';
import { DANGER_FIRST, QUESTIONS } from './questions.js';
import { mandatedSaid } from './role-said.js';
import { byNumber, understand } from './understand.js';

const mandated: readonly string[] = MANDATED_ROLES;

/** What was told here, as the child's questions hold it. That a child is in no danger is asked again, of itself. */
const asChild = ({
  danger_now,
  concern,
  observed,
  district,
  district_said,
  place,
  age_band,
  contact,
  not_tell,
  not_tell_said,
}: CitizenAnswers) => ({
  safe_now: danger_now === 'yes' ? 'no' : undefined,
  concerns: concern,
  story: observed,
  district,
  district_said,
  place,
  age_band: CHILD_AGES.find((age) => age === age_band),
  contact: contact === 'anonymous' ? undefined : contact,
  not_tell,
  not_tell_said,
});

/**
 * Harm to a child that is told is heard, pressed 发送 or not (promises.md 10): in words, or by a tap once it is known in which
 * district. A tap alone says of no child, and many who only try the service make one: it would call people at night for nothing.
 */
const toldOfHarm = ({ observed, concern, district, district_said }: CitizenAnswers): boolean =>
  (harmPicked(concern) && (district_said ?? district ?? 'unsure') !== 'unsure') || harmsTold(observed).length > 0;

/** A guardian goes on with what they told; not who reports somebody else's child, nor whoever has the telephone of a child that told. */
const ofOwnFamily = ({ observed = '', role = 'relative', not_tell, not_tell_said }: CitizenAnswers): boolean =>
  (role === 'relative' || role === 'prefer_not') &&
  (not_tell ?? not_tell_said) === undefined &&
  !speaksAsChild(observed);

/** Who says what they are before it is asked hears of their duty then, and is not asked. */
const roleBesides = (text: string, { answers }: Context): Answers => {
  const role = answers.role === undefined ? mandatedSaid(text) : undefined;
  return role === undefined ? {} : { role };
};

/** The citizen's report (domain.md 5.1 (a)). */
export const reportForm: Form = {
  id: 'report',
  mark: 'r',
  questions: QUESTIONS,
  schema: citizenAnswersSchema,
  asks: (id) => `question-${id}`,
  danger: 'danger_now',
  endangers: ({ danger_now, concern }) => danger_now === 'yes' || isGone(concern),
  dangerFirst: DANGER_FIRST,
  worthHearing: (answers) => toldOfHarm(answers as CitizenAnswers),
  // Whoever called for help is heard, also when they leave because somebody came; and so is who told of harm.
  cutShort: (context) => context.askedForHelp || toldOfHarm(answersOf(reportForm, context) as CitizenAnswers),
  story: 'observed',
  place: 'place',
  words: {
    greeting: ['who-we-are', 'good-faith', 'please-do-not'],
    thanks: 'filed-thanks',
    anew: 'button-new-report',
    needOne: 'need-one',
    begun: 'already-begun',
    missing: 'missing-no-wait',
  },
  turnings: [
    {
      flow: 'child',
      button: 'button-turn-child',
      along: (answers) => asChild(answers as CitizenAnswers),
      same: () => true,
      hears: true,
      suggests: speaksAsChild,
    },
    {
      flow: 'family',
      button: 'button-turn-family',
      along: ({ observed }) => ({ describe: observed }),
      same: (answers) => ofOwnFamily(answers as CitizenAnswers),
    },
  ],
  understand,
  byNumber,
  // Whom a child would keep it from goes along to its own conversation.
  besides: (text, labels, context) => ({
    ...districtBesides(text, labels, context),
    ...(speaksAsChild(text) ? untoldBesides(text, context) : {}),
    ...roleBesides(text, context),
  }),
  /**
   * Those with a duty to report hear of it at once; a child who hurts itself must not be left alone; who is low can talk to
   * somebody (domain.md 2.4); what is online can be taken away (未成年人保护法 art 77); what it costs to be anonymous
   * (domain.md 4.5); a child may tell it its own way.
   */
  advise: ({ role, concern, observed, contact }) => [
    ...(typeof observed === 'string' && speaksAsChild(observed) ? [{ key: 'offer-child' }] : []),
    ...(typeof role === 'string' && mandated.includes(role) ? [{ key: 'mandated-duty' }] : []),
    ...(concern?.includes('missing_runaway') ? [{ key: 'missing-no-wait' }] : []),
    ...(concern?.includes('self_harm_suicide') ? [{ key: 'self-harm-advice' }] : []),
    ...(concern?.includes('psychological') && !concern.includes('self_harm_suicide') ? [{ key: 'low-advice' }] : []),
    ...(concern?.includes('online_harm') ? [{ key: 'online-harm-advice' }] : []),
    ...(contact === 'anonymous' ? [{ key: 'anonymous-means' }] : []),
  ],
  hand(context, partial) {
    const { filed, serial, signs, askedForHelp } = context;
    const answers = withDistrict(withUntold(answersOf(reportForm, context) as CitizenAnswers));
    const type = filed === 'no' ? 'fileReport' : 'amendReport';
    return [{ type, serial, draft: { answers, signs, askedForHelp }, partial }];
  },
};
