import { makeInvite } from '../../../src/members/invite.js';
import { type Doings, type Hands, pick } from './hands.js';
import type { MeetHappening } from './what-happens.js';

const neighbour = (index: number) => ({ channel: 'telegram-public', chat: `n${index}` }) as const;
const elsewhere = (index: number) => ({ channel: 'wechat', chat: `e${index}` }) as const;
const RECEIPT = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const childsChat = { channel: 'telegram-public', chat: 'c0' } as const;
const second = (one: string) => ({ channel: 'wechat', chat: `w-${one}` }) as const;

/** A neighbour's whole report in which somebody is named, word by word. */
const naming = (name: string): readonly string[] => [
  ...['/start', '没有', '没人好好照顾', '和平区', `${name} 不管孩子`, '3–7岁', '没有', '能', '提交'],
];
/** What a child says that must not be heard of by somebody. */
const kept = (name: string): readonly string[] => [
  ...['我是孩子', '安全', '没有', '不会', '跳过', '没人好好管我', '没有', '和平区', '8–13岁'],
  ...['跳过', name, '跳过', '跳过', '发送'],
];

/** Somebody is named in what is told: of whatever case that makes they are not to hear. */
const tells = async (
  { stage, look }: Hands,
  from: Parameters<typeof stage.turn>[0],
  words: readonly string[],
  name: string,
) => {
  const before = new Set((await stage.query.report.findMany()).map(({ id }) => id));
  for (const text of words) await stage.turn(from, { text });
  for (const { id, caseId } of await stage.query.report.findMany()) if (!before.has(id)) look.names(name, caseId);
};

/** Whoever has a case looks whether others are of the same child, or says that they are not. */
const lookingAlike =
  (act: 'alike' | 'apart') =>
  async (
    { heldMatter, holderOf, press }: Hands,
    { who, matter }: { readonly who: number; readonly matter: number },
  ) => {
    const o = await heldMatter(matter);
    const one = o && (await holderOf(o.caseId, who));
    if (o && one) await press(one, `d.${act}.${o.id}`);
  };

/** Things that meet each other badly: the directory changes, processes end, chats are lost and others work, cases are taken apart. */
export const MEETING: Doings<MeetHappening> = {
  async 'drop post'({ stage, all }, { post }) {
    const one = pick(all, post);
    if (one && one.kind !== 'operator') await stage.replaces(stage.frame.posts.filter(({ code }) => code !== one.code));
  },
  async 'post back'({ stage, all }) {
    await stage.replaces(all);
  },
  async 'move post'({ stage, all }, { post }) {
    const one = pick(all, post);
    if (!one || one.kind === 'operator') return;
    const area = one.area === '120102' ? '120101' : '120102';
    await stage.replaces(stage.frame.posts.map((p) => (p.code === one.code ? { ...p, area } : p)));
  },
  restart: ({ stage }) => stage.restart(),
  crash: ({ stage }) => stage.crash(),
  async decline({ of, somebody, press }, { why, who, matter }) {
    const o = pick(await of('acknowledge', 'take_over', 'not_solved', 'check_in', 'hotline_reply'), matter);
    const one = o && (await somebody(o.id, who));
    if (o && one) await press(one, `d.why.${o.id}.${why}`);
  },
  /** The next messages to somebody fare so. */
  async fail({ stage, members }, { who, how }) {
    const one = pick(members, who);
    if (one !== undefined) stage.plan(one, ...how);
  },
  // Nobody's clock is put back by as much as one that was wrong, and is mended: another story.
  async 'clock back'({ stage }, { ms }) {
    stage.clock.set(stage.clock.now() - ms);
    await stage.tick();
  },
  alike: lookingAlike('alike'),
  apart: lookingAlike('apart'),
  /** Whoever told something asks for it, and says more, from another chat: by what they were given there. */
  async 'come back'({ stage, all }, { neighbour: index, says }) {
    const told = stage.sent.filter(({ chat }) => chat === neighbour(index).chat);
    const code = told.flatMap(({ message }) => RECEIPT.exec(message.text)?.[0] ?? []).at(-1);
    if (code === undefined || all.length === 0) return;
    for (const text of [`查询 ${code}`, says]) await stage.turn(elsewhere(index), { text });
  },
  async unlink({ stage, matters, holderOf, press, says }, { who, matter }) {
    const gone = pick(await stage.query.case.findMany({ where: { mergedInto: { not: null } } }), matter);
    const o = gone && (await matters()).find(({ caseId }) => caseId === gone.mergedInto);
    const one = o && (await holderOf(o.caseId, who));
    if (!gone || !o || !one) return;
    await press(one, `d.unlink.${o.id}`);
    await says(one, gone.number);
  },
  danger: ({ stage }, now) => stage.turn(neighbour(now.neighbour), { text: '他拿着刀,孩子昏迷了' }),
  async 'tell of'(hands, now) {
    const name = pick(hands.members, now.whom);
    if (name !== undefined) await tells(hands, neighbour(now.neighbour), naming(name), name);
  },
  async 'add a name'({ stage, members, look }, now) {
    const name = pick(members, now.whom);
    if (name === undefined) return;
    const amended = () => stage.query.event.findMany({ where: { kind: 'report.amended' }, orderBy: { seq: 'asc' } });
    const before = (await amended()).length;
    await stage.turn(neighbour(now.neighbour), { text: `${name} 就是孩子的舅舅。` });
    for (const { caseId } of (await amended()).slice(before)) look.names(name, caseId ?? '');
  },
  async 'child tells'(hands, { whom }) {
    const name = pick(hands.members, whom);
    if (name !== undefined) await tells(hands, childsChat, kept(name), name);
  },
  async 'second chat'({ stage, members }, { who }) {
    const one = pick(members, who);
    if (one === undefined) return;
    const code = await makeInvite(stage.store, [], stage.clock.now(), { memberId: one });
    await stage.turn(second(one), { text: `绑定 ${code}` });
  },
  async 'block second'({ stage, members }, { who }) {
    const one = pick(members, who);
    if (one !== undefined) stage.blocked.add(second(one).chat);
  },
  async 'unblock second'({ stage, members }, { who }) {
    const one = pick(members, who);
    if (one === undefined || !stage.blocked.delete(second(one).chat)) return;
    await stage.turn(second(one), { text: '我的待办' });
  },
  async police({ of, somebody, press, says }, { who, matter }) {
    const o = pick(await of('police_report'), matter);
    const one = o && (await somebody(o.id, who));
    if (!o || !one) return;
    await press(one, `d.police.${o.id}`);
    await press(one, `q.${o.id}.who.me`);
    await says(one, 'JQ-1');
  },
};
