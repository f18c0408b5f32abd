import { describe, expect, test } from 'vitest';
import { ACTS, actsOf, CASE_ACTS, MOST_BUTTONS } from '../../src/domain/acts.js';
import { DECLINE_REASONS, type Prompt } from '../../src/domain/effect.js';
import { REMINDABLE } from '../../src/domain/guardian.js';
import { OBLIGATION_KINDS } from '../../src/domain/obligation.js';
import type { Reminder } from '../../src/domain/reminder.js';
import { reminderPrompt } from '../../src/family/remind.js';
import { childForm } from '../../src/flows/child/form.js';
import { askingPrompt, morePrompt } from '../../src/flows/desk/asking-prompt.js';
import { type Asking, begin, questionOf } from '../../src/flows/desk/dialogs.js';
import { reasonPrompt, whichPrompt } from '../../src/flows/desk/prompts.js';
import { type Answers, DIALOGS } from '../../src/flows/desk/questions.js';
import { familyForm } from '../../src/flows/family/form.js';
import { type Context, fresh } from '../../src/flows/form/context.js';
import type { Form, Question } from '../../src/flows/form/form.js';
import { promptAt, type Where } from '../../src/flows/form/prompts.js';
import { reportForm } from '../../src/flows/report/form.js';

/**
 * What the limit means: a card, a list or a dialog of the desk shows six buttons at most, and so does all that stands beside
 * the options of a question to the public; of its own options a question shows as many as the field has (domain.md 5.1).
 */
const ID = 'a'.repeat(40);
const buttonsOf = ({ choices = [] }: Prompt) => choices.flat();

describe('the desk', () => {
  test.each(OBLIGATION_KINDS)('a card about %s', (kind) => {
    for (const as of ['open', 'held'] as const)
      expect(actsOf(kind, as).flat().length).toBeLessThanOrEqual(MOST_BUTTONS);
  });

  test('each page of what can be done with a case, and of why it is handed back', () => {
    for (let page = 0; page <= CASE_ACTS.length; page += 1) {
      expect(buttonsOf(morePrompt(ID, page)).length).toBeLessThanOrEqual(MOST_BUTTONS);
    }
    expect(buttonsOf(reasonPrompt(ID, DECLINE_REASONS)).length).toBeLessThanOrEqual(MOST_BUTTONS);
  });

  test.each(ACTS)('which of many is meant: %s', (act) => {
    for (let many = 1; many <= 20; many += 1) {
      const among = Array.from({ length: many }, (_, nr) => ({
        id: `${nr}`,
        number: `000${nr}`,
        level: 'P2',
        kind: 'acknowledge' as const,
        state: 'open' as const,
      }));
      for (let page = 0; page <= many; page += 1) {
        expect(buttonsOf(whichPrompt(act, among, page)).length).toBeLessThanOrEqual(MOST_BUTTONS);
      }
    }
  });

  /** Every question that a dialog can come to, by whichever answers. */
  const standings = (asking: Asking): Asking[] => {
    const question = questionOf(asking);
    if (!question) return [];
    const given =
      question.least === undefined ? (question.choices ?? ['一句话']) : [(question.choices ?? []).join(',')];
    return [
      asking,
      ...given.flatMap((value) => standings({ ...asking, answers: { ...asking.answers, [question.id]: value } })),
    ];
  };
  const pickedAll = (asking: Asking): Answers => {
    const question = questionOf(asking);
    return { ...asking.answers, [`${question?.id}+`]: (question?.choices ?? []).join(',') };
  };

  const asks = (Object.keys(DIALOGS) as (keyof typeof DIALOGS)[]).filter((act) => questionOf(begin(act, ID)));
  test.each(asks)('each page of each question of %s', (act) => {
    const all = standings(begin(act, ID));
    expect(all.length).toBeGreaterThan(0);
    for (const asking of all) {
      const shown = [
        asking,
        ...(questionOf(asking)?.least === undefined ? [] : [{ ...asking, answers: pickedAll(asking) }]),
      ];
      for (const one of shown) {
        for (let page = 0; page <= (questionOf(one)?.choices?.length ?? 0); page += 1) {
          expect(buttonsOf(askingPrompt({ ...one, page })).length).toBeLessThanOrEqual(MOST_BUTTONS);
        }
      }
    }
  });
});

describe.each([reportForm, familyForm, childForm])('the public form $id', (form) => {
  test('has a name of its own for each question, as buttons say it', () => {
    const shorts = form.questions.map(({ short }) => short);
    expect(shorts).toEqual([...new Set(shorts)]);
  });

  const first = ({ kind, options }: Question): string | string[] => {
    const value = options[0]?.value ?? '一句话';
    return kind === 'many' ? [value] : value;
  };
  /** Nothing answered, each number of answers on the way, all of them. */
  const told = form.questions.map((_, count) =>
    Object.fromEntries(form.questions.slice(0, count + 1).map((question) => [question.id, first(question)])),
  );

  /** Every prompt of a state, in every condition that puts a button beside the others. */
  function* prompts(where: Where): Generator<{ readonly question: Question; readonly prompt: Prompt }> {
    const begun = fresh(form, { locale: 'zh-CN', trial: true, serial: 1 });
    for (const question of form.questions) {
      for (const answers of [{}, ...told]) {
        for (const bits of Array.from({ length: 16 }, (_, n) => [1, 2, 4, 8].map((bit) => (n & bit) > 0))) {
          const [editing = false, restart = false, danger = false, walked = false] = bits;
          for (const filed of ['no', 'wholly'] as const) {
            // Nothing is asked before the first question.
            const history = walked && question.id !== form.danger ? [form.danger] : [];
            const context = { ...begun, at: question.id, answers, editing, restart, danger, history, filed } as Context;
            yield { question, prompt: promptAt(form, where, context) };
          }
        }
      }
    }
  }

  test('beside the options of a question there are six buttons at most', () => {
    let most = 0;
    for (const { question, prompt } of prompts('asking')) {
      const beside = buttonsOf(prompt).length - question.options.length;
      most = Math.max(most, beside);
      expect(beside, question.id).toBeLessThanOrEqual(MOST_BUTTONS);
    }
    expect(most, 'some question has many').toBeGreaterThanOrEqual(4);
  });

  test('the look at all answers, and what is said after sending, show six at most', () => {
    for (const where of ['reviewing', 'filed', 'resting'] as const) {
      for (const { prompt } of prompts(where)) expect(buttonsOf(prompt).length).toBeLessThanOrEqual(MOST_BUTTONS);
    }
  });

  test('what is to be changed is picked among the answers that were given, and two buttons more', () => {
    for (const { prompt } of prompts('picking')) {
      expect(buttonsOf(prompt).length).toBeLessThanOrEqual(form.questions.length + 2);
    }
  });
});

test('questions with more than six options are those for which the field has more; they stand in columns', () => {
  const many = [reportForm, familyForm, childForm].flatMap((form: Form) =>
    form.questions
      .filter(({ options }) => options.length > MOST_BUTTONS)
      .map(({ id, options, perRow }) => `${form.id} ${id}: ${options.length} in ${perRow}`),
  );
  expect(many).toEqual([
    'report concern: 22 in 2',
    'report district: 17 in 4',
    'report when_pattern: 9 in 2',
    'report role: 10 in 2',
    'family need: 7 in 2',
    'family district: 17 in 4',
    'family child_age: 9 in 3',
    'family remind_what: 7 in 2',
    'child concern: 21 in 2',
    'child district: 16 in 4',
  ]);
});

test.each(REMINDABLE)('a reminder: %s', (kind) => {
  const reminder = { id: ID, kind, occursAt: 0, onDate: null } as Reminder;
  expect(buttonsOf(reminderPrompt(reminder, false)).length).toBeLessThanOrEqual(MOST_BUTTONS);
});
