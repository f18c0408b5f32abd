import type { Doings, Hands } from './hands.js';
import type { FamilyHappening } from './what-happens.js';

const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
/** What a guardian who was given a code says, word by word. */
const JOINING = ['没有', '不同意', '每周联系孩子', '同意', '周三晚上7点', '发送'];

/** Two who hold no post, and two who may. */
export const guardianChat = (index: number): string => ['g0', 'g1', 'm0', 'm1'][index % 4] ?? 'g0';
const family = (index: number) => ({ channel: 'telegram-public', chat: guardianChat(index) }) as const;

/** The newest card of a reminder in a chat, as it is pressed. */
const remindedOf = ({ stage }: Hands, chat: string, verb: string): string | undefined =>
  stage.sent
    .filter((one) => one.chat === chat)
    .flatMap(({ message }) => (message.choices ?? []).flat())
    .findLast(({ data }) => data.startsWith(`m.${verb}.`))?.data;

/** Guardians join a case, are reminded for it, and answer or not. */
export const FAMILY: Doings<FamilyHappening> = {
  async 'join family'(hands, { guardian, who, matter }) {
    const { stage, look, heldMatter, holderOf, press } = hands;
    const o = await heldMatter(matter);
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    const before = stage.sent.length;
    await press(one, `d.kin.${o.id}`);
    await stage.settle();
    const code = stage.sent.slice(before).flatMap(({ message }) => CODE.exec(message.text)?.[0] ?? [])[0];
    if (code === undefined) return;
    const joined = () => stage.query.event.count({ where: { kind: 'household.joined', caseId: o.caseId } });
    const others = await joined();
    for (const text of [`/start ${code}`, ...JOINING]) await stage.turn(family(guardian), { text });
    if ((await joined()) > others) look.names(guardianChat(guardian), o.caseId);
  },
  async remind({ heldMatter, holderOf, press }, { who, matter }) {
    const o = await heldMatter(matter);
    const one = o && (await holderOf(o.caseId, who));
    if (!o || !one) return;
    await press(one, `d.remind.${o.id}`);
    for (const answer of ['what.visit', 'day.5', 'time.0900']) await press(one, `q.${o.id}.${answer}`);
  },
  async 'answer a reminder'(hands, { guardian, verb }) {
    const data = remindedOf(hands, guardianChat(guardian), verb);
    if (data !== undefined) await hands.stage.turn(family(guardian), { data });
  },
  /** Beside the reminders: what they tell is less urgent than most cases are. */
  'family tells': ({ stage }, { guardian }) => stage.turn(family(guardian), { text: '家里没有钱给孩子买棉衣。' }),
  'stop reminders': ({ stage }, { guardian }) => stage.turn(family(guardian), { text: '退订' }),
};
