import type { Post } from '../../../src/domain/post.js';
import type { LadderStage } from '../ladder-stage.js';
import type { Plan } from '../random-directory.js';
import type { Looks } from './looks.js';
import type { Of } from './what-happens.js';

const desk = (chat: string) => ({ channel: 'telegram-desk', chat }) as const;

/** Counts modulo what there is. */
export const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** What is done on a stage by the people of a plan; `vanished` is who is gone, and nobody was told so. */
export const openHands = async (
  stage: LadderStage,
  plan: Plan,
  all: readonly Post[],
  vanished: Set<string>,
  look: Looks,
) => {
  const members: string[] = [];
  const join = async (...codes: string[]): Promise<string> => {
    const one = `m${members.length}`;
    members.push(one);
    await stage.member(one, ...codes);
    return one;
  };
  await stage.member('operator', 'OPS');
  for (const [index, { there, people }] of plan.seats.entries()) {
    for (let one = 0; there && one < people; one += 1) await join(`S${index}`);
  }
  const matters = () => stage.query.obligation.findMany({ orderBy: [{ openedAt: 'desc' }, { id: 'asc' }] });
  return {
    stage,
    members,
    all,
    vanished,
    look,
    join,
    matters,
    write: <T>(work: Parameters<typeof stage.store.write<T>>[0]) => stage.store.write(work),
    press: (chat: string, data: string) => stage.turn(desk(chat), { data }),
    says: (chat: string, text: string) => stage.turn(desk(chat), { text }),

    /** Of these kinds, the newest first. */
    of: async (...kinds: readonly string[]) => (await matters()).filter(({ kind }) => kinds.includes(kind)),

    /** Of a case that somebody has. */
    async heldMatter(index: number) {
      const held = await stage.query.case.findMany({ where: { holderId: { not: null } } });
      return pick(
        (await matters()).filter(({ caseId }) => held.some(({ id }) => id === caseId)),
        index,
      );
    },

    /** Whoever presses is usually somebody who can: who was called. */
    async somebody(id: string, index: number): Promise<string | undefined> {
      const rows = await stage.query.outbox.findMany({ where: { obligationId: id, memberId: { not: null } } });
      const called = [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))].sort();
      return pick(index % 4 === 3 ? members : called, index) ?? pick(members, index);
    },

    /** The same of what only whoever has the case can do. */
    async holderOf(caseId: string, index: number): Promise<string | undefined> {
      const held = await stage.query.case.findUniqueOrThrow({ where: { id: caseId } });
      return index % 4 === 3 ? pick(members, index) : (held.holderId ?? undefined);
    },
  };
};
export type Hands = Awaited<ReturnType<typeof openHands>>;

/** What is done for each thing of a union that may happen. */
export type Doings<T extends { readonly what: string }> = {
  readonly [W in T['what']]: (hands: Hands, now: Of<T, W>) => Promise<unknown>;
};
