import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGE_BANDS, CONCERNS, type QuestionId, type ReportDraft, WHEN_PATTERNS } from '../../src/domain/report.js';
import { triage } from '../../src/domain/triage.js';

const judge = (report: ReportDraft, earlierReports = 0) => triage(report, { earlierReports });

describe('for any report', () => {
  const yesNo = fc.constantFrom('yes', 'no', 'unsure', undefined);
  const anyDraft: fc.Arbitrary<ReportDraft> = fc.record({
    answers: fc.record({
      danger_now: yesNo,
      concern: fc.option(fc.uniqueArray(fc.constantFrom(...CONCERNS), { minLength: 1, maxLength: 4 }), {
        nil: undefined,
      }),
      district: fc.constantFrom('120101', 'unsure', undefined),
      observed: fc.constantFrom('x', undefined),
      age_band: fc.constantFrom(...AGE_BANDS, 'unsure', undefined),
      carer_present: yesNo,
      source_access: fc.constantFrom('yes', 'no', 'unsure', 'nobody', undefined),
      when_pattern: fc.constantFrom(...WHEN_PATTERNS, 'unsure', undefined),
      special_needs: yesNo,
    }),
    signs: fc.subarray(['weapon', 'unconscious']),
    askedForHelp: fc.boolean(),
  }) as fc.Arbitrary<ReportDraft>;

  test('the police are told of whatever is P0', () => {
    fc.assert(
      fc.property(anyDraft, (report) => {
        const { level, policeDuty } = judge(report);
        expect(level !== 'P0' || policeDuty).toBe(true);
      }),
    );
  });

  const ANSWERS: Partial<Record<QuestionId, readonly string[]>> = {
    danger_now: ['yes', 'no'],
    age_band: AGE_BANDS,
    carer_present: ['yes', 'no'],
    source_access: ['yes', 'no', 'nobody'],
    when_pattern: WHEN_PATTERNS,
    special_needs: ['yes', 'no'],
  };
  const question = fc.constantFrom(...(Object.keys(ANSWERS) as QuestionId[]));
  // 'P0' < 'P1': a level that is not lowered does not grow as text.
  const urgency = (report: ReportDraft, earlier = 0) => judge(report, earlier).level;

  test('another danger sign or concern, or an earlier report, never lowers the level', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(...CONCERNS), (report, added) => {
        const level = urgency(report);
        const concern = [...new Set([...(report.answers.concern ?? []), added])];
        expect(urgency({ ...report, signs: [...report.signs, 'fire'] }) <= level).toBe(true);
        if (report.answers.concern)
          expect(urgency({ ...report, answers: { ...report.answers, concern } }) <= level).toBe(true);
        expect(urgency(report, 1) <= level).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('not to know, or not to answer, is never judged safer than the most reassuring answer', () => {
    fc.assert(
      fc.property(anyDraft, question, (report, id) => {
        const to = (value?: string) => urgency({ ...report, answers: { ...report.answers, [id]: value } });
        const calmest = (ANSWERS[id] ?? []).map(to).sort().at(-1) ?? '';
        expect(to('unsure') <= calmest).toBe(true);
        expect(to() <= calmest).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('leaving a question out is judged as answering that one does not know', () => {
    fc.assert(
      fc.property(anyDraft, question, (report, id) => {
        const calm = { ...report, askedForHelp: false };
        const to = (value: string | undefined) => urgency({ ...calm, answers: { ...calm.answers, [id]: value } });
        expect(to(undefined)).toBe(to('unsure'));
      }),
      { numRuns: 500 },
    );
  });

  test('the same report has the same judgement, and a level never below a rule that fired', () => {
    fc.assert(
      fc.property(anyDraft, (report) => {
        const result = judge(report);
        expect(judge(structuredClone(report))).toEqual(result);
        for (const { raisesTo } of result.rules) expect(result.level <= raisesTo).toBe(true);
        expect(result.policeDuty).toBe(result.mandatory.length > 0);
        if (result.policeDuty) expect(result.level <= 'P1').toBe(true);
      }),
    );
  });
});
