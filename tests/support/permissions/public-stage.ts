import type { Address } from '../../../src/domain/channel.js';
import type { FakeUser } from '../bot-api/user.js';
import { childTells } from '../child.js';
import { type Person, telegramPerson } from '../people.js';
import { tells } from '../stories.js';
import { DESK_TOKEN, HEPING, PUBLIC_TOKEN, type World } from '../world.js';
import { asksAlone, joinsAndAgrees, joinsAndRefuses } from './guardians.js';
import type { Rehearsal } from './rehearse.js';

const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const codeIn = (text: string): string => CODE.exec(text)?.[0] ?? '';

/** Words of the reports, by which each is known wherever it is seen. */
export const SECRETS = { closed: '紫色雨靴', open: '绿色书包', child: '蓝色铅笔盒' } as const;

/** What is behind the buttons of a chat. */
const buttonsOf = ({ messages }: FakeUser): string[] =>
  messages.flatMap(({ buttons }) => buttons.flat().flatMap(({ callback_data }) => callback_data ?? []));

/** Somebody with a chat at the public bot. */
export interface Citizen {
  readonly address: Address;
  readonly person: Person;
  /** What is behind the buttons that their chat shows, oldest first. */
  readonly everyButton: () => string[];
}

/**
 * The public chats of everybody who may stand to somebody else's matter: reporters whose case is closed or open, a child,
 * who has been given a code, guardians who are reminded, who never wrote, a member of the desk by the same account.
 */
export const stagePublic = async (world: World, { does }: Rehearsal) => {
  let last = 7_700_000_000;
  const citizen = (id = ++last): Citizen => {
    const user = world.api.user(PUBLIC_TOKEN, { id, firstName: '路人', languageCode: 'zh-hans' });
    const address = { channel: 'telegram-public', chat: String(id) } as const;
    const person = telegramPerson(world.api, PUBLIC_TOKEN, user);
    return { address, person, everyButton: () => buttonsOf(user) };
  };
  const atDesk = world.api.user(DESK_TOKEN, { id: 8_800_000_001, firstName: '督导员甲', languageCode: 'zh-hans' });
  const holder = telegramPerson(world.api, DESK_TOKEN, atDesk);
  await holder.says(`/start ${await world.invite(HEPING.supervisor)}`);
  await holder.sees('绑定成功');
  const holderId = await world.holderOf(HEPING.supervisor);

  const reports = async (tell: (person: Person) => Promise<string>) => {
    const reporter = citizen();
    const before = new Set((await world.query.case.findMany()).map(({ id }) => id));
    const receipt = codeIn(await tell(reporter.person));
    await world.settled();
    const found = (await world.query.case.findMany()).find(({ id }) => !before.has(id));
    if (!found) throw new Error('no case was opened');
    const where = { where: { caseId: found.id } };
    const { id: ack } = await world.query.obligation.findFirstOrThrow(where);
    const { id: reportId } = await world.query.report.findFirstOrThrow(where);
    await does(holderId, 'ack', ack);
    return { reporter, receipt, ack, reportId, number: found.number };
  };
  const seen = (words: string) => (person: Person) =>
    tells(person, { concerns: ['没人好好照顾'], words, age: '3–7岁' });
  const open = await reports(seen(SECRETS.open));
  const used = codeIn((await does(holderId, 'kin', open.ack)).words);
  const another = codeIn((await does(holderId, 'kin', open.ack)).words);
  const invite = codeIn((await does(holderId, 'kin', open.ack)).words);
  const joined = citizen();
  await joinsAndAgrees(joined.person, `/start ${used}`);
  const alone = citizen();
  await asksAlone(alone.person);
  await alone.person.picks('发送');
  await alone.person.sees('会按时提醒您');
  // Wednesday evening: both are asked.
  await world.later('P1DT9H');
  for (const { person } of [joined, alone]) await person.sees('每周和孩子通话');

  const child = await reports((person) => childTells(person, { words: SECRETS.child, where: '和平区' }));
  const closed = await reports(seen(SECRETS.closed));
  await does(holderId, 'safe', closed.ack);
  await does(holderId, 'close', closed.ack);
  await does(holderId, 'closeok', closed.ack);
  await world.jump('PT1S');
  await closed.reporter.person.sees('您报告的事有了结果');
  const asking = citizen();
  await asksAlone(asking.person);
  const refusing = citizen();
  await joinsAndRefuses(refusing.person, `/start ${another}`);
  await world.settled();

  /** The button under the reminder of a chat. */
  const buttonOf = async ({ address }: Citizen, answer: string): Promise<string> => {
    const enrolment = await world.app.store.read.enrolments.ofChat(world.app.store.chatKey(address));
    const reminder = await world.query.reminder.findFirstOrThrow({ where: { enrolmentId: enrolment?.id ?? '' } });
    return `m.${answer}.${reminder.id}.${Number(reminder.occursAt).toString(36)}`;
  };
  return {
    people: {
      'A reporter whose case is closed': closed.reporter,
      'A reporter of another case, still open': open.reporter,
      'A child who reported for itself': child.reporter,
      'Who was given that reporter’s code': citizen(),
      'A guardian joined to a case': joined,
      'A guardian reminded of their own accord': alone,
      'A guardian who has not sent yet': asking,
      'A guardian who joined and is about to refuse': refusing,
      'Who never wrote': citizen(),
      'A member of the desk, by the same account': citizen(8_800_000_001),
    },
    /** What is behind the buttons that the desk's member is shown. */
    desksButtons: () => buttonsOf(atDesk),
    open,
    closed,
    child,
    codes: { receipt: closed.receipt, used, invite },
    buttons: { joined: await buttonOf(joined, 'done'), alone: await buttonOf(alone, 'done') },
  };
};
export type PublicStage = Awaited<ReturnType<typeof stagePublic>>;
