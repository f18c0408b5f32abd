import { describe, expect, test } from 'vitest';
import { placeSaid, placeText } from '../../src/cases/places.js';
import { allPlaces, isAnsweredFor, placeNamed, placesIn } from '../../src/domain/places.js';
import type { Post } from '../../src/domain/post.js';
import { meant, placeMeant } from '../../src/flows/desk/meaning.js';
import type { DeskObligation } from '../../src/flows/flow.js';
import { openTexts } from '../../src/texts/texts.js';

const texts = openTexts();
const post = (area: string, name: string): Post => ({
  code: `${area}-${name}`,
  name,
  kind: 'community_child_director',
  sector: 'community',
  area,
  timezone: 'Asia/Shanghai',
});
const posts = [
  post('12', '天津市民政局'),
  post('120103', '河西区民政局'),
  post('120103001', '河西区友谊路街道儿童督导员'),
  post('120103001002', '河西区友谊路街道谊景社区儿童主任'),
  post('120103002', '天津市河西区大营门街道儿童督导员'),
  post('120104001', '督导员'),
  post('120104002', '友谊路街道督导员'),
  post('120116001001', '滨海新区新港街道海员社区儿童主任'),
];

describe('places that have posts', () => {
  test('are named after their posts: streets of a district, communities of a street', () => {
    expect(placesIn('120103', posts)).toEqual([
      { area: '120103001', name: '友谊路街道' },
      { area: '120103002', name: '大营门街道' },
    ]);
    expect(placesIn('120103001', posts)).toEqual([{ area: '120103001002', name: '谊景社区' }]);
    expect(placesIn('120104', posts)).toEqual([
      { area: '120104001', name: '督导员' },
      { area: '120104002', name: '友谊路街道' },
    ]);
    expect(placesIn('120116', posts)).toEqual([{ area: '120116001', name: '新港街道' }]);
    expect(placesIn('120101', posts)).toEqual([]);
    expect(placesIn('12', posts)).toEqual([]);
    expect(allPlaces(posts)).toHaveLength(7);
  });

  test.each<[string, boolean]>([
    ['120103', true],
    ['120103001', true],
    ['120103009', true],
    // No post of the district: one of its streets is somebody.
    ['120116', true],
    ['120101', false],
    ['12', false],
  ])('%s is answered for by more than the city: %s', (area, answered) => {
    expect(isAnsweredFor(area, posts)).toBe(answered);
  });

  test('are called by district and name', () => {
    const named = (area: string) => texts.text('zh-CN', placeText(area, posts));
    expect(named('120103')).toBe('河西区');
    expect(named('120103001')).toBe('河西区友谊路街道');
    expect(named('120103001002')).toBe('河西区友谊路街道谊景社区');
    expect(named('12')).toContain('全市');
    expect(named('310101')).toBe('别的地方');
  });
});

describe('a place as somebody says it', () => {
  const at = (area: string, whole = false, page = 0) => ({ kind: 'place', area, whole, page });
  test.each<[string, object]>([
    ['120103', at('120103')],
    ['120103all', at('120103', true)],
    ['120103p2', at('120103', false, 2)],
    ['120103001', at('120103001')],
    ['120103009', { kind: 'unknown' }],
    ['110101', { kind: 'unknown' }],
    ['河西区', at('120103')],
    ['河西', at('120103')],
    ['Hexi', at('120103')],
    ['hexi district', at('120103')],
    ['河西区全区', at('120103', true)],
    ['河西 不清楚', at('120103', true)],
    ['Hexi all', at('120103', true)],
    ['河西区友谊路街道', at('120103001')],
    ['河西友谊路', at('120103001')],
    ['河西区,大营门街道', at('120103002')],
    ['大营门', at('120103002')],
    ['谊景社区', at('120103001002')],
    ['河西区友谊路街道整个街道', at('120103001', true)],
    ['友谊路街道', { kind: 'several', areas: ['120103001', '120104002'] }],
    ['滨海新区新港街道', at('120116001')],
    ['滨海新区海员社区', at('120116001001')],
    ['和平区友谊路街道', { kind: 'unknown' }],
    ['浦东', { kind: 'unknown' }],
    ['路', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%s', (words, said) => {
    expect(placeSaid(words, posts, texts.labels)).toEqual(said);
  });
});

describe('改地点 as it is typed', () => {
  const mine: DeskObligation = { id: 'ob-1', number: '7K3Q-D9XB', level: 'P1', kind: 'acknowledge', state: 'mine' };
  const letters: DeskObligation = { ...mine, id: 'ob-2', number: 'HQXB-QWER' };
  test.each<[string, string, string]>([
    ['改地点 7K3Q-D9XB 河西区', 'ob-1', '河西区'],
    ['改地点7k3qd9xb河西区友谊路街道', 'ob-1', '河西区友谊路街道'],
    ['改地点:7K3Q-D9XB号,120103', 'ob-1', '120103'],
    ['place HQXBQWER Hexi', 'ob-2', 'Hexi'],
  ])('%s', (typed, id, given) => {
    expect(placeMeant(typed, [mine, letters])).toEqual({ type: 'act', act: 'place', id, given });
  });

  test('without a number it is the only one, also where the place could be read as a number', () => {
    for (const where of ['河西区', 'Hongqiao', '120103001']) {
      expect(placeMeant(`place ${where}`, [mine])).toEqual({ type: 'act', act: 'place', id: 'ob-1', given: where });
    }
    expect(placeMeant('改地点 河西区', [mine, letters])?.type).toBe('which');
  });

  test('of a case that is not there, or without a place, it is asked or told', () => {
    expect(placeMeant('改地点', [mine])).toBeUndefined();
    expect(placeMeant('改地点 7K3Q-D9XB', [mine])).toBeUndefined();
    expect(placeMeant('placebo', [mine])).toBeUndefined();
    expect(meant('place', '7K3Q-D9XB', [mine])).toEqual({ type: 'act', act: 'place', id: 'ob-1' });
    // Whether it was theirs, and is closed, is for whoever carries it out.
    expect(placeMeant('改地点 0000-0000 河西区', [mine])).toMatchObject({ id: '0000-0000', given: '河西区' });
  });
});

describe('where a reporter says that the child can be found', () => {
  test.each<[string, string, string]>([
    ['友谊路街道谊景社区3号楼', '120103', '120103001002'],
    ['谊景社区,红色大门', '120103', '120103001002'],
    ['在友谊路街道 的小学', '120103', '120103001'],
    ['大营门街道', '120103', '120103002'],
    // Two streets, or a community that lies in another: whoever takes it will say.
    ['友谊路街道和大营门街道之间', '120103', '120103'],
    ['大营门街道,谊景社区旁边', '120103', '120103'],
    // A road is no street office, and a post is no place.
    ['友谊路12号', '120103', '120103'],
    ['督导员知道', '120104', '120104'],
    // Of another district than the one that was chosen.
    ['友谊路街道', '120101', '120101'],
    // No district was chosen: the name is known once, or twice.
    ['大营门街道', '12', '120103002'],
    ['友谊路街道', '12', '12'],
    ['', '120103', '120103'],
  ])('“%s” in %s is %s', (words, area, place) => {
    expect(placeNamed(words, area, posts)).toBe(place);
  });
});
