import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOut } from '../../src/carry-out.js';
import { ACTS, type Act } from '../../src/domain/acts.js';
import type { Channel } from '../../src/domain/channel.js';
import type { Effect } from '../../src/domain/effect.js';
import { loadLadder } from '../../src/files/load.js';
import { begin, DIALOGS, questionOf } from '../../src/flows/desk/dialogs.js';
import { openFrame } from '../../src/frame.js';
import type { Frame } from '../../src/notify/frame.js';
import type { Records } from '../../src/store/store.js';
import { openTexts } from '../../src/texts/texts.js';
import { reportsNeglect, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

const STATION = 'TJ-120101-SWS';
const EDUCATION = 'TJ-120101-EDU';
const WOMEN = 'TJ-120101-WF';
/** The same kind of post in another district. */
const ELSEWHERE = 'TJ-120102-SCS';

let world: World;
let frame: Frame;
beforeEach(async () => {
  world = await openWorld();
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  frame = openFrame({
    posts: world.app.posts,
    ladder: await loadLadder(undefined, false),
    days: new Map(),
    texts: openTexts(),
    log: silent,
    trial: false,
    channels: [desk],
    down: new Set(),
  });
});
afterEach(() => world.close());

/** A channel by which everybody can be reached; what leaves, leaves by the service's own. */
const desk: Channel = {
  name: 'telegram-desk',
  can: { buttons: true },
  start: async () => {},
  stop: async () => {},
  send: async () => ({}),
};

/** What a dialog is answered with: the first choice, or some words. */
const answersFor = (act: Act): Record<string, string> => {
  let asking = begin(act, 'x');
  for (let question = questionOf(asking); question; question = questionOf(asking)) {
    asking = { ...asking, answers: { ...asking.answers, [question.id]: question.choices?.[0] ?? '一句话' } };
  }
  return { ...asking.answers };
};

const effectOf = (act: Act, obligationId: string, answers = answersFor(act)): Effect => {
  if (act === 'ack') return { type: 'acknowledge', obligationId };
  if (act === 'dec') return { type: 'decline', obligationId, reason: 'off_duty' };
  if (act === 'see') return { type: 'showReport', obligationId };
  if (act === 'safe') return { type: 'confirmSafety', obligationId };
  if (act === 'kin') return { type: 'inviteGuardian', obligationId };
  return { type: 'act', act, obligationId, answers };
};

/** Answers by which somebody learns that it is not theirs. */
const REFUSALS = new Set(['notice-refused', 'notice-not-holder']);

/** Somebody in a chat at the desk, by their member id; null: who is no member. */
const moment = async (tx: Records, memberId: string | null) => {
  const now = world.clock.now();
  const address = { channel: 'telegram-desk' as const, chat: memberId ?? 'stranger' };
  const member = memberId === null ? null : await tx.members.byId(memberId, now);
  const { seal } = world.app.store;
  return { tx, frame, seal, now, address, chatKey: world.app.store.chatKey(address), locale: 'zh-CN' as const, member };
};

/** Does something for good. */
const does = async (memberId: string, act: Act, obligationId: string, answers = answersFor(act)): Promise<void> => {
  await world.app.store.write(async (tx) => {
    await carryOut(await moment(tx, memberId), [effectOf(act, obligationId, answers)], null);
  });
  await world.settled();
};

class TakenBack extends Error {}

/** Whether somebody may do something. It is done, and taken back with its transaction. */
const may = async (memberId: string | null, act: Act, obligationId: string): Promise<boolean> => {
  let allowed = false;
  await world.app.store
    .write(async (tx) => {
      const m = await moment(tx, memberId);
      const refusals = [...REFUSALS].map((key) => frame.texts.text('zh-CN', { key }));
      const { prompts, outcome } = await carryOut(m, [effectOf(act, obligationId)], null);
      const lines = prompts.flatMap((prompt) => prompt.lines.map(({ key }) => key));
      allowed = !refusals.includes(outcome.notice ?? '') && !lines.some((key) => REFUSALS.has(key));
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return allowed;
};

const ackOf = async (kind = 'acknowledge') => (await world.query.obligation.findFirstOrThrow({ where: { kind } })).id;

/** What is to be done in that scene. */
const KINDS = [
  'accept_handover',
  'acknowledge',
  'assess',
  'close',
  'conference',
  'offer_help',
  'police_report',
  'referral',
  'second_look',
];

/** A case in the middle of its work: something of every kind is to be done by somebody. */
const scene = async () => {
  const holder = await world.member(HEPING.supervisor, '督导员甲');
  await world.member(HEPING.supervisor, '督导员乙');
  await world.member(HEPING.supervisor, '督导员丙');
  await world.member(HEPING.bureau, '民政科员甲');
  await world.member(HEPING.director, '儿童主任甲');
  await world.member(STATION, '社工甲');
  await world.member(EDUCATION, '教育局甲');
  await world.member(WOMEN, '妇联甲');
  await world.member(ELSEWHERE, '督导员丁');
  const holders = (await world.app.store.read.members.holders([HEPING.supervisor], world.clock.now())).map(
    ({ memberId }) => memberId,
  );
  const byName = new Map<string, string>();
  for (const id of holders) byName.set((await world.app.store.read.members.nameOf(id)) ?? '', id);
  const people = {
    holder: byName.get('督导员甲') ?? '',
    colleague: byName.get('督导员乙') ?? '',
    inConflict: byName.get('督导员丙') ?? '',
    above: await world.holderOf(HEPING.bureau),
    offered: await world.holderOf(HEPING.director),
    helper: await world.holderOf(STATION),
    invited: await world.holderOf(EDUCATION),
    referred: await world.holderOf(WOMEN),
    elsewhere: await world.holderOf(ELSEWHERE),
  };
  await tells(await world.citizen(), { concerns: ['被打、被伤害'], carer: '没有', access: '能' });
  await holder.sees('您有1件待接手事项');
  const ack = await ackOf();
  await world.app.store.write((tx) => decline(tx, people.inConflict, ack));
  await world.settled();
  await does(people.holder, 'ack', ack);
  await does(people.holder, 'need', ack, { ...answersFor('need'), need: 'mentoring' });
  await does(people.holder, 'confer', ack, { invite: 'education', time: '周五' });
  await does(people.holder, 'lower', ack, { lowerto: 'p2', text: '已安全' });
  await does(people.holder, 'hand', ack, { ...answersFor('hand'), tosector: 'community' });
  await does(people.holder, 'refer', ack, { ...answersFor('refer'), tosector: 'government', topost: 'women' });
  await does(people.holder, 'safe', ack);
  await reportsNeglect(await world.citizen());
  await world.settled();
  return people;
};

const decline = async (tx: Records, memberId: string, obligationId: string): Promise<void> => {
  const m = await moment(tx, memberId);
  await carryOut(m, [{ type: 'decline', obligationId, reason: 'conflict_of_interest' }], null);
};

test('every act on everything by everyone: who may, as the page in docs has it', async () => {
  const people = await scene();
  await world.app.store.write((tx) => tx.members.remove(people.elsewhere, world.clock.now()));
  const gone = people.elsewhere;
  const first = (await world.query.report.findFirstOrThrow({ orderBy: { createdAt: 'asc' } })).caseId;
  const obligations = await world.query.obligation.findMany({
    where: { OR: [{ caseId: first }, { kind: 'acknowledge' }] },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  });
  const things = obligations.map(({ id, kind, state, caseId }) => ({
    id,
    name: kind === 'acknowledge' ? (caseId === first ? 'acknowledge (taken)' : 'acknowledge (another case)') : kind,
    theirs: caseId === first,
    state,
  }));
  expect([...new Set(obligations.map(({ kind }) => kind))].sort()).toEqual(KINDS);

  const roles = {
    'the holder': people.holder,
    'a colleague in the post': people.colleague,
    'the post above': people.above,
    'asked to accept it': people.offered,
    'asked to help': people.helper,
    'asked for a part': people.referred,
    'invited to confer': people.invited,
    'in conflict': people.inConflict,
    'who left': gone,
    'no member': null,
  } as const;
  const rows: string[] = [];
  const leaks: string[] = [];
  for (const act of ACTS) {
    const cells: string[] = [];
    for (const [role, memberId] of Object.entries(roles)) {
      const allowed = new Set<string>();
      for (const { id, name, theirs } of things) {
        if (act === 'more' || !(await may(memberId, act, id))) continue;
        allowed.add(name);
        // Nobody who is out may do anything with the case that they are out of; who is no member, with none.
        if (role === 'who left' || role === 'no member' || (role === 'in conflict' && theirs)) {
          leaks.push(`${role} may ${act} ${name}`);
        }
      }
      cells.push([...allowed].sort().join(', ') || '–');
    }
    rows.push(`| \`${act}\` | ${cells.join(' | ')} |`);
  }
  expect(leaks).toEqual([]);
  const page = [
    '# Who may do what',
    '',
    'Made by a test (`tests/journeys/permissions.test.ts`), which does every act on everything of a case as everyone and takes',
    'it back: what an obligation’s kind is named for, that person may do with it. `more` opens a menu and changes nothing.',
    '',
    `| act | ${Object.keys(roles).join(' | ')} |`,
    `|${' --- |'.repeat(Object.keys(roles).length + 1)}`,
    ...rows,
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/permissions.md');
}, 120_000);

test('whoever may not changes nothing by any button, through the bot itself', async () => {
  const people = await scene();
  const outsider = await world.member('TJ-120103-SCS', '督导员戊');
  const stranger = world.stranger();
  await stranger.says('你好');
  await stranger.sees('工作台');
  const id = await ackOf();
  const tables = async () =>
    JSON.stringify(
      [
        await world.query.obligation.findMany({ orderBy: { id: 'asc' } }),
        await world.query.case.findMany({ orderBy: { id: 'asc' } }),
        await world.query.caseNote.findMany(),
        await world.query.handOver.findMany(),
        await world.query.need.findMany(),
        await world.query.conflict.findMany(),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    );
  const before = await tables();
  for (const person of [outsider, stranger]) {
    for (const act of ACTS) {
      await person.pressesData(`d.${act}.${id}`);
      for (const question of DIALOGS[act] ?? []) {
        if (question.choices) await person.pressesData(`q.${id}.${question.id}.${question.choices[0]}`);
        else await person.says('一句话');
      }
    }
    await world.settled();
    expect(person.chat().join('\n')).not.toMatch(/楼道|被打|孩子大约多大/);
  }
  expect(await tables()).toBe(before);
  expect(people.holder).not.toBe('');
}, 120_000);

test('each page and route, asked by who has no session', async () => {
  const asked = ['/', '/desk', '/healthz', '/readyz', '/metrics', '/statusz', '/desk/session', '/desk/stream'];
  const statuses: Record<string, number> = {};
  for (const path of asked) {
    const headers = { 'sec-fetch-site': 'same-origin', origin: world.app.url };
    const answer = await fetch(`${world.app.url}${path}`, { headers });
    statuses[path] = answer.status;
    await answer.body?.cancel();
  }
  for (const path of ['/desk/turns', '/desk/sign-out']) {
    const headers = { 'sec-fetch-site': 'same-origin', origin: world.app.url, 'content-type': 'application/json' };
    statuses[path] = (await fetch(`${world.app.url}${path}`, { method: 'POST', headers, body: '{}' })).status;
  }
  expect(statuses).toMatchObject({ '/': 200, '/desk': 200, '/healthz': 200, '/desk/session': 401, '/desk/turns': 401 });
});
