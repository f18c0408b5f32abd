import type { Address } from '../../../src/domain/channel.js';
import type { Person } from '../people.js';
import { HEPING, type World } from '../world.js';

const STATION = 'TJ-120101-SWS';
const ORGANISATION = 'TJ-120101-ORG';
const EDUCATION = 'TJ-120101-EDU';
const WOMEN = 'TJ-120101-WF';
const POLICE = 'TJ-120101-POL';
/** The same kind of post as the supervisor's, in another district. */
const ELSEWHERE = 'TJ-120102-SCS';
const DAY = 24 * 60 * 60 * 1000;

/** A member on the stage: their id, and their chat, which is theirs until they leave. */
export interface Played {
  readonly id: string;
  readonly address: Address;
  readonly person: Person;
}

/** Everybody at the desk who may stand to a case in some way. Who is to leave has not left yet. */
export const bindEverybody = async (world: World) => {
  const bound = async (post: string | readonly string[], role: string): Promise<Played> => {
    const before = new Set((await world.query.member.findMany()).map(({ id }) => id));
    const person = await world.member(post, role);
    const added = (await world.query.member.findMany()).find(({ id }) => !before.has(id));
    if (!added) throw new Error(`nobody was bound as ${role}`);
    const [chat] = await world.app.store.read.members.addresses(added.id);
    if (!chat) throw new Error(`${role} has no chat`);
    return { id: added.id, address: chat.address, person };
  };
  const people = {
    holder: await bound(HEPING.supervisor, '督导员甲'),
    colleague: await bound(HEPING.supervisor, '督导员乙'),
    standIn: await bound(ELSEWHERE, '督导员丙'),
    above: await bound(HEPING.bureau, '民政科员甲'),
    offered: await bound(HEPING.director, '儿童主任甲'),
    helper: await bound(STATION, '社工甲'),
    organisation: await bound(ORGANISATION, '志愿者甲'),
    invited: await bound(EDUCATION, '教育局甲'),
    referred: await bound(WOMEN, '妇联甲'),
    handedOver: await bound(HEPING.supervisor, '督导员丁'),
    inConflict: await bound(HEPING.supervisor, '督导员戊'),
    stoodIn: await bound(ELSEWHERE, '督导员己'),
    gone: await bound(HEPING.supervisor, '督导员庚'),
    elsewhere: await bound(ELSEWHERE, '督导员辛'),
    police: await bound(POLICE, '值班民警甲'),
    overseer: await bound(HEPING.wcwc, '妇儿工委干事甲'),
    offDuty: await bound(HEPING.supervisor, '督导员壬'),
  };
  await people.offDuty.person.says('离岗');
  await people.offDuty.person.sees('已离岗');
  const now = world.clock.now();
  await world.app.store.write(async (tx) => {
    await tx.members.standIn(people.standIn.id, HEPING.supervisor, now - DAY, now + 7 * DAY);
    await tx.members.standIn(people.stoodIn.id, HEPING.supervisor, now - 7 * DAY, now);
  });
  return people;
};
export type Everybody = Awaited<ReturnType<typeof bindEverybody>>;
