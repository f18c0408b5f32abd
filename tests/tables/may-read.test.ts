import { expect, test } from 'vitest';
import { mayRead } from '../../src/cases/reports/may-read.js';
import { SLIP_FACTS } from '../../src/domain/hotline.js';
import { CHILD_QUESTIONS } from '../../src/flows/child/questions.js';
import { GUARDIAN_QUESTIONS } from '../../src/flows/family/questions.js';
import type { Question } from '../../src/flows/form/form.js';
import { QUESTIONS } from '../../src/flows/report/questions.js';

const forms: Readonly<Record<string, readonly Question[]>> = {
  report: QUESTIONS,
  child: CHILD_QUESTIONS,
  family: GUARDIAN_QUESTIONS,
};
/** What is answered in a person's own words: neither a choice alone, nor a date or a time that is told in ours. */
const ownWords = (form: readonly Question[]): string[] =>
  form.filter(({ kind, says }) => kind === 'text' && says === undefined).map(({ id }) => id);

test.each(Object.entries(forms))('%s: whoever oversees reads nobody’s own words before they take it', (_name, form) => {
  const read = ownWords(form).filter((id) => mayRead(id, 'district_wcwc_office', false));
  expect(read).toEqual([]);
});

test.each(Object.entries(forms))(
  '%s: of own words a help line is told where the child is, and nothing else',
  (_name, form) => {
    expect(ownWords(form).filter((id) => SLIP_FACTS.includes(id) && id !== 'place')).toEqual([]);
  },
);

/** What was told that no help line has to know, though it is no own words: a new question is either told, or stands here. */
const UNTOLD: Readonly<Record<string, readonly string[]>> = {
  report: ['role'],
  child: ['can_chat'],
  family: [
    'consent_child',
    'relation',
    'strain',
    'child_mood',
    'remind_what',
    'consent_msg',
    'date_follow_up_visit',
    'date_subsidy_review',
    'date_home_visit',
    'date_parent_class',
    'date_back_to_school',
    'date_written_notice',
    'remind_when',
    'access',
  ],
};

test.each(Object.entries(forms))(
  '%s: of each question it is decided whether a help line is told of it',
  (name, form) => {
    const own = ownWords(form);
    const untold = form.map(({ id }) => id).filter((id) => !own.includes(id) && !SLIP_FACTS.includes(id));
    expect(untold).toEqual(UNTOLD[name]);
  },
);

test('who is to take it reads what was told, and not how to reach whoever told it', () => {
  expect(mayRead('observed', 'street_child_supervisor', false)).toBe(true);
  for (const id of ['contact', 'reach', 'not_tell']) {
    expect(mayRead(id, 'street_child_supervisor', false)).toBe(false);
    expect(mayRead(id, 'street_child_supervisor', true)).toBe(true);
  }
});
