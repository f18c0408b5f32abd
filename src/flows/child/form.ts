import {
  asCitizen,
  type ChildAnswers,
  childAnswersSchema,
  childConcerns,
  childInDanger,
  forChild,
  mayBeSeen,
  mustNotKnow,
  saysDanger,
  WAYS_TO_REACH,
} from '../../domain/child.js';
import type { TextRef } from '../../domain/effect.js';
import { harmsTold } from '../../domain/harm-told.js';
import { harmPicked, LONGEST_TEXT } from '../../domain/report.js';
import { districtBesides } from '../form/besides.js';
import { answersOf, type Context } from '../form/context.js';
import type { Answers, Form } from '../form/form.js';
import { untoldBesides, withUntold } from '../form/untold.js';
import { CHILD_DANGER_FIRST, CHILD_QUESTIONS } from './questions.js';
import { byNumber, understand } from './understand.js';

/** It is asked of who feels low alone (domain.md 2.4): whatever they say, they hear whom they can talk to. “Now” brings the card. */
const mayBeLow = (selfHarm: Answers[string]): boolean => selfHarm !== undefined && selfHarm !== 'now';

/** What an answer calls for at once: how to leave unseen, whom to talk to, that what is online can be taken away. */
const advise = ({ can_chat, concern, self_harm, place, district }: Answers): TextRef[] => [
  ...(can_chat === 'yes' ? [{ key: 'child-leave-quickly' }] : []),
  ...(concern === 'self_harm_suicide' || mayBeLow(self_harm) ? [{ key: 'child-not-alone' }] : []),
  ...(concern === 'online_harm' ? [{ key: 'child-online-advice' }] : []),
  ...(place !== undefined && district === undefined ? [{ key: 'child-which-district' }] : []),
];

/** With the district that was named beside another question, where none was answered. */
const located = ({ district_said, ...answers }: ChildAnswers): ChildAnswers => {
  const { district = 'unsure' } = answers;
  return district === 'unsure' && district_said !== undefined ? { ...answers, district: district_said } : answers;
};

/** What was told here, as the citizen's questions hold it: nothing that was said is to be said again. */
const asGrown = (answers: ChildAnswers): Answers => {
  const { contact, reach } = answers;
  const { observed, district, place, age_band } = asCitizen({
    kind: 'child',
    answers: withNear(answers),
    signs: [],
    askedForHelp: false,
  }).answers;
  const concern = childConcerns(answers);
  const known = WAYS_TO_REACH.some((way) => way === contact) ? reach : contact;
  return {
    danger_now: saysDanger(answers) ? 'yes' : undefined,
    concern: concern.length > 0 ? concern : undefined,
    observed,
    // It is asked there where the child did not know, but named one.
    district: district === 'unsure' && answers.district_said !== undefined ? undefined : district,
    district_said: answers.district_said,
    place,
    age_band,
    contact: known,
    not_tell: mustNotKnow(answers),
    not_tell_said: answers.not_tell_said,
  };
};

/** With who may see the chat, where the child said it, before what happened. */
const withNear = ({ near, ...answers }: ChildAnswers): ChildAnswers => {
  if (near === undefined) return answers;
  const story = answers.story === undefined ? near : `${near}\n${answers.story}`;
  return { ...answers, story: story.length > 4 * LONGEST_TEXT ? answers.story : story };
};

const toldSomething = ({ near, story, concern, concerns, self_harm }: Answers): boolean =>
  near !== undefined || story !== undefined || concern !== undefined || concerns !== undefined || self_harm === 'ever';

/**
 * Harm that it told, in words or by a tap once it is known in which district, and thoughts of hurting itself: whoever runs the service
 * has to pass that on (未成年人网络保护条例 art 38; 强制报告意见 art 2), be it sent or not, as where adults report.
 */
const toldOfHarm = (answers: ChildAnswers): boolean => {
  const { near, story, self_harm, district, district_said } = answers;
  const placed = (district_said ?? district ?? 'unsure') !== 'unsure';
  return (
    self_harm === 'ever' ||
    [near, story].some((words) => harmsTold(words).length > 0) ||
    (placed && harmPicked(childConcerns(answers)))
  );
};

const seenByOthers = ({ answers, danger }: Context): boolean => mayBeSeen(answers as ChildAnswers, danger);

/** A child reports for itself (domain.md 5.1 (b)): it stops asking at any sign of danger. */
export const childForm: Form = {
  id: 'child',
  mark: 'c',
  questions: CHILD_QUESTIONS,
  schema: childAnswersSchema,
  asks: (id) => `question-child-${id}`,
  names: (id) => `label-child-${id}`,
  danger: 'safe_now',
  endangers: (given) => childInDanger(given as ChildAnswers),
  harmsItself: ({ self_harm }) => self_harm === 'now',
  dangerFirst: CHILD_DANGER_FIRST,
  stopsAtDanger: true,
  // Nobody has to tell the full story to be heard (domain.md 4.5; 未成年人网络保护条例 art 38).
  worthHearing: toldSomething,
  quiet: seenByOthers,
  unshown: ({ answers }) => answers.can_chat === 'yes',
  // It was told to leave by the word when somebody comes, and whoever called for help wants to be heard; and so is harm.
  cutShort: ({ askedForHelp, answers }) =>
    askedForHelp || (answers.can_chat === 'yes' && toldSomething(answers)) || toldOfHarm(answers as ChildAnswers),
  // It is greeted with: you can stop any time. “停” alone may be a piece of what it tells.
  stopsBy: ['stop', '停下'],
  fewButtons: true,
  story: 'story',
  place: 'place',
  words: {
    greeting: ['child-intro', 'child-honest'],
    thanks: 'child-thanks',
    anew: 'child-anew',
    needOne: 'need-one',
    begun: 'already-begun',
    own: forChild,
  },
  turnings: [
    {
      flow: 'report',
      button: 'button-turn-grown',
      along: (answers) => asGrown(answers as ChildAnswers),
      same: () => true,
      hears: true,
    },
  ],
  home: 'report',
  understand,
  byNumber,
  besides: (text, labels, context) => ({
    // It is asked all the same: where a child is found, its district alone does not say.
    ...districtBesides(text, labels, context),
    ...untoldBesides(text, context),
  }),
  advise,
  hand(context, partial) {
    const { filed, serial, signs, askedForHelp } = context;
    const answers = withUntold(withNear(located(answersOf(childForm, context) as ChildAnswers)));
    const type = filed === 'no' ? 'fileReport' : 'amendReport';
    return [{ type, serial, draft: { kind: 'child', answers, signs, askedForHelp }, partial }];
  },
};
