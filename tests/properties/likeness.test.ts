import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/domain/clock.js';
import {
  type Comparable,
  containment,
  grams,
  LIKELY,
  type LikeReason,
  likeness,
  overlap,
  RECENT,
} from '../../src/domain/likeness.js';
import { AGE_BANDS, CITY_AREA, CONCERNS, type ReportDraft } from '../../src/domain/report.js';

const report = (answers: ReportDraft['answers'], more: Partial<Comparable> = {}): Comparable => ({
  draft: { answers, signs: [], askedForHelp: false },
  area: '120101',
  createdAt: 0,
  reporterKey: null,
  ...more,
});
const reasons = (a: Comparable, b: Comparable): LikeReason[] => likeness(a, b).parts.map(({ reason }) => reason);

const text = fc.oneof(
  fc
    .array(fc.constantFrom('蓝天', '小区', '三号楼', '门口', '红旗', 'Lane 3', 'school', ',', '。', ' ', '7'), {
      maxLength: 12,
    })
    .map((words) => words.join('')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const draft = fc.record(
  {
    concern: fc.uniqueArray(fc.constantFrom(...CONCERNS), { minLength: 1, maxLength: 4 }),
    age_band: fc.constantFrom(...AGE_BANDS, 'unsure' as const),
    place: text,
    observed: text,
  },
  { requiredKeys: [] },
);
const any = fc
  .record({
    answers: draft,
    area: fc.constantFrom('120101', '120102', CITY_AREA),
    createdAt: fc.integer({ min: 0, max: 3 * RECENT }),
    reporterKey: fc.constantFrom(null, 'one', 'two'),
  })
  .map(({ answers, ...more }) => report(answers, more));

describe('how alike two reports are', () => {
  test('is the same seen from either', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(likeness(a, b)).toEqual(likeness(b, a));
      }),
    );
  });

  test('the score is the sum of its parts, each with a reason of its own', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const { score, parts } = likeness(a, b);
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(new Set(parts.map(({ reason }) => reason)).size).toBe(parts.length);
        expect(parts.every(({ points }) => points > 0)).toBe(true);
      }),
    );
  });

  test('never falls when both have more in common', () => {
    const both = (a: Comparable, b: Comparable, change: (one: Comparable) => Comparable) =>
      expect(likeness(change(a), change(b)).score).toBeGreaterThanOrEqual(likeness(a, b).score);
    const answering =
      (change: (answers: ReportDraft['answers']) => ReportDraft['answers']) =>
      (one: Comparable): Comparable => ({ ...one, draft: { ...one.draft, answers: change(one.draft.answers) } });
    fc.assert(
      fc.property(
        any,
        any,
        fc.constantFrom(...CONCERNS),
        fc.constantFrom('青松里', 'Maple', '幼儿园'),
        (a, b, concern, word) => {
          both(
            a,
            b,
            answering((one) => ({ ...one, concern: [...new Set([...(one.concern ?? []), concern])] })),
          );
          both(
            a,
            b,
            answering((one) => ({ ...one, place: `${one.place ?? ''} ${word}` })),
          );
          both(
            a,
            b,
            answering((one) => ({ ...one, observed: `${one.observed ?? ''} ${word}` })),
          );
          both(
            a,
            b,
            answering((one) => ({ ...one, age_band: '3-7' })),
          );
          both(a, b, (one) => ({ ...one, area: '120101' }));
          both(a, b, (one) => ({ ...one, reporterKey: 'the same' }));
          both(a, b, (one) => ({ ...one, createdAt: 1 }));
        },
      ),
    );
  });

  test('texts are alike from 0 to 1, and wholly alike to themselves', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [grams(one), grams(other)];
        for (const measure of [containment, overlap]) {
          expect(measure(a, b)).toBeGreaterThanOrEqual(0);
          expect(measure(a, b)).toBeLessThanOrEqual(1);
          expect(measure(a, a)).toBe(a.size < 2 ? 0 : 1);
        }
      }),
    );
  });
});

describe('a pair is proposed', () => {
  const neglect = { concern: ['neglect' as const], age_band: '3-7' as const };
  test.each<[string, Comparable, Comparable, LikeReason[]]>([
    [
      'one estate, written in two ways, in full width and with punctuation',
      report({ place: '蓝天小区,3号楼' }),
      report({ place: '在 蓝天小区3号楼 门口。', concern: ['dropout'] }),
      ['same_place', 'same_district', 'recent'],
    ],
    [
      'much the same words, age and worry',
      report({ ...neglect, observed: '孩子常常一个人在楼道里。' }),
      report({ ...neglect, observed: '晚上孩子又一个人在楼道里哭。' }),
      ['same_words', 'same_concern', 'same_age', 'same_district', 'recent'],
    ],
    [
      'the same person reports again',
      report(neglect, { reporterKey: 'k' }),
      report(neglect, { reporterKey: 'k', createdAt: 30 * DAY }),
      ['same_reporter', 'same_concern', 'same_age', 'same_district', 'recent'],
    ],
    [
      'an English place and a brother',
      report({ place: 'Lane 3, Maple Court', observed: 'her brother cries' }),
      report({ place: 'maple court', observed: 'two brothers, alone' }),
      ['same_place', 'same_district', 'siblings', 'recent'],
    ],
  ])('%s', (_, a, b, why) => {
    expect(reasons(a, b)).toEqual(why);
    expect(likeness(a, b).score).toBeGreaterThanOrEqual(LIKELY);
  });

  test.each<[string, Comparable, Comparable]>([
    ['one district, one worry, one age', report(neglect), report(neglect)],
    ['nothing but the age, which is unsure', report({ age_band: 'unsure' }), report({ age_band: 'unsure' })],
    ['two estates', report({ ...neglect, place: '蓝天小区' }), report({ ...neglect, place: '红旗里' })],
    [
      'two estates with houses of the same number',
      report({ ...neglect, place: '蓝天小区3号楼2单元' }),
      report({ ...neglect, place: '红旗小区3号楼2单元' }),
    ],
    [
      'a place that is anywhere',
      report({ ...neglect, place: '地铁站' }),
      report({ ...neglect, place: '红旗路地铁站' }),
    ],
    ['a pin is no word', report({ place: 'pin: 39.1,117.2' }), report({ place: 'pin: 39.1,117.2' })],
    [
      'a year and a day apart',
      report({ place: '蓝天小区' }),
      report({ place: '蓝天小区' }, { createdAt: RECENT + DAY }),
    ],
    ['the district is not known', report(neglect, { area: CITY_AREA }), report(neglect, { area: CITY_AREA })],
  ])('but not: %s', (_, a, b) => expect(likeness(a, b).score).toBeLessThan(LIKELY));
});
