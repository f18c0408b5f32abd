import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/domain/clock.js';
import { areaOf, assess, concernsOf, type Draft, goingOn } from '../../src/domain/draft.js';
import {
  type GuardianAnswers,
  type GuardianDraft,
  grownUpAt,
  onlyReminders,
  permitted,
} from '../../src/domain/guardian.js';
import { TRIAGE_VERSION } from '../../src/domain/triage.js';
import { GUARDIAN_TRIAGE_VERSION, triageGuardian } from '../../src/domain/triage-guardian.js';

const draft = (answers: GuardianAnswers, more: Partial<GuardianDraft> = {}): GuardianDraft => ({
  kind: 'guardian',
  answers,
  signs: [],
  askedForHelp: false,
  ...more,
});
const judge = (request: GuardianDraft, earlierReports = 0) => triageGuardian(request, { earlierReports });
const calm: GuardianAnswers = {
  danger: 'no',
  need: ['schooling'],
  district: '120101',
  consent_child: 'agree',
  child_age: ['14-15'],
  relation: 'parent',
  strain: 'no',
  child_mood: 'no',
};

test('a guardian who goes on with what a child told loses nothing of it', () => {
  const child: Draft = {
    kind: 'child',
    answers: { concern: 'sexual_harm', place: '西里小区', not_tell: '妈妈', self_harm: 'ever' },
    signs: ['weapon'],
    askedForHelp: true,
  };
  const next = goingOn(child, draft(calm));
  expect(next).toMatchObject({ before: { answers: { place: '西里小区', not_tell: '妈妈' } } });
  expect(concernsOf(next)).toEqual(concernsOf(child));
});

test('a report that goes on with what a guardian told by the wrong door keeps it', () => {
  const before = draft({ danger: 'yes', district: '120101', describe: '楼上正在打孩子' }, { signs: ['violence_now'] });
  const next = goingOn(before, { answers: { danger_now: 'yes', age_band: '3-7' }, signs: [], askedForHelp: false });
  expect(next).toMatchObject({ answers: { district: '120101', observed: '楼上正在打孩子', age_band: '3-7' } });
});

describe('the level of a guardian’s request', () => {
  test.each<[string, GuardianAnswers, Partial<GuardianDraft>, string, string[]]>([
    ['C1 yes', { ...calm, danger: 'yes' }, {}, 'P0', ['danger_now']],
    ['danger in the words', calm, { signs: ['self_harm'] }, 'P0', ['danger_sign']],
    ['C7 会', { ...calm, strain: 'yes' }, {}, 'P1', ['guardian_might_hurt']],
    ['C7 有时', { ...calm, strain: 'sometimes' }, {}, 'P2', ['guardian_under_strain']],
    ['C8, which may be self-harm', { ...calm, child_mood: 'yes' }, {}, 'P1', ['child_self_harm_cue']],
    ['a call for help and no more', {}, { askedForHelp: true }, 'P1', ['asked_for_help']],
    ['a call for help with all asked', calm, { askedForHelp: true }, 'P3', []],
    ['harm by others told', { ...calm, describe: '邻居打孩子' }, {}, 'P1', ['mandatory_violence', 'harm_told']],
    [
      'sexual harm told, it may be of this week',
      { ...calm, describe: '孩子被邻居摸了' },
      {},
      'P0',
      ['sexual_harm_recent', 'mandatory_sexual_harm', 'harm_told'],
    ],
    ['harm by its own hand told', { ...calm, describe: '我忍不住打了他' }, {}, 'P1', ['guardian_hit']],
    ['nothing of it', calm, {}, 'P3', []],
    ['C7 and C8 not told', { ...calm, strain: 'prefer_not', child_mood: 'unsure' }, {}, 'P3', []],
    ['a small child that needs treatment', { ...calm, child_age: ['3-7'], need: ['medical'] }, {}, 'P2', []],
    ['the youngest of several counts', { ...calm, child_age: ['16-17', '0-2', 'two'], need: ['care'] }, {}, 'P2', []],
    ['nothing at all', {}, {}, 'P3', []],
  ])('%s', (_, answers, more, level, rules) => {
    const found = judge(draft(answers, more));
    expect(found.level).toBe(level);
    expect(found.rules.map(({ id }) => id)).toEqual(rules);
    expect(found.version).toBe(GUARDIAN_TRIAGE_VERSION);
  });

  test.each<[string, GuardianAnswers, number, number, string]>([
    ['a small child, reported before', { ...calm, child_age: ['3-7'] }, 1, 4, 'P2'],
    ['by points alone', { ...calm, child_age: ['0-2'], need: ['medical', 'care'] }, 1, 9, 'P1'],
    ['just below', { ...calm, child_age: ['0-2'], need: ['medical', 'care'] }, 0, 7, 'P2'],
  ])('scores as a neighbour’s report does (domain.md 5.2): %s', (_, answers, earlier, score, level) => {
    expect(judge(draft(answers), earlier)).toMatchObject({ score, level, rules: [] });
  });

  test('explains itself by the answers, never by words', () => {
    const found = judge(draft({ ...calm, strain: 'yes', describe: '秘密' }));
    expect(found.rules).toEqual([{ id: 'guardian_might_hurt', raisesTo: 'P1', answers: ['strain:yes'] }]);
    expect(JSON.stringify(found)).not.toContain('秘密');
  });

  test('what others did to the child is for the police, what the guardian did itself for whoever takes it', () => {
    const told = draft({ ...calm, describe: '孩子被他爸打伤了' });
    expect(judge(told)).toMatchObject({ policeDuty: true, mandatory: ['M4'] });
    expect(concernsOf(told)).toEqual(['physical_violence']);
    // Of children of several ages it may be any.
    const several = draft({ ...calm, child_age: ['8-13', '14-15'], describe: '孩子被邻居摸了' });
    expect(judge(several).mandatory).toEqual(['M1', 'M2', 'M3']);
    expect(judge(draft({ ...calm, describe: '我忍不住打了他' })).policeDuty).toBe(false);
  });

  test('leaving out any answer never makes it lower than the most reassuring one would', () => {
    const answers = fc.record<GuardianAnswers>(
      {
        danger: fc.constantFrom('yes', 'no', 'unsure'),
        need: fc.subarray(['living', 'medical', 'care', 'reminders'] as const, { minLength: 1 }).map((all) => [...all]),
        child_age: fc
          .subarray(['0-2', '8-13', '16-17', 'unsure', 'two'] as const, { minLength: 1 })
          .map((all) => [...all]),
        strain: fc.constantFrom('no', 'sometimes', 'yes', 'prefer_not'),
        child_mood: fc.constantFrom('no', 'yes', 'unsure'),
      },
      { requiredKeys: [] },
    );
    const reassuring = { danger: 'no', child_age: ['16-17'], strain: 'no', child_mood: 'no' } as const;
    fc.assert(
      fc.property(
        answers,
        fc.constantFrom(...(Object.keys(reassuring) as (keyof typeof reassuring)[])),
        (given, left) => {
          const { [left]: _, ...without } = given;
          const best = judge(draft({ ...without, [left]: reassuring[left] } as GuardianAnswers)).level;
          expect(judge(draft(without)).level <= best).toBe(true);
        },
      ),
    );
  });
});

describe('a draft', () => {
  test('without a kind is a citizen’s, as all were before', () => {
    const old: Draft = JSON.parse(
      '{"answers":{"danger_now":"yes","district":"120102"},"signs":[],"askedForHelp":false}',
    );
    expect(assess(old, { earlierReports: 0 })).toMatchObject({ version: TRIAGE_VERSION, level: 'P0' });
    expect(areaOf(old)).toBe('120102');
    expect(assess(draft({ danger: 'yes' }), { earlierReports: 0 }).version).toBe(GUARDIAN_TRIAGE_VERSION);
    expect(areaOf(draft({}))).toBe('12');
  });
});

test('what may be kept after a refusal', () => {
  const all: GuardianAnswers = {
    ...calm,
    need: ['living', 'reminders'],
    remind_what: ['home_visit'],
    remind_when: '3-09:00',
    phone: '1',
    consent_msg: 'agree',
  };
  expect(permitted(all)).toEqual(all);
  expect(Object.keys(permitted({ ...all, consent_child: 'refuse' }))).not.toEqual(
    expect.arrayContaining(['child_age']),
  );
  const silent = permitted({ ...all, consent_msg: 'refuse' });
  expect([silent.remind_what, silent.remind_when, silent.phone]).toEqual([undefined, undefined, undefined]);
  expect(silent.child_age).toEqual(['14-15']);
  // Wanted no more, they are not agreed to either.
  expect(permitted({ ...all, need: ['living'] })).toEqual({ ...calm, need: ['living'] });
});

test.each<[GuardianAnswers, number]>([
  [{ child_age: ['16-17'] }, 2],
  [{ child_age: ['16-17', '8-13', 'two'] }, 10],
  [{ child_age: ['unsure'] }, 18],
  [{}, 18],
])('nothing is kept for reminders once the youngest is of age for certain (domain.md 1.9): %j', (answers, years) => {
  expect(grownUpAt(answers, 0) / DAY).toBe(years * 366);
});

test.each<[GuardianAnswers, boolean]>([
  [{ need: ['reminders'] }, true],
  [{ joined: 'yes' }, true],
  [{ need: ['reminders', 'care'] }, false],
  [{}, false],
])('only reminders: %j', (answers, only) => {
  expect(onlyReminders(answers)).toBe(only);
});
