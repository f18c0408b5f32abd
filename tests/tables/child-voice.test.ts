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
    ['妈妈打我👋😢'],
    ['wo ba da wo'],
    ['俺爹打俺'],
    ['我是小学生,他们打我'],
    ['我是孩子我害怕'],
    ['我今年10岁,没人管'],
    ['打我'],
    ['他又打我了'],
    ['别告诉我妈'],
    ['千万不要让我爸妈知道'],
    ['我爸会知道吗'],
    ['你会告诉我爸妈吗'],
    ['My dad hits me'],
    ["please don't tell my mom"],
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
    ['别告诉他妈是我说的'],
    ['会不会告诉他家是我说的'],
    ['请告诉我家长该怎么做'],
    ['孩子说别打我'],
    ['我不想让我家里人知道是我举报的'],
    ['我爸妈会知道是我报告的吗'],
    ['他不肯给我打电话'],
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

test('pieces of one sentence are heard as one: “我爸”, “打我”', () => {
  const told = (begins: string, ...more: string[]) => {
    let step = flows.begin('report', { locale: 'zh-CN', trial: false, serial: 1 }, { type: 'text', text: begins });
    return [undefined, ...more].map((text) => {
      if (text !== undefined) step = flows.advance(step.saved, { type: 'text', text });
      return JSON.stringify(step.effects).includes('offer-child');
    });
  };
  expect(told('我爸', '昨天又', '打我')).toEqual([false, false, true]);
  expect(told('我爸', '他', '打了我', '好痛')).toEqual([false, false, true, false]);
});
