import { expect } from 'vitest';
import { HOUR, SECOND } from '../../../src/domain/clock.js';
import type { Post } from '../../../src/domain/post.js';
import { givePost, leave, standIn, takePost } from '../../../src/members/change-posts.js';
import { entrust } from '../../../src/notify/open.js';
import type { LadderStage } from '../ladder-stage.js';
import type { Plan } from '../random-directory.js';
import { type Happening, TARGETS } from './happenings.js';
import { openLooks } from './looks.js';

const desk = (chat: string) => ({ channel: 'telegram-desk', chat }) as const;

/** What whoever has a case does to it, and what they choose there. */
const CHANGES = {
  raise: ['raise', 'raiseto.p0'],
  find: ['must', 'which.m4'],
  close: ['close', 'outcome.safe'],
} as const;

/** A neighbour's whole report, word by word. */
const TOLD = ['/start', '没有', '没人好好照顾', '和平区', '孩子常常一个人', '3–7岁', '没有', '能', '提交'];

const ALARMS = /^(operator alarm|the audit found|the operator alarm reaches nobody)/;

/** Goes through a schedule, a minute's audit after each thing that happens, and looks at all that must hold. */
export const goesThrough = async (
  stage: LadderStage,
  posts: readonly Post[],
  plan: Plan,
  schedule: readonly Happening[],
) => {
  const members: string[] = [];
  const vanished = new Set<string>();
  const join = async (...codes: string[]): Promise<void> => {
    members.push(`m${members.length}`);
    await stage.member(members.at(-1) ?? '', ...codes);
  };
  await stage.member('operator', 'OPS');
  for (const [index, { there, people }] of plan.seats.entries()) {
    for (let one = 0; there && one < people; one += 1) await join(`S${index}`);
  }
  const write = <T>(work: Parameters<typeof stage.store.write<T>>[0]) => stage.store.write(work);
  const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];
  const matters = () => stage.query.obligation.findMany({ orderBy: [{ openedAt: 'desc' }, { id: 'asc' }] });
  const press = (chat: string, data: string) => stage.turn(desk(chat), { data });
  /** Whoever presses is usually somebody who can: the holder, or who was called. */
  const somebody = async (id: string, index: number): Promise<string | undefined> => {
    const rows = await stage.query.outbox.findMany({ where: { obligationId: id, memberId: { not: null } } });
    const called = [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))].sort();
    return pick(index % 4 === 3 ? members : called, index) ?? pick(members, index);
  };
  const holderOf = async (id: string, index: number) => {
    const o = await stage.query.obligation.findUniqueOrThrow({ where: { id } });
    const held = await stage.query.case.findUniqueOrThrow({ where: { id: o.caseId } });
    return index % 4 === 3 ? pick(members, index) : (held.holderId ?? undefined);
  };

  /** Of a case that somebody has. */
  const heldMatter = async (index: number) => {
    const held = await stage.query.case.findMany({ where: { holderId: { not: null } } });
    return pick(
      (await matters()).filter(({ caseId }) => held.some(({ id }) => id === caseId)),
      index,
    );
  };

  const look = openLooks(stage, vanished);

  const happen = async (now: Happening): Promise<void> => {
    switch (now.what) {
      case 'report':
        return stage.opens(now.level, 1);
      case 'pass':
        stage.clock.set(stage.clock.now() + now.ms);
        return stage.tick();
      case 'press': {
        const all = await matters();
        const offers = all.filter(({ kind }) => kind === 'accept_handover');
        const o = pick(now.verb === 'accept' && offers.length > 0 ? offers : all, now.matter);
        const one = o && (await somebody(o.id, now.who));
        if (!o || !one) return;
        if (now.verb === 'why.off') return void (await press(one, `d.why.${o.id}.off`));
        return void (await press(one, `d.${now.verb}.${o.id}`));
      }
      case 'back out': {
        const o = pick(await matters(), now.matter);
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.conflict.${o.id}`);
        return void (await press(one, `q.${o.id}.leave.yes`));
      }
      case 'hand over': {
        const o = pick(await matters(), now.matter);
        const one = o && (await holderOf(o.id, now.who));
        const [sector, code] = TARGETS[now.to] ?? TARGETS[0];
        if (!o || !one) return;
        await press(one, `d.hand.${o.id}`);
        await press(one, `q.${o.id}.tosector.${sector}`);
        if (code !== '') await press(one, `q.${o.id}.topost.${code}`);
        await press(one, `q.${o.id}.handwhy.specialist`);
        return void (await press(one, `q.${o.id}.agreed.given`));
      }
      case 'refuse': {
        const o = pick(await stage.query.obligation.findMany({ where: { kind: 'accept_handover' } }), now.matter);
        const one = o && (await somebody(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.refuse.${o.id}`);
        return void (await press(one, `q.${o.id}.backwhy.${now.why}`));
      }
      case 'owe':
        return void (await write(async (tx) => {
          const o = pick(await stage.query.obligation.findMany({ where: { kind: 'acknowledge' } }), now.matter);
          const held = o && (await tx.cases.byId(o.caseId));
          if (!held?.holderId || !held.holderPost) return;
          const { id: caseId, level, area } = held;
          const duty = { id: `${caseId}-assess`, kind: 'assess' as const, caseId, reportId: caseId, level, area };
          const holder = { memberId: held.holderId, postCode: held.holderPost };
          const at = stage.clock.now();
          await entrust(stage.frame, tx, { ...duty, dueAt: at + 2 * HOUR }, holder, at);
        }));
      case 'refer': {
        const o = await heldMatter(now.matter);
        const one = o && (await holderOf(o.id, now.who));
        const [sector, code] = TARGETS[now.to] ?? TARGETS[0];
        if (!o || !one) return;
        await press(one, `d.refer.${o.id}`);
        await press(one, `q.${o.id}.tosector.${sector}`);
        if (code !== '') await press(one, `q.${o.id}.topost.${code}`);
        await press(one, `q.${o.id}.handwhy.specialist`);
        await stage.turn(desk(one), { text: '请办' });
        await press(one, `q.${o.id}.doneby.${now.by}`);
        return void (await press(one, `q.${o.id}.agreed.given`));
      }
      case 'part': {
        const o = pick(await stage.query.obligation.findMany({ where: { kind: 'referral' } }), now.matter);
        const one = o && (now.verb === 'withdraw' ? await holderOf(o.id, now.who) : await somebody(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.${now.verb}.${o.id}`);
        if (now.verb === 'refuse') await press(one, `q.${o.id}.backwhy.task`);
        if (now.verb === 'cannot') await press(one, `q.${o.id}.quit.staff`);
        if (now.verb === 'report') await stage.turn(desk(one), { text: '已办' });
        return;
      }
      case 'tell a line': {
        const o = await heldMatter(now.matter);
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.ticket.${o.id}`);
        await press(one, `q.${o.id}.line.12345`);
        await stage.turn(desk(one), { text: `GD-${now.who}-${now.matter}` });
        return void (await press(one, `q.${o.id}.answerby.wd1`));
      }
      case 'a line answers': {
        const o = pick(await stage.query.obligation.findMany({ where: { kind: 'hotline_reply' } }), now.matter);
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.reply.${o.id}`);
        await press(one, `q.${o.id}.came.yes`);
        return void (await stage.turn(desk(one), { text: '已办' }));
      }
      case 'take over': {
        const o = await heldMatter(now.matter);
        const one = pick(members, now.who);
        if (!o || one === undefined) return;
        await press(one, `d.assume.${o.id}`);
        return void (await press(one, `q.${o.id}.sure.yes`));
      }
      case 'raise':
      case 'find':
      case 'close': {
        const o = await heldMatter(now.matter);
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one) return;
        const [act, question] = CHANGES[now.what];
        await press(one, `d.${act}.${o.id}`);
        await press(one, `q.${o.id}.${question}`);
        await stage.turn(desk(one), { text: '有变化' });
        return void (await press(one, `d.closeok.${o.id}`));
      }
      case 'tell': {
        const neighbour = { channel: 'telegram-public', chat: `n${now.neighbour}` } as const;
        for (const text of TOLD) await stage.turn(neighbour, { text });
        return;
      }
      case 'not solved':
        return void (await stage.turn({ channel: 'telegram-public', chat: `n${now.neighbour}` }, { text: '没有解决' }));
      case 'reopen': {
        const closed = await stage.query.case.findMany({ where: { closedAt: { not: null } } });
        const o = pick(
          (await matters()).filter(({ caseId }) => closed.some(({ id }) => id === caseId)),
          now.matter,
        );
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.reopen.${o.id}`);
        return void (await stage.turn(desk(one), { text: '有变化' }));
      }
      case 'link': {
        const o = await heldMatter(now.matter);
        const told = await stage.query.report.findMany({ orderBy: { createdAt: 'asc' } });
        const other = await stage.query.case.findFirst({ where: { id: pick(told, now.other)?.caseId ?? '' } });
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one || !other) return;
        await press(one, `d.link.${o.id}`);
        return void (await stage.turn(desk(one), { text: other.number }));
      }
      case 'name': {
        const o = await heldMatter(now.matter);
        const one = o && (await holderOf(o.id, now.who));
        const named = pick(members, now.whom);
        if (!o || !one || named === undefined) return;
        await press(one, `d.exclude.${o.id}`);
        await press(one, `q.${o.id}.basis.source`);
        const about = { where: { kind: 'conflict.added', caseId: o.caseId } };
        const before = await stage.query.event.count(about);
        await stage.turn(desk(one), { text: named });
        if ((await stage.query.event.count(about)) > before) look.names(named, o.caseId);
        return;
      }
      case 'leave': {
        const one = pick(members, now.who);
        return one === undefined
          ? undefined
          : void (await write((tx) => leave(stage.frame, tx, one, stage.clock.now())));
      }
      case 'vanish': {
        // Behind everybody's back: of what they had the audit has to find it, of what they were called for the ladder.
        const one = pick(members, now.who);
        if (one === undefined) return;
        vanished.add(one);
        return void (await write((tx) => tx.members.remove(one, stage.clock.now())));
      }
      case 'lose post': {
        const one = pick(members, now.who);
        if (one === undefined) return;
        return void (await write(async (tx) => {
          const at = stage.clock.now();
          for (const code of (await tx.members.byId(one, at))?.posts ?? [])
            await takePost(stage.frame, tx, one, code, at);
        }));
      }
      case 'join': {
        const post = pick(posts, now.post);
        if (!post) return;
        await join();
        const one = members.at(-1) ?? '';
        return void (await write((tx) => givePost(stage.frame, tx, one, post.code, stage.clock.now())));
      }
      case 'go off duty':
      case 'come on duty': {
        const one = pick(members, now.who);
        if (one === undefined) return;
        return void (await stage.turn(desk(one), { text: now.what === 'go off duty' ? '离岗' : '到岗' }));
      }
      case 'stand in': {
        const [one, post] = [pick(members, now.who), pick(posts, now.post)];
        if (one === undefined || !post) return;
        const at = stage.clock.now();
        const span = { startsAt: at + now.inMs, endsAt: at + now.inMs + now.ms };
        return void (await write((tx) => standIn(stage.frame, tx, one, post.code, span, at)));
      }
      case 'block': {
        const one = pick(members, now.who);
        if (one !== undefined) stage.blocked.add(one);
        return;
      }
      case 'unblock': {
        const one = pick(members, now.who);
        if (one === undefined) return;
        stage.blocked.delete(one);
        return void (await stage.turn(desk(one), { text: '我的待办' }));
      }
    }
  };

  for (const now of schedule) {
    await happen(now);
    await stage.settle();
    await stage.check();
    // The next minute's audit has looked.
    stage.clock.set(stage.clock.now() + 61 * SECOND);
    await stage.tick();
    await stage.settle();
    expect(stage.errors.filter((line) => !ALARMS.test(line))).toEqual([]);
    await stage.check();
    await look.all();
  }
};
