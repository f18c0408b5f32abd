import { describe, expect, test } from 'vitest';
import { looksBefore } from '../../src/cases/desk/may-begin.js';
import { ACTS, actsOf, CASE_ACTS } from '../../src/domain/acts.js';
import { OBLIGATION_KINDS } from '../../src/domain/obligation.js';
import { askingPrompt, morePrompt } from '../../src/flows/desk/asking-prompt.js';
import { begin, questionOf } from '../../src/flows/desk/dialogs.js';
import { DIALOGS } from '../../src/flows/desk/questions.js';
import { TYPED } from '../../src/flows/desk/typed.js';
import { openTexts } from '../../src/texts/texts.js';
import { checkPrompt } from '../flows/support/chat.js';

const texts = openTexts();
const MOST = 6;
const ID = 'a'.repeat(40);
/** Buttons that a step of its own brings, at the time when they can be pressed. */
const BY_THEMSELVES = new Set(['apart', 'pick', 'closeok', 'kinok', 'more', 'reopen', 'assume']);

describe.each(OBLIGATION_KINDS)('a card about %s', (kind) => {
  test.each(['open', 'held'] as const)('has six buttons at most, each worded in both languages (%s)', (as) => {
    const acts = actsOf(kind, as).flat();
    expect(acts.length).toBeLessThanOrEqual(MOST);
    expect(new Set(acts).size).toBe(acts.length);
    for (const act of acts) {
      expect(texts.labels(`button-${act}`)).toHaveLength(2);
      expect(texts.labels(`word-${act}`)).toHaveLength(2);
    }
    expect(texts.labels(`duty-${kind}`)).toHaveLength(2);
  });
});

test('what can be done with a case goes over pages of six buttons at most, and each page shows something else', () => {
  const shown = new Set<string>();
  for (let page = 0; page < 8; page += 1) {
    const prompt = morePrompt(ID, page);
    checkPrompt(prompt);
    const buttons = prompt.choices?.flat() ?? [];
    expect(buttons.length).toBeLessThanOrEqual(MOST);
    for (const { data } of buttons) shown.add(data);
  }
  for (const act of CASE_ACTS) expect(shown).toContain(`d.${act}.${ID}`);
});

describe.each(Object.keys(DIALOGS) as (keyof typeof DIALOGS)[])('what %s asks', (act) => {
  test('has its words, six buttons at most, and every choice on some page', () => {
    let asking = begin(act, ID);
    for (let question = questionOf(asking); question; question = questionOf(asking)) {
      const shown = new Set<string>();
      for (let page = 0; page < 8; page += 1) {
        const prompt = askingPrompt({ ...asking, page });
        checkPrompt(prompt);
        const buttons = prompt.choices?.flat() ?? [];
        expect(buttons.length).toBeLessThanOrEqual(MOST);
        for (const { data } of buttons) shown.add(data);
      }
      for (const code of question.choices ?? []) expect(shown).toContain(`q.${ID}.${question.id}.${code}`);
      // Words tell too much here, so that what is asked then is looked at as well.
      const tells = question.choices ? (asking.answers.tells ?? '') : question.id;
      const value = question.choices?.[0] ?? '一句话';
      asking = { ...asking, answers: { ...asking.answers, tells, [question.id]: value } };
    }
  });
});

test('every act can be reached: by a card, by the menu of a case, by a word, or by the step that brings it', () => {
  const onCards = new Set(
    OBLIGATION_KINDS.flatMap((kind) => [...actsOf(kind, 'open').flat(), ...actsOf(kind, 'held').flat()]),
  );
  for (const act of ACTS) {
    expect(onCards.has(act) || CASE_ACTS.includes(act) || BY_THEMSELVES.has(act), act).toBe(true);
    if (act !== 'apart' && act !== 'pick') expect(TYPED[act], act).toBeDefined();
  }
});

test('an act that asks something is barred before it asks, where it may not be done', () => {
  const asking = (Object.keys(DIALOGS) as (keyof typeof DIALOGS)[]).filter((act) => questionOf(begin(act, ID)));
  expect(asking.filter((act) => !looksBefore(act))).toEqual([]);
});
