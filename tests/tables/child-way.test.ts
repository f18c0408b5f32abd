import { describe, expect, test } from 'vitest';
import { type ChildAnswers, mayTellInChat } from '../../src/domain/child.js';

const told = (answers: ChildAnswers, left = false): boolean =>
  mayTellInChat({ kind: 'child', answers, signs: [], askedForHelp: false, ...(left ? { left: true as const } : {}) });

describe('news comes to the chat that a child wrote from', () => {
  test.each<[string, ChildAnswers]>([
    ['nothing was said of it', {}],
    ['nobody reads along', { can_chat: 'no' }],
    ['it cannot tell who reads along', { can_chat: 'unsure' }],
    ['it wants to be answered here', { contact: 'here' }],
    ['it wants to be answered here, though somebody could see it then', { can_chat: 'yes', contact: 'here' }],
    ['it says so in its words', { contact: '晚上8点在这里回我' }],
    ['it says when it is home', { contact: '我放学回家后在这里回我' }],
    ['it says so in English', { contact: 'After 8, here.' }],
    ['it is in danger, and nobody reads along', { safe_now: 'no', can_chat: 'no' }],
  ])('where %s', (_, answers) => {
    expect(told(answers)).toBe(true);
    expect(told(answers, true), 'but not once it left').toBe(false);
  });

  test.each<[string, ChildAnswers]>([
    ['somebody reads along', { can_chat: 'yes' }],
    ['it is in danger, and did not say whether somebody reads along', { safe_now: 'no' }],
    ['it is hurt, and cannot tell', { hurt_now: 'yes', can_chat: 'unsure' }],
    ['it named its school', { contact: 'school' }],
    ['it named a number', { contact: '这里不方便打给我,13900000000' }],
    ['it named a number here', { contact: '我家在这里,手机号13900000000' }],
    ['it named a telephone', { contact: 'phone', can_chat: 'no' }],
    ['it named somebody', { contact: '找我们班主任' }],
    ['it named another account', { contact: '微信号 abc' }],
    ['it said not here', { contact: '不要在这里回我' }],
    ['it says where to come', { contact: '来这里找我' }],
    ['it says where its aunt lives', { contact: '我姑姑住这里' }],
    ['it says which school', { contact: '这里的学校' }],
    ['it says so in English', { contact: 'my aunt lives here, come here' }],
    ['it said not here, in English', { contact: "Don't write here" }],
  ])('not where %s', (_, answers) => expect(told(answers)).toBe(false));
});
