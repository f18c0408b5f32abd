import { describe, expect, test } from 'vitest';
import { harmsTold, ownHandTold } from '../../src/domain/harm-told.js';

describe('harm that is told in words', () => {
  test.each<[string, string]>([
    ['继父老打我', 'physical_violence'],
    ['我爸用皮带抽我', 'physical_violence'],
    ['他掐我', 'physical_violence'],
    ['我爸打我打得流血了', 'physical_violence'],
    ['我被我爸打了,胳膊断了', 'physical_violence'],
    ['孩子被他爸打伤了', 'physical_violence'],
    ['他爸天天打孩子', 'physical_violence'],
    ['身上全是淤青', 'physical_violence'],
    ['奶奶拿衣架打他', 'physical_violence'],
    ['别打我了', 'physical_violence'],
    ['爸爸喝酒就打我', 'physical_violence'],
    ['老师扇我耳光', 'physical_violence'],
    ['my dad hits me', 'physical_violence'],
    ['the boy is beaten by his uncle', 'physical_violence'],
    ['叔叔总摸我下面', 'sexual_harm'],
    ['我被性侵了', 'sexual_harm'],
    ['孩子被邻居摸了', 'sexual_harm'],
    ['教练摸她屁股', 'sexual_harm'],
    ['继父脱我衣服', 'sexual_harm'],
    ['老师偷偷摸我', 'sexual_harm'],
    ['he touches me down there', 'sexual_harm'],
    ['没人管我,三天没吃饭', 'neglect'],
    ['饿了好几天', 'neglect'],
    ['奶奶让我出去要钱', 'begging'],
    ['带着孩子乞讨', 'begging'],
    ['我怀孕了', 'early_marriage_pregnancy'],
    ['女儿怀孕了', 'early_marriage_pregnancy'],
    ['他们逼我嫁人', 'early_marriage_pregnancy'],
    ['i am pregnant', 'early_marriage_pregnancy'],
  ])('%s', (text, harm) => {
    expect(harmsTold(text)).toContain(harm);
  });

  test.each([
    '没有被打',
    '没人打他',
    '孩子没有挨打',
    '我爸从不打我',
    '我没有被摸',
    '妈妈打他电话没接',
    '爸爸打我手机',
    '爸爸打游戏不管他',
    '爸爸打工去了',
    '妈妈给他打针',
    '大人打牌不管孩子',
    '他被老师打了招呼',
    '被打扰',
    '打了110',
    '被大雨打湿',
    '爸爸打他妈妈',
    '老师摸他的头',
    '同学打我',
    '妈妈怀孕了,没空管他',
    '我怀孕了,带不了孩子',
    '妈妈让我跟爸爸要钱',
    '孩子常常一个人在家,晚上也没有大人',
    '爸爸抽烟',
    '他经常打人',
  ])('is not: %s', (text) => {
    expect(harmsTold(text)).toEqual([]);
  });

  test.each<[string, boolean]>([
    ['我忍不住打了他', true],
    ['我一气之下打了孩子', true],
    ['我没打过他', false],
    ['我打他电话不接', false],
  ])('by the guardian’s own hand: %s', (text, told) => {
    expect(ownHandTold(text)).toBe(told);
  });
});
