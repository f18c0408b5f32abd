import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHILD_CONCERNS,
  type ChildAnswers,
  type ChildDraft,
  forChild,
  rolesNamed,
  soundsLow,
  speaksAsChild,
} from '../../src/domain/child.js';
import { areaOf, assess, compared, concernsOf } from '../../src/domain/draft.js';
import { CHILD_TRIAGE_VERSION, triageChild } from '../../src/domain/triage-child.js';
import { openTexts } from '../../src/texts/texts.js';

const texts = openTexts();
const FIRST = { earlierReports: 0 };
const draft = (answers: ChildAnswers, more: Partial<ChildDraft> = {}): ChildDraft => ({
  kind: 'child',
  answers,
  signs: [],
  askedForHelp: false,
  ...more,
});
const calm: ChildAnswers = {
  safe_now: 'yes',
  hurt_now: 'no',
  concern: 'other',
  self_harm: 'no',
  district: '120101',
  age_band: '14-15',
  trusted: 'teacher',
};
const levelOf = (answers: ChildAnswers, more: Partial<ChildDraft> = {}) => triageChild(draft(answers, more), FIRST);

describe('the level of a child’s own report', () => {
  test.each<[string, ChildAnswers, Partial<ChildDraft>, string, string[], string[]]>([
    ['B1 not safe', { ...calm, safe_now: 'no' }, {}, 'P0', ['child_unsafe'], ['M9']],
    ['B2 hurt', { ...calm, hurt_now: 'yes' }, {}, 'P0', ['child_hurt'], ['M9']],
    ['B6 now', { ...calm, self_harm: 'now' }, {}, 'P0', ['self_harm_now'], ['M5']],
    ['danger in the words', calm, { signs: ['weapon'] }, 'P0', ['danger_sign'], ['M9']],
    ['taken away', { ...calm, concern: 'trafficking' }, {}, 'P0', ['taken_now', 'mandatory_missing'], ['M7']],
    ['run away', { ...calm, concern: 'missing_runaway' }, {}, 'P0', ['missing_now', 'mandatory_missing'], ['M7']],
    ['B6 ever', { ...calm, self_harm: 'ever' }, {}, 'P1', ['self_harm_thoughts'], []],
    ['self-harm at B5', { ...calm, concern: 'self_harm_suicide' }, {}, 'P1', ['mandatory_self_harm'], ['M5']],
    ['hit', { ...calm, concern: 'physical_violence' }, {}, 'P1', ['mandatory_violence'], ['M4']],
    [
      'touched, 14 or more',
      { ...calm, concern: 'sexual_harm' },
      {},
      'P0',
      ['sexual_harm_recent', 'mandatory_sexual_harm'],
      ['M1', 'M3'],
    ],
    ['scolded always', { ...calm, concern: 'emotional_abuse' }, {}, 'P1', ['mandatory_threats'], ['M9']],
    [
      'touched, under 14',
      { ...calm, concern: 'sexual_harm', age_band: '8-13' },
      {},
      'P0',
      ['sexual_harm_recent', 'mandatory_sexual_harm'],
      ['M1', 'M2'],
    ],
    ['nobody able to care', { ...calm, concern: 'guardian_unable' }, {}, 'P1', ['guardianship_likely'], []],
    [
      'under 8 and alone',
      { ...calm, concern: 'left_alone', age_band: '3-7', trusted: 'nobody' },
      {},
      'P0',
      ['young_child_alone', 'mandatory_unattended'],
      ['M6'],
    ],
    [
      'under 8 and alone, whomever it trusts elsewhere',
      { ...calm, concern: 'left_alone', age_band: '3-7', trusted: 'teacher' },
      {},
      'P0',
      ['young_child_alone', 'mandatory_unattended'],
      ['M6'],
    ],
    [
      'hungry, and nobody there',
      { ...calm, concern: 'material_need', age_band: '8-13', trusted: 'nobody' },
      {},
      'P1',
      [],
      [],
    ],
    ['a call for help and no more', {}, { askedForHelp: true }, 'P1', ['asked_for_help'], []],
    [
      'hit, in its words alone',
      { ...calm, concern: undefined, story: '继父老打我' },
      {},
      'P1',
      ['mandatory_violence', 'harm_told'],
      ['M4'],
    ],
    ['days without food', { ...calm, story: '三天没吃饭了' }, {}, 'P1', ['mandatory_neglect', 'harm_told'], ['M6']],
    ['nothing of it', calm, {}, 'P2', [], []],
    ['nothing at all', {}, {}, 'P2', [], []],
  ])('%s', (_, answers, more, level, rules, mandatory) => {
    const found = levelOf(answers, more);
    expect(found.level).toBe(level);
    expect(found.rules.map(({ id }) => id).filter((id) => id !== 'child_self_report')).toEqual(rules);
    expect(found.rules.map(({ id }) => id)).toContain('child_self_report');
    expect(found.mandatory).toEqual(mandatory);
    expect(found.policeDuty).toBe(mandatory.length > 0);
    expect(found.version).toBe(CHILD_TRIAGE_VERSION);
  });

  test('words that name nobody are no reliable adult', () => {
    for (const [trusted, points] of [
      ['谁都没有', 3],
      ['nobody', 3],
      ['不知道', 1],
      ['外婆', 0],
    ] as const) {
      const { parts } = levelOf({ ...calm, trusted });
      expect([trusted, parts.find(({ factor }) => factor === 'no_reliable_adult')?.points ?? 0]).toEqual([
        trusted,
        points,
      ]);
    }
  });

  test('explains itself by the answers, never by words, and each cause has its text', () => {
    for (const concern of CHILD_CONCERNS) {
      const found = levelOf({ ...calm, concern, safe_now: 'no', hurt_now: 'yes', self_harm: 'ever', story: '秘密' });
      expect(JSON.stringify(found)).not.toContain('秘密');
      for (const { id } of found.rules) expect(texts.labels(`cause-${id}`), id).toHaveLength(2);
    }
  });

  test('leaving out any answer never makes it lower than the most reassuring one would', () => {
    const answers = fc.record<ChildAnswers>(
      {
        safe_now: fc.constantFrom('yes', 'no', 'unsure'),
        hurt_now: fc.constantFrom('yes', 'no', 'prefer_not'),
        concern: fc.constantFrom(...CHILD_CONCERNS),
        self_harm: fc.constantFrom('no', 'ever', 'now', 'prefer_not'),
        age_band: fc.constantFrom('3-7', '8-13', '14-15', '16-17'),
        trusted: fc.constantFrom('teacher', 'nobody', '外婆'),
      },
      { requiredKeys: [] },
    );
    const reassuring = {
      safe_now: 'yes',
      hurt_now: 'no',
      self_harm: 'no',
      age_band: '16-17',
      trusted: 'teacher',
    } as const;
    const one = fc.constantFrom(...(Object.keys(reassuring) as (keyof typeof reassuring)[]));
    fc.assert(
      fc.property(answers, one, (given, left) => {
        const { [left]: _, ...without } = given;
        const best = levelOf({ ...without, [left]: reassuring[left] } as ChildAnswers).level;
        expect(levelOf(without).level <= best).toBe(true);
        expect(levelOf(given).level <= 'P2').toBe(true);
      }),
    );
  });
});

test('a child’s draft has its own rules, its district, its concerns, and is compared as a neighbour’s', () => {
  const one = draft({
    ...calm,
    concern: 'school_bullying',
    self_harm: 'ever',
    story: '他们抢我的书',
    place: '小学后门',
  });
  expect(assess(one, FIRST).version).toBe(CHILD_TRIAGE_VERSION);
  expect(areaOf(one)).toBe('120101');
  expect(areaOf(draft({}))).toBe('12');
  expect(concernsOf(one)).toEqual(['school_bullying', 'self_harm_suicide']);
  expect(compared(one).answers).toMatchObject({ observed: '他们抢我的书', place: '小学后门', age_band: '14-15' });
});

test.each([
  ['别告诉老师', ['school']],
  ['居委会的人', ['community_child_director']],
  ['social worker', ['social_work_station']],
  ['爸爸和警察', []],
])('posts that “%s” names', (words, kinds) => {
  expect(rolesNamed(words)).toEqual(kinds);
});

test.each([
  ['我爸爸打我', true],
  ['我妈天天骂我', true],
  ['我被同学欺负', true],
  ['我是小学生,不想回家', true],
  ['My dad hits me', true],
  ['邻居爸爸打孩子', false],
  ['楼上的孩子说“不要打了”', false],
  ['我女儿被同学打', false],
  ['The father hits the boy', false],
])('“%s” speaks as a child: %s', (words, expected) => {
  expect(speaksAsChild(words)).toBe(expected);
});

test.each([
  ['我好难过', true],
  ['我总是睡不着', true],
  ['I feel so lonely', true],
  ['同学拿了我的笔', false],
])('“%s” sounds low: %s', (words, expected) => {
  expect(soundsLow(words)).toBe(expected);
});

test('what a child is told in its own words says 你, never 您', () => {
  const asked = ['status-safe', 'status-add', 'added-to-report'];
  const keys = ['emergency-card', 'emergency-card-self-harm', 'guide', 'review-ask', 'reporter-taken', ...asked];
  for (const key of keys) {
    expect(forChild(key)).toBe(`child-${key}`);
    for (const words of texts.labels(forChild(key))) {
      expect(words).not.toBe('');
      expect(words).not.toMatch(/您/);
    }
  }
  expect(forChild('noted')).toBe('noted');
});
