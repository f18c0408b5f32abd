import { OVER } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import type { Ladder } from '../../domain/ladder.js';
import { priorityOf } from '../../domain/level.js';
import { OWED } from '../../domain/obligation.js';
import type { Post } from '../../domain/post.js';
import type { ClaimedRow, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { hoursOf, mayLeaveAt, topOf } from '../ladder/moments.js';
import { reachableAddress } from '../ladder/reach.js';
import { membersAtRung } from '../ladder/rungs.js';
import { moveTo } from '../ladder/transition.js';
import { stepWayUp } from '../ladder/way-up.js';
import { seekAnew } from '../needs/need-gather.js';
import { onCard } from '../telling/cards.js';
import { alarmOperator, tellMember } from '../telling/tell.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { ladderMoments } from '../times/ladder-moments.js';
import { LATE, REMIND } from './late.js';

/**
 * When somebody hears again of what is late: a day later for P0 and P1, a working day for the others. It is work that is
 * late, not a call that nobody answers: at P1 too it waits for the morning.
 */
const againAt = (frame: Frame, ladder: Ladder, { level, timezone }: Obligation, now: Instant): Instant =>
  level <= 'P1'
    ? ladderMoments(ladder, 'P1', timezone, frame.calendar).followUpDueAt(now)
    : ladderMoments(ladder, 'P3', timezone, frame.calendar).climbAt(now);

/** The first rung from `from` on where somebody other than the holder can be reached; null when there is nobody above. */
const heardAt = async (frame: Frame, tx: Records, o: Obligation, from: number, now: Instant) => {
  const top = await topOf(frame, tx, o);
  for (let rung = Math.min(from, top); rung <= top; rung += 1) {
    const others = (await membersAtRung(frame, tx, o, rung, now)).filter(({ memberId }) => memberId !== o.holderId);
    for (const { memberId } of others) if (await reachableAddress(frame, tx, memberId)) return { rung, others };
  }
  return null;
};

/**
 * Who hears that it is late. Of help that a plan asks for, whoever is responsible for the case now, and then those above,
 * whoever had the case when it was given.
 */
const waysOf = async (frame: Frame, tx: Records, o: Obligation): Promise<string | null> => {
  const need = o.kind === 'help' ? await tx.needs.byId(o.subjectId ?? '') : null;
  const matter = need?.state === 'chosen' ? await tx.cases.byId(o.caseId) : null;
  if (!matter?.holderId || !matter.holderPost) return o.targets;
  return JSON.stringify(stepWayUp(frame, matter, { memberId: matter.holderId, postCode: matter.holderPost }));
};

/** Moves what somebody has by one step, and tells whoever is to hear of it. */
const pursuitOf = async (frame: Frame, tx: Records, read: Obligation, now: Instant) => {
  const number = await tx.cases.number(read.caseId);
  const epoch = read.epoch + 1;
  const ladder = await frame.ladderOf(tx, read.policyVersion);
  const policy = ladder.levels[read.level === 'P1' ? 'P2' : read.level];
  const duty = { key: `duty-${read.kind}` };
  // A step of the case can be seen to by whoever takes the case over; other duties are of whoever has them.
  const over = onCard(read, number, 'open', OVER);
  const leavesFor = (post: Post | undefined): Instant =>
    mayLeaveAt(frame, policy, post?.timezone ?? read.timezone, now, hoursOf(post, read.level));
  const tell = (memberId: string, key: string, mine: boolean, post: Post | undefined) =>
    tellMember(
      frame,
      tx,
      memberId,
      { key, args: { number, duty, by: { at: read.dueAt } } },
      {
        id: `${read.id}:${epoch}:${key}`,
        priority: Math.max(1, priorityOf(read.level)),
        matter: mine ? onCard(read, number, 'held') : undefined,
        ways: !mine && OWED.includes(read.kind) ? over : undefined,
        epoch,
        caseId: read.caseId,
        notBefore: leavesFor(post),
      },
      now,
    );
  const move = async (next: Partial<Obligation>, kind: string): Promise<void> => {
    const moved = { ...read, ...next, epoch };
    await moveTo(tx, read, moved, { kind }, now);
  };
  return {
    number,
    ladder,
    move,
    /** Who has it hears this. */
    tellHolder: async (key: string): Promise<void> => {
      const post = frame.posts.find(({ code }) => code === read.holderPost);
      // What would remind them in the morning of what was due in the night is told as late then, and not twice.
      const late = key === REMIND && leavesFor(post) >= read.dueAt;
      if (read.holderId && !late) await tell(read.holderId, key, true, post);
    },
    /** Those above hear that it is late; where there is nobody, the operator does. */
    tellAbove: async (above: Awaited<ReturnType<typeof heardAt>>): Promise<void> => {
      for (const { memberId, post } of above?.others ?? []) await tell(memberId, LATE, false, post);
      if (above !== null) return;
      const alarm = { key: 'operator-alarm-duty', args: { number, duty } };
      await alarmOperator(frame, tx, alarm, `${read.id}:${epoch}`, now, read.caseId);
    },
  };
};

/**
 * Goes after what somebody has and has not done: one reminder before it is due; from then on, rung by rung, the posts
 * above hear that it is late, and the holder again, until it is done. It stays the holder's all the while.
 */
export const pursue = async (frame: Frame, tx: Records, read: Obligation, now: Instant): Promise<void> => {
  const choice = read.kind === 'choose_help' ? await tx.needs.byId(read.subjectId ?? '') : null;
  if (choice && (await seekAnew(frame, tx, choice, now))) return;
  const { number, ladder, move, tellHolder, tellAbove } = await pursuitOf(frame, tx, read, now);
  if (read.dueAt > now) {
    await move({ nudge: read.nudge + 1, nextDueAt: read.dueAt }, 'duty.reminded');
    return tellHolder(REMIND);
  }
  const targets = await waysOf(frame, tx, read);
  const from = targets !== read.targets ? 0 : read.breachedAt === null ? read.rung : read.rung + 1;
  const above = await heardAt(frame, tx, { ...read, targets }, from, now);
  const rung = above?.rung ?? read.rung;
  const nextDueAt = againAt(frame, ladder, read, now);
  await move({ targets, breachedAt: read.breachedAt ?? now, rung, rungStartedAt: now, nextDueAt }, 'duty.overdue');
  await tellHolder('card-duty-overdue');
  await tellAbove(above);
  const matter = read.kind === 'referral' && read.breachedAt === null ? await tx.cases.byId(read.caseId) : null;
  if (matter)
    await tellResponsible(frame, tx, matter, { key: 'referral-late', args: { number } }, `${read.id}:late`, now);
};

/**
 * That something is late was refused by the last chat of somebody above. Where nobody else of those who were told hears it, the
 * next who can be reached do, at once.
 */
export const pursueUnheard = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  const [id = '', others] = row.id.split(`:${row.epoch}:${LATE}:`);
  const read = others === undefined ? null : await tx.obligations.keep(id);
  if (read?.state !== 'acknowledged' || read.epoch !== row.epoch) return;
  if (await tx.calls.hears(`${id}:${read.epoch}:${LATE}:`)) return;
  const above = await heardAt(frame, tx, read, read.rung, now);
  const { move, tellAbove } = await pursuitOf(frame, tx, read, now);
  await move({ rung: above?.rung ?? read.rung }, 'duty.unheard');
  await tellAbove(above);
};
