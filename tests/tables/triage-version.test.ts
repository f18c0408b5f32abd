import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { assess, type Draft } from '../../src/domain/draft.js';
import { TRIAGE_VERSION } from '../../src/domain/triage.js';
import { CHILD_TRIAGE_VERSION } from '../../src/domain/triage-child.js';
import { GUARDIAN_TRIAGE_VERSION } from '../../src/domain/triage-guardian.js';
import { childForm } from '../../src/flows/child/form.js';
import { familyForm } from '../../src/flows/family/form.js';
import type { Form, Question } from '../../src/flows/form/form.js';
import { reportForm } from '../../src/flows/report/form.js';

/** Each answer that can be pressed, and words that tell of harm. */
const given = ({ id, kind, options }: Question) =>
  kind === 'text'
    ? [{ [id]: '他爸喝了酒就打孩子,孩子身上有伤' }]
    : options.map(({ value }) => ({ [id]: kind === 'many' ? [value] : value }));

/**
 * What is said of each answer by itself, where it says anything, and of each two together: a rule seldom asks for more. A question
 * that counts for nothing changes nothing here.
 */
const judged = (form: Form, kind: Draft['kind']): string => {
  const judge = (answers: object): string => {
    const draft = { ...(kind ? { kind } : {}), answers, signs: [], askedForHelp: false } as Draft;
    const { level, score, parts, rules, mandatory } = assess(draft, { earlierReports: 0 });
    return JSON.stringify([level, score, parts, rules, mandatory]);
  };
  const [answers, nothing] = [form.questions.flatMap(given), judge({})];
  const alone = answers.filter((one) => judge(one) !== nothing).map((one) => JSON.stringify(one) + judge(one));
  const both = answers.flatMap((one) => answers.map((other) => judge({ ...one, ...other })));
  const said = [...new Set([...alone, ...both])].sort();
  return createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 12);
};

/** A rule or a number is another: raise the version where it is set, then write here what the test says. */
test.each([
  ['report', reportForm, undefined, TRIAGE_VERSION, 'citizen-5', '3e1428318bc2'],
  ['child', childForm, 'child', CHILD_TRIAGE_VERSION, 'child-3+citizen-5', '1ef756425f94'],
  ['family', familyForm, 'guardian', GUARDIAN_TRIAGE_VERSION, 'guardian-5', '1976170f36fa'],
] as const)(
  '%s: what a version of the triage says of the same answers stays',
  (_name, form, kind, now, version, says) => {
    expect([now, judged(form, kind)]).toEqual([version, says]);
  },
);
