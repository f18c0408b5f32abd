import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/domain/acts.js';
import { childForm } from '../../src/flows/child/form.js';
import { questionOf } from '../../src/flows/desk/dialogs.js';
import { deskMachine } from '../../src/flows/desk/machine.js';
import { DIALOGS } from '../../src/flows/desk/questions.js';
import { familyForm } from '../../src/flows/family/form.js';
import type { Step } from '../../src/flows/flow.js';
import { type Form, questionOf as formQuestion, own } from '../../src/flows/form/form.js';
import { reportForm } from '../../src/flows/report/form.js';
import { Chat } from './support/chat.js';

/** Whoever asks how to go on, in whichever words. */
const ASKED = ['帮助', '/help', ' 帮助。', 'help'] as const;

const choicesOf = (chat: Chat) => chat.messages.flatMap(({ choices }) => choices.flat()).map(({ data }) => data);

/** Asks for help in a chat as it stands, each time anew, and hands over what came of it. */
const askHere = (chat: Chat, words: readonly string[], look: (before: Step, offered: string[]) => void) => {
  const before = chat.step;
  const offered = choicesOf(chat);
  for (const word of words) {
    chat.step = before;
    chat.says(word);
    look(before, offered);
  }
  chat.step = before;
};

describe.each([
  [reportForm, Chat.report],
  [familyForm, Chat.family],
  [childForm, Chat.child],
] as const)('while the form $id', (form: Form, begin) => {
  /** What answers the question that stands, for the longest way through the form. */
  const answer = (chat: Chat): void => {
    const question = formQuestion(form, String(chat.context.at));
    const data = (what: string) => `${form.mark}${chat.context.serial}.${question.short}.${what}`;
    if (question.kind === 'text') chat.says(question.id.startsWith('date_') ? '明天' : '3-19:00 一句话');
    else if (question.kind === 'one') {
      // A child in danger is asked no more: it is safe.
      const option = question.options[question.id === 'safe_now' ? 0 : 1];
      chat.does({ type: 'choice', data: data(option?.value ?? 'none') });
    } else {
      for (const { value } of question.id === 'remind_what' || question.id === 'need'
        ? question.options
        : question.options.slice(0, 1)) {
        chat.does({ type: 'choice', data: data(value) });
      }
      chat.does({ type: 'choice', data: data('done') });
    }
  };
  // “help” is a call for help to the public: it brings the emergency card.
  const words = ASKED.filter((word) => word !== 'help');
  const seen = new Set<string>();
  const look = (chat: Chat) => (before: Step, offered: string[]) => {
    seen.add(JSON.stringify(before.saved.value));
    expect(chat.step.saved.value).toEqual(before.saved.value);
    expect(chat.context).toEqual(before.saved.context);
    expect(chat.keys[0]).toBe(own(form, before.saved.value === 'filed' ? 'guide-filed' : 'guide'));
    // What can be pressed is offered again below it.
    expect(choicesOf(chat)).toEqual(offered);
    expect(chat.types).toEqual(['say']);
  };

  test('stands in any state, each question included: what can be done is said, and nothing is answered by it', () => {
    const chat = begin();
    const asked = new Set<string>();
    for (let turns = 0; turns < 40 && JSON.stringify(chat.step.saved.value).includes('asking'); turns += 1) {
      asked.add(String(chat.context.at));
      askHere(chat, words, look(chat));
      answer(chat);
    }
    expect(asked.size).toBeGreaterThan(8);
    askHere(chat, words, look(chat));
    chat.presses('修改');
    askHere(chat, words, look(chat));
    chat.says('返回', '提交');
    expect(chat.step.saved.value).toBe('filed');
    askHere(chat, words, look(chat));
    expect(seen).toEqual(new Set(['{"open":"asking"}', '{"open":"reviewing"}', '{"open":"picking"}', '"filed"']));
  });

  test('is at rest: it begins, and what can be done is said', () => {
    for (const word of words) {
      const chat = begin().says('退出').says(word);
      expect(chat.keys).toContain(own(form, 'guide'));
      // A reminder comes when nothing is under way; how to stop it is said where one asks.
      if (form.id !== 'child') expect(chat.words).toContain('发“退订”');
      expect(chat.keys.at(-1)).toBe(form.asks(form.danger));
    }
  });
});

describe('at the desk', () => {
  const view = {
    member: { posts: ['120101-cd'] },
    obligations: [
      { id: 'ob-1', number: '2026-17', level: 'P1', kind: 'acknowledge', state: 'open' },
      { id: 'ob-2', number: '2026-18', level: 'P1', kind: 'assess', state: 'mine' },
    ],
  } as const;
  const seen = new Set<string>();
  const look = (chat: Chat) => (before: Step) => {
    seen.add(String(before.saved.value));
    expect(chat.step.saved).toEqual(before.saved);
    expect(chat.types).toEqual(['say', 'say']);
    const { asking } = before.saved.context as { asking: Parameters<typeof questionOf>[0] | null };
    const words = before.saved.value === 'explaining' || (asking !== null && !questionOf(asking)?.choices);
    expect(chat.keys[0]).toBe(words ? 'desk-help-words' : 'desk-help-here');
    expect(chat.keys.length).toBeGreaterThan(1);
  };

  test('with nothing asked, it says what can be done with what waits', () => {
    const chat = Chat.desk(view);
    for (const word of ASKED) {
      expect(chat.says(word).words).toContain('现在可以:接手、查看、无法接手、完成评估、更多');
      expect(chat.step.saved.value).toBe('ready');
    }
    seen.add('ready');
  });

  test('while a reason is asked for, by buttons or in words', () => {
    const chat = Chat.desk(view).does({ type: 'choice', data: 'd.dec.ob-1' });
    askHere(chat, ASKED, look(chat));
    chat.does({ type: 'choice', data: 'd.why.ob-1.other' });
    askHere(chat, ASKED, look(chat));
    expect(chat.says('孩子的姨父是我的同事').of('decline')).toHaveLength(1);
  });

  test.each(Object.keys(DIALOGS) as Act[])('at each question of %s', (act) => {
    const chat = Chat.desk(view).does({ type: 'choice', data: `d.${act}.ob-2` });
    for (let turns = 0; turns < 12 && chat.step.saved.value === 'asking'; turns += 1) {
      askHere(chat, ASKED, look(chat));
      const asking = chat.context.asking as Parameters<typeof questionOf>[0];
      const question = questionOf(asking);
      const [first] = question?.choices ?? [];
      if (question?.reads === 'date') chat.says('明天');
      else if (first === undefined) chat.says('一句话');
      else chat.does({ type: 'choice', data: `q.ob-2.${question?.id}.${first}` });
      if (question?.least !== undefined) chat.does({ type: 'choice', data: `q.ob-2.${question.id}.done` });
    }
    expect(chat.step.saved.value).toBe('ready');
    expect(chat.types.at(-1)).toBe('act');
  });

  test('no state of the conversation is left out', () => {
    expect(seen).toEqual(new Set(Object.keys(deskMachine.states)));
  });
});
