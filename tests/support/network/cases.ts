import { type Doings, type Hands, pick } from './hands.js';
import { type CaseHappening, TARGETS } from './what-happens.js';

/** A neighbour's whole report, word by word. */
const TOLD = ['/start', '没有', '没人好好照顾', '和平区', '孩子常常一个人', '3–7岁', '没有', '能', '提交'];

const neighbour = (index: number) => ({ channel: 'telegram-public', chat: `n${index}` }) as const;

/** Whoever has a case does something to it, and chooses there. */
const changes =
  (act: string, ...choices: readonly string[]) =>
  async (
    { heldMatter, holderOf, press, says }: Hands,
    { who, matter }: { readonly who: number; readonly matter: number },
  ): Promise<void> => {
    const o = await heldMatter(matter);
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    await press(one, `d.${act}.${o.id}`);
    for (const choice of choices) await press(one, `q.${o.id}.${choice}`);
    await says(one, '有变化');
    await press(one, `d.closeok.${o.id}`);
  };

const toPost = async ({ press }: Hands, one: string, id: string, to: number): Promise<void> => {
  const [sector, code] = TARGETS[to] ?? TARGETS[0];
  await press(one, `q.${id}.tosector.${sector}`);
  if (code !== '') await press(one, `q.${id}.topost.${code}`);
  await press(one, `q.${id}.handwhy.specialist`);
};

/** Cases are told, taken, handed on, closed and opened again, and parts of them asked of others. */
export const CASES: Doings<CaseHappening> = {
  report: ({ stage }, { level }) => stage.opens(level, 1),
  async pass({ stage }, { ms }) {
    stage.clock.set(stage.clock.now() + ms);
    await stage.tick();
  },
  async press({ matters, somebody, press }, { verb, who, matter }) {
    const all = await matters();
    const offers = all.filter(({ kind }) => kind === 'accept_handover');
    const o = pick(verb === 'accept' && offers.length > 0 ? offers : all, matter);
    const one = o && (await somebody(o.id, who));
    if (!o || !one) return;
    await press(one, verb === 'why.off' ? `d.why.${o.id}.off` : `d.${verb}.${o.id}`);
  },
  async 'back out'({ matters, holderOf, press }, { who, matter }) {
    const o = pick(await matters(), matter);
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    await press(one, `d.conflict.${o.id}`);
    await press(one, `q.${o.id}.leave.yes`);
  },
  async 'hand over'(hands, { to, who, matter }) {
    const o = pick(await hands.matters(), matter);
    const one = o && (await hands.holderOf(o.caseId, who));
    if (!o || !one) return;
    await hands.press(one, `d.hand.${o.id}`);
    await toPost(hands, one, o.id, to);
    await hands.press(one, `q.${o.id}.agreed.given`);
  },
  async refuse({ of, somebody, press }, { why, who, matter }) {
    const o = pick(await of('accept_handover'), matter);
    const one = o && (await somebody(o.id, who));
    if (!o || !one) return;
    await press(one, `d.refuse.${o.id}`);
    await press(one, `q.${o.id}.backwhy.${why}`);
  },
  async refer(hands, { to, by, who, matter }) {
    const o = await hands.heldMatter(matter);
    const one = o && (await hands.holderOf(o.caseId, who));
    if (!o || !one) return;
    await hands.press(one, `d.refer.${o.id}`);
    await toPost(hands, one, o.id, to);
    await hands.says(one, '请办');
    await hands.press(one, `q.${o.id}.doneby.${by}`);
    await hands.press(one, `q.${o.id}.agreed.given`);
  },
  async part({ of, holderOf, somebody, press, says }, { verb, who, matter }) {
    const o = pick(await of('referral'), matter);
    const one = o && (verb === 'withdraw' ? await holderOf(o.caseId, who) : await somebody(o.id, who));
    if (!o || !one) return;
    await press(one, `d.${verb}.${o.id}`);
    if (verb === 'refuse') await press(one, `q.${o.id}.backwhy.task`);
    if (verb === 'cannot') await press(one, `q.${o.id}.quit.staff`);
    if (verb === 'report') await says(one, '已办');
  },
  async 'tell a line'({ heldMatter, holderOf, press, says }, { who, matter }) {
    const o = await heldMatter(matter);
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    await press(one, `d.ticket.${o.id}`);
    await press(one, `q.${o.id}.line.12345`);
    await says(one, `GD-${who}-${matter}`);
    await press(one, `q.${o.id}.answerby.wd1`);
  },
  async 'a line answers'({ of, holderOf, press, says }, { who, matter }) {
    const o = pick(await of('hotline_reply'), matter);
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    await press(one, `d.reply.${o.id}`);
    await press(one, `q.${o.id}.came.yes`);
    await says(one, '已办');
  },
  async 'take over'({ heldMatter, members, press }, { who, matter }) {
    const o = await heldMatter(matter);
    const one = pick(members, who);
    if (!o || one === undefined) return;
    await press(one, `d.assume.${o.id}`);
    await press(one, `q.${o.id}.sure.yes`);
  },
  raise: changes('raise', 'raiseto.p0'),
  find: changes('must', 'which.m4'),
  close: changes('close', 'outcome.safe'),
  async tell({ stage }, now) {
    for (const text of TOLD) await stage.turn(neighbour(now.neighbour), { text });
  },
  'not solved': ({ stage }, now) => stage.turn(neighbour(now.neighbour), { text: '没有解决' }),
  async reopen({ stage, matters, holderOf, press, says }, { who, matter }) {
    const closed = await stage.query.case.findMany({ where: { closedAt: { not: null } } });
    const o = pick(
      (await matters()).filter(({ caseId }) => closed.some(({ id }) => id === caseId)),
      matter,
    );
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    await press(one, `d.reopen.${o.id}`);
    await says(one, '有变化');
  },
  async link({ stage, heldMatter, holderOf, press, says }, { other, who, matter }) {
    const o = await heldMatter(matter);
    const told = await stage.query.report.findMany({ orderBy: { createdAt: 'asc' } });
    const into = await stage.query.case.findFirst({ where: { id: pick(told, other)?.caseId ?? '' } });
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one || !into) return;
    await press(one, `d.link.${o.id}`);
    await says(one, into.number);
  },
  async name({ stage, members, look, heldMatter, holderOf, press, says }, { whom, who, matter }) {
    const o = await heldMatter(matter);
    const one = o && (await holderOf(o.caseId, who));
    const named = pick(members, whom);
    if (!o || !one || named === undefined) return;
    await press(one, `d.exclude.${o.id}`);
    await press(one, `q.${o.id}.basis.source`);
    const about = { where: { kind: 'conflict.added', caseId: o.caseId } };
    const before = await stage.query.event.count(about);
    await says(one, named);
    if ((await stage.query.event.count(about)) > before) look.names(named, o.caseId);
  },
};
