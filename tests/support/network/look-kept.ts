import { expect } from 'vitest';
import { DAY, HOUR } from '../../../src/domain/clock.js';
import type { LadderStage } from '../ladder-stage.js';
import { IN_HOURS } from './keeping.js';

/** The hour of an instant where all of this happens. */
const hourAt = (instant: bigint): number => ((Number(instant) + 8 * HOUR) % DAY) / HOUR;

/** News comes to a child in the hours that it named, late as it may be, and is never put off to another time. */
export const looksAtHours = async ({ query, store }: LadderStage): Promise<void> => {
  for (const { chat, from, to } of IN_HOURS) {
    const chatKey = store.chatKey({ channel: 'telegram-public', chat });
    const news = await query.outbox.findMany({ where: { chatKey, kind: 'reply', id: { contains: ':news:' } } });
    for (const { id, state, notBefore, settledAt } of news) {
      const at = state === 'sent' ? settledAt : state === 'pending' ? notBefore : null;
      if (at === null) continue;
      const hour = hourAt(at);
      expect({ id, state, hour, in: hour >= from && hour < to }).toEqual({ id, state, hour, in: true });
    }
  }
};

/** What the operator had kept or erased, as it was said to them. */
export const openKept = ({ query }: LadderStage) => {
  const kept = new Set<string>();
  const erased = new Set<string>();
  /** The case that was meant, or the one to which it is linked, and what is linked to that. */
  const family = async (id: string): Promise<string[]> => {
    const { mergedInto } = await query.case.findUniqueOrThrow({ where: { id } });
    const head = mergedInto ?? id;
    const linked = await query.case.findMany({ where: { mergedInto: head } });
    return [head, ...linked.map((one) => one.id)];
  };
  return {
    keeps(id: string, done: boolean): void {
      if (done) kept.add(id);
    },
    frees: async (id: string): Promise<void> => {
      for (const one of await family(id)) kept.delete(one);
    },
    erases(id: string, answer: 'done' | 'refused'): void {
      if (answer === 'done') erased.add(id);
    },
    async look(): Promise<void> {
      for (const id of kept) {
        const all = await query.case.findMany({ where: { id: { in: await family(id) } } });
        expect(all.filter(({ erasedAt }) => erasedAt !== null).map((one) => one.id)).toEqual([]);
      }
      // Said to be erased just now: nothing that anybody wrote of it is left.
      for (const id of erased) {
        const cases = await family(id);
        const [head] = await query.case.findMany({ where: { id: cases[0] ?? '' } });
        expect({ id, erased: head?.erasedAt !== null }).toEqual({ id, erased: true });
        const words = await query.caseNote.count({ where: { caseId: { in: cases }, sealedText: { not: '' } } });
        expect({ id, words }).toEqual({ id, words: 0 });
        const reports = await query.report.findMany({ where: { caseId: { in: cases } } });
        const told = await query.reporter.count({ where: { reportId: { in: reports.map((one) => one.id) } } });
        expect({ id, told }).toEqual({ id, told: 0 });
      }
      erased.clear();
      // What is open has its words.
      const open = await query.case.findMany({ where: { closedAt: null, erasedAt: { not: null } } });
      expect(open.map(({ id }) => id)).toEqual([]);
    },
  };
};

/** What the desk opens where nobody answered a reminder: somebody is to see to the family. */
export const openMissed = ({ query }: LadderStage) => {
  let seen = 0;
  return async (): Promise<void> => {
    const missed = await query.event.findMany({ where: { kind: 'checkin.missed', seq: { gt: seen } } });
    for (const { seq, at } of missed) {
      seen = Math.max(seen, Number(seq));
      const filed = await query.event.findMany({ where: { kind: 'report.filed', at } });
      const duties = await query.obligation.findMany({
        where: {
          reportId: { in: filed.map(({ reportId }) => reportId ?? '') },
          kind: { in: ['check_in', 'acknowledge'] },
        },
      });
      const together = missed.filter((one) => one.at === at).length;
      expect({ missed: together, seenTo: duties.length >= together }).toEqual({ missed: together, seenTo: true });
    }
  };
};
