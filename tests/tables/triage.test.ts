import { describe, expect, test } from 'vitest';
import type { CitizenAnswers, ReportDraft } from '../../src/domain/report.js';
import { triage } from '../../src/domain/triage.js';

/** The most reassuring answers: whatever a test adds is what raises the level. */
const CALM: CitizenAnswers = {
  danger_now: 'no',
  concern: ['dropout'],
  district: '120101',
  observed: 'x',
  age_band: '16-17',
  carer_present: 'yes',
  source_access: 'no',
  special_needs: 'no',
};
const draft = (answers: CitizenAnswers = {}, rest: Partial<ReportDraft> = {}): ReportDraft => ({
  answers: { ...CALM, ...answers },
  signs: [],
  askedForHelp: false,
  ...rest,
});
const judge = (report: ReportDraft, earlierReports = 0) => triage(report, { earlierReports });
const fired = (answers: CitizenAnswers, rest: Partial<ReportDraft> = {}) =>
  judge(draft(answers, rest)).rules.map(({ id }) => id);

test('what words tell beside what was picked counts as if it were picked, and says that they did', () => {
  const found = judge(draft({ observed: '身上全是淤青' }));
  expect(found).toMatchObject({ level: 'P1', mandatory: ['M4'], policeDuty: true });
  expect(found.rules).toContainEqual({ id: 'harm_told', raisesTo: 'P1', answers: ['told:physical_violence'] });
});

describe('a red flag is P0, whatever the rest says', () => {
  const table: [rule: string, answers: CitizenAnswers, rest?: Partial<ReportDraft>][] = [
    ['danger_now', { danger_now: 'yes' }],
    ['danger_sign', {}, { signs: ['weapon'] }],
    ['missing_now', { concern: ['missing_runaway'] }],
    ['taken_now', { concern: ['trafficking'], when_pattern: 'today_once' }],
    ['abandoned', { concern: ['abandoned'] }],
    ['violence_now', { concern: ['physical_violence'], when_pattern: 'now_once' }],
    ['violence_now', { concern: ['witness_dv'], when_pattern: 'now_repeated' }],
    ['violence_now', { observed: '他爸打孩子', when_pattern: 'now_once' }],
    ['young_child_alone', { concern: ['left_alone'], age_band: '3-7', carer_present: 'no' }],
    ['young_child_alone', { concern: ['left_alone'], age_band: '0-2', carer_present: 'unsure' }],
    ['young_child_alone', { concern: ['left_alone'], age_band: '0-2', carer_present: undefined }],
    ['sexual_harm_recent', { concern: ['sexual_harm'], when_pattern: 'now_once' }],
    ['sexual_harm_recent', { concern: ['sexual_harm'], when_pattern: 'today_repeated' }],
    ['sexual_harm_recent', { concern: ['sexual_harm'], when_pattern: 'week_once' }],
    ['sexual_harm_recent', { concern: ['sexual_harm'], when_pattern: 'unsure' }],
    ['sexual_harm_recent', { observed: '邻居摸她下面' }],
    ['offender_near', { concern: ['sexual_harm'], source_access: 'yes', when_pattern: 'earlier_repeated' }],
    ['carer_incapacitated', { concern: ['guardian_unable'], age_band: '3-7', carer_present: 'no' }],
    ['carer_incapacitated', { concern: ['guardian_unable'], age_band: '0-2', carer_present: 'unsure' }],
    ['self_harm_now', { concern: ['self_harm_suicide'], when_pattern: 'now_once' }],
  ];
  test.each(table)('%s: %j %j', (rule, answers, rest) => {
    expect(judge(draft(answers, rest)).level).toBe('P0');
    expect(fired(answers, rest)).toContain(rule);
  });

  test.each<[string, CitizenAnswers]>([
    ['a child of 8 alone', { concern: ['left_alone'], age_band: '8-13', carer_present: 'no' }],
    ['a young child with a carer there', { concern: ['left_alone'], age_band: '0-2', carer_present: 'yes' }],
    ['sexual harm long ago', { concern: ['sexual_harm'], when_pattern: 'earlier_once' }],
    [
      'an unable guardian, another carer there',
      { concern: ['guardian_unable'], age_band: '3-7', carer_present: 'yes' },
    ],
    ['an unable guardian of a child of 8', { concern: ['guardian_unable'], age_band: '8-13', carer_present: 'unsure' }],
    ['self-harm in the past', { concern: ['self_harm_suicide'], when_pattern: 'earlier_once' }],
    ['violence last week', { concern: ['physical_violence'], when_pattern: 'week_once' }],
  ])('%s is P1, not P0', (_, answers) => {
    expect(judge(draft(answers)).level).toBe('P1');
  });
});

describe('a mandatory situation is at least P1 and a duty to tell the police', () => {
  test.each<[string, CitizenAnswers, string[]]>([
    ['violence', { concern: ['physical_violence'] }, ['M4']],
    [
      'sexual harm of a child under 14',
      { concern: ['sexual_harm'], when_pattern: 'earlier_once', age_band: '8-13' },
      ['M1', 'M2'],
    ],
    [
      'sexual harm from 14 on',
      { concern: ['sexual_harm'], when_pattern: 'earlier_once', age_band: '14-15' },
      ['M1', 'M3'],
    ],
    [
      'sexual harm, age unknown',
      { concern: ['sexual_harm'], when_pattern: 'earlier_once', age_band: 'unsure' },
      ['M1', 'M2', 'M3'],
    ],
    ['early pregnancy', { concern: ['early_marriage_pregnancy'] }, ['M3']],
    ['neglect that lasts', { concern: ['neglect'], when_pattern: 'earlier_once' }, ['M6']],
    ['neglect that comes back', { concern: ['neglect'], when_pattern: 'week_repeated' }, ['M6']],
    ['hunger that the words tell of', { observed: '孩子三天没吃饭' }, ['M6']],
    ['left alone', { concern: ['left_alone'] }, ['M6']],
    ['trafficking', { concern: ['trafficking'] }, ['M7']],
    ['begging', { concern: ['begging'] }, ['M8']],
    ['self-harm', { concern: ['self_harm_suicide'] }, ['M5']],
    ['bullying with injury', { concern: ['school_bullying', 'physical_violence'] }, ['M4']],
    [
      'bullying, sexual',
      { concern: ['school_bullying', 'sexual_harm'], when_pattern: 'earlier_once' },
      ['M1', 'M3', 'M4'],
    ],
    [
      'online harm, sexual',
      { concern: ['online_harm', 'sexual_harm'], when_pattern: 'earlier_once' },
      ['M1', 'M3', 'M9'],
    ],
    [
      'scolding and threats that come again',
      { concern: ['emotional_abuse'], when_pattern: 'earlier_repeated' },
      ['M9'],
    ],
    ['scolding that lasts, by what was picked', { concern: ['emotional_abuse'] }, ['M9']],
    ['scolding that lasts, how often is not known', { concern: ['emotional_abuse'], when_pattern: 'unsure' }, ['M9']],
    ['child labour with injury', { concern: ['child_labour', 'physical_violence'] }, ['M4', 'M9']],
  ])('%s', (_, answers, codes) => {
    const { level, mandatory, policeDuty } = judge(draft(answers));
    expect({ level, mandatory, policeDuty }).toEqual({ level: 'P1', mandatory: codes, policeDuty: true });
  });

  test.each(['school_bullying', 'online_harm', 'child_labour', 'neglect', 'dropout', 'material_need'] as const)(
    '%s alone is not mandatory',
    (concern) => {
      expect(judge(draft({ concern: [concern] }))).toMatchObject({ mandatory: [], policeDuty: false });
    },
  );

  test('scolding once, and blows at home that are over, are not mandatory', () => {
    for (const answers of [
      { concern: ['emotional_abuse'], when_pattern: 'today_once' },
      { concern: ['witness_dv'], when_pattern: 'week_repeated' },
    ] satisfies CitizenAnswers[])
      expect(judge(draft(answers))).toMatchObject({ mandatory: [], policeDuty: false });
  });

  test('blows at home that go on are danger to the child beside them', () => {
    const now = { concern: ['witness_dv'], when_pattern: 'now_once' } satisfies CitizenAnswers;
    expect(judge(draft(now))).toMatchObject({ level: 'P0', mandatory: ['M9'], policeDuty: true });
  });

  test.each([
    ['school_bullying', 'mandatory_bullying'],
    ['online_harm', 'mandatory_online_harm'],
    ['child_labour', 'mandatory_child_labour'],
  ] as const)('%s with a sign of danger is', (concern, rule) => {
    expect(fired({ concern: [concern] }, { signs: ['weapon'] })).toContain(rule);
  });

  test('danger itself is the ninth situation', () => {
    expect(judge(draft({ danger_now: 'yes' }))).toMatchObject({ mandatory: ['M9'], policeDuty: true });
  });
});

describe('floors', () => {
  test('a neglected child under 3 is at least P1', () => {
    expect(judge(draft({ concern: ['neglect'], age_band: '0-2' })).level).toBe('P1');
    expect(judge(draft({ concern: ['neglect'], age_band: '14-15' })).level).toBe('P3');
  });
  test('a guardian who is unable is at least P1', () => {
    expect(fired({ concern: ['guardian_unable'] })).toEqual(['guardianship_likely']);
  });
  test('whoever is abandoned or begs may need temporary guardianship as well, as 未成年人保护法 art 92 says', () => {
    for (const concern of ['abandoned', 'begging'] as const)
      expect(fired({ concern: [concern] }), concern).toContain('guardianship_likely');
    expect(fired({ concern: ['school_bullying'] })).not.toContain('guardianship_likely');
  });
  test('a call for help with open questions is at least P1, answered to the end it is judged by its answers', () => {
    for (const left of ['danger_now', 'concern', 'district', 'observed', 'age_band', 'carer_present'] as const)
      expect([left, judge(draft({ [left]: undefined }, { askedForHelp: true })).level]).toEqual([left, 'P1']);
    expect(judge(draft({}, { askedForHelp: true })).level).toBe('P3');
    expect(judge(draft({ concern: undefined })).level).not.toBe('P1');
  });
});

describe('the score explains itself', () => {
  test.each<[string, CitizenAnswers, number, number, 'P1' | 'P2' | 'P3']>([
    ['nothing scores', {}, 0, 0, 'P3'],
    ['a child of 3–7 with an illness', { age_band: '3-7', special_needs: 'yes' }, 0, 4, 'P2'],
    ['just below P2', { age_band: '3-7', special_needs: 'unsure' }, 0, 3, 'P3'],
    ['just below P1', { concern: ['witness_dv'], age_band: '3-7', source_access: 'yes' }, 0, 7, 'P2'],
    [
      'P1 by score alone',
      { concern: ['online_harm'], age_band: '0-2', source_access: 'yes', special_needs: 'yes' },
      0,
      8,
      'P1',
    ],
    ['an earlier report', {}, 1, 2, 'P3'],
    ['a carer in trouble', { concern: ['guardian_unable'] }, 0, 2, 'P1'],
    ['now and again and again', { when_pattern: 'today_repeated' }, 0, 4, 'P2'],
    ['two concerns, one of them distress', { concern: ['dropout', 'psychological'] }, 0, 3, 'P3'],
    ['no reliable adult', { carer_present: 'no', age_band: '8-13' }, 0, 4, 'P2'],
    ['hunger told as a want', { concern: ['material_need'], observed: '家里没吃的,孩子吃不饱' }, 0, 2, 'P3'],
    ['a home that is not fit', { concern: ['material_need'], observed: '房子漏雨' }, 0, 2, 'P3'],
    ['a want without hunger', { concern: ['material_need'], observed: '交不起学费,孩子没饿着' }, 0, 0, 'P3'],
    ['nobody to worry about', { source_access: 'nobody' }, 0, 0, 'P3'],
  ])('%s', (_, answers, earlier, score, level) => {
    const result = judge(draft(answers), earlier);
    expect(result).toMatchObject({ score, level });
    expect(result.parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });

  test('each rule names the answers that fired it, and no words', () => {
    const { rules } = judge(
      draft({ concern: ['sexual_harm'], when_pattern: 'week_once', observed: 'what a neighbour saw' }),
    );
    expect(rules).toEqual([
      { id: 'sexual_harm_recent', raisesTo: 'P0', answers: ['concern:sexual_harm', 'when_pattern:week_once'] },
      { id: 'mandatory_sexual_harm', raisesTo: 'P1', answers: ['concern:sexual_harm'] },
    ]);
  });

  test('an empty report has a level: nothing known is not nothing wrong', () => {
    expect(judge({ answers: {}, signs: [], askedForHelp: false })).toMatchObject({ level: 'P2', score: 4 });
  });
});
