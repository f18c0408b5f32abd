import { expect } from 'vitest';
import { GROUPINGS, type Grouping } from '../../../src/store/store.js';
import type { LadderStage } from '../ladder-stage.js';

/** What calls for somebody to have the case. */
const TAKING: readonly (string | undefined)[] = ['acknowledge', 'take_over', 'not_solved'];
const CLIMBS: readonly string[] = ['obligation.climbed', 'obligation.repeated', 'obligation.reopened'];

/** Every figure, counted from the record by hand, is what the one query of it says. */
export const figuresHold = async ({ store, query }: Pick<LadderStage, 'store' | 'query'>): Promise<void> => {
  const cases = await query.case.findMany();
  const posts = new Map((await query.post.findMany()).map((post) => [post.code, post]));
  const duties = new Map((await query.obligation.findMany()).map((duty) => [duty.id, duty]));
  const standing = new Map(cases.map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  const events = (await query.event.findMany({ orderBy: { seq: 'asc' } })).map((event) => {
    const duty = duties.get(event.obligationId ?? '');
    return { ...event, duty: duty?.kind, of: standing.get(duty?.caseId ?? event.caseId ?? '') };
  });

  const counted = (by: Grouping): Record<string, readonly number[]> => {
    const found = new Map<string, number[]>();
    const count = (group: string, measure: string, value: number | bigint) => {
      const key = `${group} ${measure}`;
      found.set(key, [...(found.get(key) ?? []), Number(value)]);
    };
    for (const one of cases.filter(({ mergedInto }) => mergedInto === null)) {
      const own = events.filter(({ of }) => of === one.id);
      const groupOf = (postCode: string | null | undefined): string => {
        if (by === 'district') return one.area.length < 6 ? '' : one.area.slice(0, 6);
        return (by === 'post' ? postCode : posts.get(postCode ?? '')?.sector) ?? '';
      };
      const needed = own.filter(({ duty }) => TAKING.includes(duty));
      const taken = needed.filter(({ kind }) => kind === 'obligation.acknowledged');
      const safe = own.filter(({ kind }) => kind === 'child.safety_confirmed');
      const group = groupOf(taken[0]?.postCode);
      const since = (times: readonly { at: bigint }[]) => Math.min(...times.map(({ at }) => Number(at - one.openedAt)));
      count(group, 'cases', 1);
      if (taken.length > 0) count(group, 'acknowledge', since(taken));
      if (safe.length > 0) count(group, 'safety', since(safe));
      if (one.closedAt !== null) count(group, 'outcome', one.closedAt - one.openedAt);
      count(group, 'nudges', needed.filter(({ kind }) => kind === 'obligation.nudged').length);
      count(group, 'climbs', needed.filter(({ kind }) => CLIMBS.includes(kind)).length);
      for (const { kind, postCode } of own) if (kind === 'handover.declined') count(groupOf(postCode), 'declined', 1);
    }
    return Object.fromEntries([...found].map(([key, values]) => [key, values.sort((a, b) => a - b)]));
  };

  for (const by of GROUPINGS) {
    const told = await store.read.figures.by(by, 0, Number.MAX_SAFE_INTEGER);
    const byHand = Object.entries(counted(by)).map(([key, values]) => {
      const rank = (part: number) => values[Math.ceil(values.length * part) - 1];
      const sum = values.reduce((all, value) => all + value, 0);
      return [key, values.length, sum, rank(0.5), rank(0.9)];
    });
    const asked = told.map(({ group, measure, count, sum, median, p90 }) => [
      `${group} ${measure}`,
      count,
      sum,
      median,
      p90,
    ]);
    expect(asked.sort(), by).toEqual(byHand.sort());
  }
};
