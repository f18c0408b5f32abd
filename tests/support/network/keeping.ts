import { ConfigProblem, readConfig } from '../../../src/config.js';
import { DAY } from '../../../src/domain/clock.js';
import { SHORTEST_KEPT } from '../../../src/domain/erasure.js';
import { erase } from '../../../src/operator/erase.js';
import { hold, unhold } from '../../../src/operator/hold.js';
import { keep } from '../../../src/operator/keep.js';
import { CASES } from './cases.js';
import { type Doings, type Hands, pick } from './hands.js';
import type { KeepHappening } from './what-happens.js';

/** Children who name when they can be answered, and from when to when that is. */
export const IN_HOURS = [
  { chat: 'h0', words: '晚上8点在这里回我', from: 20, to: 21 },
  { chat: 'h1', words: '放学后在这里回我', from: 17, to: 21 },
] as const;

/** What a child says, word by word. */
const told = (hours: string): readonly string[] => [
  ...['我是孩子', '安全', '没有', '不会', '跳过', '没人好好管我', '没有', '和平区', '8–13岁'],
  ...['跳过', '跳过', '跳过', hours, '发送'],
];

type Which = { readonly who: number; readonly matter: number };

/** Whoever has a case presses something of it, and says what that asks. */
const inHand =
  (act: string, answers: (hands: Hands, one: string, id: string) => Promise<unknown> = async () => {}) =>
  async (hands: Hands, { who, matter }: Which): Promise<void> => {
    const o = await hands.heldMatter(matter);
    const one = o && (await hands.holderOf(o.caseId, who));
    if (!o || !one) return;
    await hands.press(one, `d.${act}.${o.id}`);
    await answers(hands, one, o.id);
  };

/** As the service is served: whom a command calls is reached by its channels. */
const SERVED = {
  LOG_LEVEL: 'silent',
  TELEGRAM_PUBLIC_TOKEN: '1:public',
  TELEGRAM_DESK_TOKEN: '2:desk',
  WECHAT_PUPPET: 'wechaty-puppet-mock',
};

/** The operator's command, as it is typed; what it refuses is said, and changes nothing. */
const operator = async (
  { stage }: Hands,
  command: typeof erase,
  ...args: readonly string[]
): Promise<'done' | 'refused'> => {
  const desk = {
    now: stage.clock.now(),
    locale: 'zh-CN' as const,
    config: () => readConfig(SERVED),
    posts: async () => stage.frame.posts,
    withStore: <T>(work: (store: typeof stage.store) => Promise<T>) => work(stage.store),
  };
  try {
    await command.run(args, desk);
    return 'done';
  } catch (error) {
    if (error instanceof ConfigProblem) return 'refused';
    throw error;
  }
};

/** A case, those that were closed first. */
const someCase = async ({ stage }: Hands, index: number) =>
  pick(
    await stage.query.case.findMany({ orderBy: [{ closedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }] }),
    index,
  );

/** Cases are read out, told of and written about, kept and erased, and posts are given by hand. */
export const KEEPING: Doings<KeepHappening> = {
  slip: inHand('slip'),
  note: inHand('note', ({ says }, one) => says(one, '记一笔')),
  inform: inHand('inform', async ({ says, press }, one, id) => {
    await says(one, '正在帮助孩子');
    await press(one, `q.${id}.preview.asis`);
  }),
  /** Of a case that is over, and is closed for that if none is, once nobody can say any more that it is not solved, and no chat remembers it. */
  async erase(hands, { of }) {
    const { stage } = hands;
    if ((await someCase(hands, of))?.closedAt === null) {
      await CASES.close(hands, { what: 'close', who: 0, matter: of });
      await stage.settle();
    }
    const one = await someCase(hands, of);
    if (one?.closedAt) {
      stage.clock.set(stage.clock.now() + (SHORTEST_KEPT + 1) * DAY);
      await stage.tick();
      await stage.settle();
    }
    if (one) hands.look.erases(one.id, await operator(hands, erase, one.number, '--yes'));
  },
  async keep(hands, { of }) {
    const one = await someCase(hands, of);
    if (one) hands.look.keeps(one.id, (await operator(hands, keep, one.number)) === 'done');
  },
  async free(hands, { of }) {
    const one = await someCase(hands, of);
    if (one) await operator(hands, keep, one.number, '--end');
    if (one) await hands.look.frees(one.id);
  },
  async hold(hands, { who, post }) {
    const [one, code] = [pick(hands.members, who), pick(hands.all, post)?.code];
    if (one !== undefined && code !== undefined) await operator(hands, hold, one, code);
  },
  async unhold(hands, { who, post }) {
    const one = pick(hands.members, who);
    const code = one && pick(await hands.stage.store.read.members.heldBy(one), post);
    if (one !== undefined && code !== undefined) await operator(hands, unhold, one, code);
  },
  /** Whoever is called for it takes it: of that the child hears then, which is waited for, or something else comes before. */
  async 'child names hours'({ stage, of, somebody, press }, { child, waits }) {
    const { chat, words } = IN_HOURS[child === 0 ? 0 : 1];
    for (const text of told(words)) await stage.turn({ channel: 'telegram-public', chat }, { text });
    await stage.settle();
    const [o] = await of('acknowledge');
    const one = o && (await somebody(o.id, 0));
    if (o && one) await press(one, `d.ack.${o.id}`);
    await stage.settle();
    const where = { chatKey: stage.store.chatKey({ channel: 'telegram-public', chat }), state: 'pending' };
    const news = await stage.query.outbox.findFirst({ where, orderBy: { notBefore: 'asc' } });
    if (!waits || !news) return;
    stage.clock.set(Math.max(stage.clock.now(), Number(news.notBefore)));
    await stage.tick();
  },
  /** Whoever is to be reminded is asked, and once more, and asked the next time. */
  async 'nobody answers'({ stage }) {
    for (let step = 0; step < 5; step += 1) {
      const where = { nextAt: { not: null } };
      const [next] = await stage.query.reminder.findMany({ where, orderBy: { nextAt: 'asc' }, take: 1 });
      if (!next) return;
      stage.clock.set(Math.max(stage.clock.now(), Number(next.nextAt)));
      await stage.tick();
      await stage.settle();
    }
  },
};
