import { randomUUID } from 'node:crypto';
import { leave } from '../../../src/members/change-posts.js';
import { webPerson } from '../people.js';
import { reportsNeglect } from '../stories.js';
import { HEPING, type World } from '../world.js';
import type { Rehearsal } from './rehearse.js';

/** The same kind of post in another district. */
const ELSEWHERE = 'TJ-120102-SCS';
const DAY = 24 * 60 * 60 * 1000;

/** What another visitor told in their own chat. */
export const OTHERS_WORDS = '紫色雨靴';

/** A browser that comes with a cookie, or with none. `elsewhere`: the page of another site asks. */
export interface Visitor {
  readonly cookie: string;
  readonly elsewhere?: true;
}

/** Everybody who may ask for a page, by what they come with; and the number of a case to which one of them is called. */
export const bringVisitors = async (
  world: World,
  { frame }: Rehearsal,
): Promise<{ readonly visitors: Readonly<Record<string, Visitor>>; readonly number: string }> => {
  const { url } = world.app;
  /** A member with the desk open, and their id. */
  const signsIn = async (name: string, post: string = HEPING.supervisor) => {
    const before = new Set((await world.query.member.findMany()).map(({ id }) => id));
    const page = await webPerson(url, 'desk', { invite: await world.invite(post), name });
    page.leave();
    await world.settled();
    const id = (await world.query.member.findMany()).find((one) => !before.has(one.id))?.id ?? '';
    return { id, cookie: page.cookie };
  };
  const other = await webPerson(url, 'chat');
  await other.says(`孩子常常一个人在楼道里,${OTHERS_WORDS}。`);
  await other.sees('孩子现在有危险吗');
  const mine = await webPerson(url, 'chat');
  for (const page of [other, mine]) page.leave();

  const member = await signsIn('督导员甲');
  const gone = await signsIn('督导员乙');
  const out = await signsIn('督导员丙');
  await world.app.store.write((tx) => leave(frame, tx, gone.id, world.clock.now()));
  const headers = { 'sec-fetch-site': 'same-origin', origin: url, cookie: out.cookie };
  await fetch(`${url}/desk/sign-out`, { method: 'POST', headers });
  await world.settled();
  const elsewhere = await signsIn('督导员丁', ELSEWHERE);
  const stoodIn = await signsIn('督导员戊', ELSEWHERE);
  const offDuty = await signsIn('督导员己');
  const post = { id: randomUUID(), turn: { kind: 'command', name: 'off_duty' } };
  const own = { ...headers, cookie: offDuty.cookie, 'content-type': 'application/json' };
  await fetch(`${url}/desk/turns`, { method: 'POST', headers: own, body: JSON.stringify(post) });
  const now = world.clock.now();
  await world.app.store.write((tx) => tx.members.standIn(stoodIn.id, HEPING.supervisor, now - 2 * DAY, now - DAY));
  await reportsNeglect(await world.citizen());
  await world.jump('PT1S');
  const { number } = await world.query.case.findFirstOrThrow();

  const value = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1);
  const changed = (sign: string) => (sign === 'A' ? 'B' : 'A');
  const visitors: Readonly<Record<string, Visitor>> = {
    'No cookie': { cookie: '' },
    'A visitor’s own chat': { cookie: mine.cookie },
    'A member': { cookie: member.cookie },
    'A member of another district': { cookie: elsewhere.cookie },
    'A member off duty': { cookie: offDuty.cookie },
    'A member who stood in until yesterday': { cookie: stoodIn.cookie },
    'A member who left': { cookie: gone.cookie },
    'A member who signed out': { cookie: out.cookie },
    'A visitor’s cookie under the desk’s name': { cookie: `huyou_desk=${value(mine.cookie)}` },
    'A member’s cookie under the chat’s name': { cookie: `huyou_chat=${value(member.cookie)}` },
    'A changed signature': { cookie: member.cookie.replace(/.(?=[^.]{0,4}$)/, changed) },
    Garbage: { cookie: 'huyou_desk=%E0%A4%A; huyou_chat=..; huyou_desk=1.2.3' },
    'A page of another site, a member’s browser': { cookie: member.cookie, elsewhere: true },
  };
  return { visitors, number };
};
