import type { Effect } from '../../domain/effect.js';
import {
  type GuardianAnswers,
  guardianAnswersSchema,
  isPhone,
  onlyReminders,
  permitted,
} from '../../domain/guardian.js';
import { harmsTold } from '../../domain/harm-told.js';
import { districtBesides, withDistrict } from '../form/besides.js';
import { answersOf, type Context } from '../form/context.js';
import type { Answers, Form } from '../form/form.js';
import { isPolite } from '../words.js';
import { FAMILY_DANGER_FIRST, GUARDIAN_QUESTIONS, wantsReminders } from './questions.js';
import { byNumber, understand } from './understand.js';

/** What was agreed to, or not, once the person has pressed 发送. */
const agreed = (answers: GuardianAnswers): readonly Effect[] => {
  const { remind_what, remind_when, consent_msg } = answers;
  if (consent_msg === 'refuse') return [{ type: 'refuseReminders', answers }];
  if (consent_msg === undefined || remind_what === undefined || remind_when === undefined) return [];
  return [{ type: 'enrol', answers }];
};

/** Labels around the questions about reminders: typed where they could not be read, and pressed then. */
const OFFERED =
  /天津市?|定时|按时|提醒|每周联系孩子|复诊|康复|补贴年审|年审|家访预约|家长课堂|返校|外出书面告知|书面告知|\breminders?\b|\btianjin\b/gi;

/** Something was told that somebody is to read; thanks are not, nor is what was offered. */
const tells = (words: string): boolean => words.split('\n').some((line) => !isPolite(line.replace(OFFERED, '')));

/** What was answered while other help was wanted is for somebody to read, too (domain.md 5.2 step 3). */
const worries = ({ strain, child_mood }: GuardianAnswers): boolean =>
  strain === 'yes' || strain === 'sometimes' || child_mood === 'yes';

/** Nothing but reminders is wanted, nothing else was told, nobody called for help, and nothing sounds like danger. */
const remindersAlone = (answers: GuardianAnswers, { danger, askedForHelp }: Context): boolean =>
  onlyReminders(answers) &&
  !danger &&
  !askedForHelp &&
  !worries(answers) &&
  !(answers.describe !== undefined && tells(answers.describe));

/** A telephone number that was typed was for the reminders too. */
const numbersApart = ({ describe = '', ...others }: GuardianAnswers): GuardianAnswers => {
  const told = describe.split('\n').filter((line) => !isPhone(line));
  return { ...others, describe: told.join('\n') };
};

/** Then there is no case to open. */
const needsNobody = (answers: GuardianAnswers, context: Context): boolean =>
  remindersAlone(answers, context) && (answers.describe !== undefined || context.filed === 'no');

/** Whoever was let into a case by a code stays in it: a form begun anew would open another. */
const letIn = ({ answers }: Context): boolean => answers.joined === 'yes';

/** What others do to the child, as where adults report. Their own hand is a call for help, which is theirs to send. */
const toldOfHarm = (describe: Answers[string]): boolean =>
  typeof describe === 'string' && harmsTold(describe).length > 0;

/** What was told here, as a report holds it. That nobody is in danger is asked again, of that child. */
const asReporter = ({ danger, describe, district, district_said, street }: GuardianAnswers) => ({
  danger_now: danger === 'yes' ? danger : undefined,
  observed: describe,
  ...(danger === 'yes' ? { district, district_said, place: street } : {}),
});

/**
 * Who told of danger by the wrong door goes on with it, as long as nothing was told of a family of theirs: another case of the same
 * danger would call everybody twice. Who did tell of it reports somebody else's child.
 */
const ofNoFamily = ({
  joined,
  need,
  consent_child,
  relation,
  child_age,
  strain,
  child_mood,
}: GuardianAnswers): boolean =>
  [joined, need, consent_child, relation, child_age, strain, child_mood].every((answer) => answer === undefined);

/** A guardian asks for help or for reminders (domain.md 5.1 (c)). */
export const familyForm: Form = {
  id: 'family',
  mark: 'f',
  questions: GUARDIAN_QUESTIONS,
  schema: guardianAnswersSchema,
  asks: (id) => `question-family-${id}`,
  danger: 'danger',
  endangers: ({ danger }) => danger === 'yes',
  dangerFirst: FAMILY_DANGER_FIRST,
  worthHearing: ({ describe }) => toldOfHarm(describe),
  // Whoever called for help is heard, also when they leave because somebody came; and so is who told of harm.
  cutShort: ({ askedForHelp, answers }) => askedForHelp || toldOfHarm(answers.describe),
  remindersAlone: (context) => remindersAlone(numbersApart(answersOf(familyForm, context) as GuardianAnswers), context),
  letIn,
  unsubscribes: (context) => (wantsReminders(answersOf(familyForm, context)) ? { consent_msg: 'refuse' } : undefined),
  isOver: (context) =>
    context.answers.consent_msg === 'refuse' &&
    !letIn(context) &&
    remindersAlone(answersOf(familyForm, context) as GuardianAnswers, context),
  story: 'describe',
  place: 'street',
  beside: ['street', 'phone'],
  words: {
    greeting: ['family-greeting'],
    thanks: 'family-thanks',
    anew: 'button-new-help',
    needOne: 'family-need-one',
    begun: 'family-begun',
    missing: 'missing-no-wait',
    own: (key) => (key === 'who-hears' ? 'family-who-hears' : key),
  },
  turnings: [
    {
      flow: 'report',
      button: 'button-turn-report',
      along: (answers) => asReporter(answers as GuardianAnswers),
      same: (answers) => ofNoFamily(answers as GuardianAnswers),
      hears: true,
    },
  ],
  home: 'report',
  understand,
  byNumber,
  besides: districtBesides,
  advise: ({ strain, child_mood, phone, remind_when }) => [
    ...(phone !== undefined && remind_when === undefined ? [{ key: 'phone-noted' }] : []),
    ...(strain === 'yes' || strain === 'sometimes' ? [{ key: 'family-strain-advice' }] : []),
    ...(child_mood === 'yes' ? [{ key: 'self-harm-advice' }] : []),
  ],
  permitted,
  hand(context, partial) {
    const { filed, serial, signs, askedForHelp } = context;
    const answers = withDistrict(answersOf(familyForm, context) as GuardianAnswers);
    const type = filed === 'no' ? 'fileReport' : 'amendReport';
    const draft = { kind: 'guardian' as const, answers, signs, askedForHelp };
    return [
      ...(needsNobody(answers, context) ? [] : [{ type, serial, draft, partial } as const]),
      // Once: what is added later would put a reminder that waits for its answer back to the beginning.
      ...(partial || filed === 'wholly' ? [] : agreed(answers)),
    ];
  },
};
