import { describe, expect, test } from 'vitest';
import { speaksAsChild } from '../../src/domain/child.js';
import { openFlows } from '../../src/flows/flow.js';
import { openTexts } from '../../src/texts/texts.js';

const flows = openFlows(openTexts().labels);

/** What the public chat does when this is the first thing it hears. */
const first = (text: string) =>
  flows.begin('report', { locale: 'zh-CN', trial: false, serial: 1 }, { type: 'text', text }).effects;

describe('a child’s own voice', () => {
  test.each([
    ['我爸爸打我'],
    ['我妈妈总是骂我'],
    ['同学都欺负我'],
    ['我被后爸打了'],
    ['我是小学生,他们打我'],
    ['我是孩子我害怕'],
    ['我今年10岁,没人管'],
    ['My dad hits me'],
    ['I am 9 years old and alone'],
  ])('is offered its own conversation, never pushed into it: “%s”', (words) => {
    expect(speaksAsChild(words)).toBe(true);
    expect(first(words).filter(({ type }) => type === 'turnTo')).toEqual([]);
  });
});

describe('whoever speaks about a child', () => {
  test.each([
    ['我是孩子的邻居'],
    ['我是孩子妈妈'],
    ['我是孩子他舅舅'],
    ['我是孩子班主任'],
    ['我是小学生的老师'],
    ['我是学生家长'],
    ['我是中学老师'],
    ['我10岁的儿子被打了'],
    ['我家孩子打我'],
    ['我家里的孩子打我'],
    ['老师打了我的孩子'],
    ['老师打我儿子'],
    ['有人打我家孩子'],
    ['我被孩子打了'],
    ['楼上爸爸打孩子'],
    ["I am a child's neighbour"],
    ['I am a child protection worker'],
    ['I am a student teacher'],
  ])('is asked as a neighbour is: “%s”', (words) => {
    expect(speaksAsChild(words)).toBe(false);
    const said = first(words);
    expect(said.filter(({ type }) => type === 'turnTo')).toEqual([]);
    const keys = said.flatMap((effect) => (effect.type === 'say' ? effect.prompt.lines.map(({ key }) => key) : []));
    expect(keys).not.toContain('offer-child');
  });
});
