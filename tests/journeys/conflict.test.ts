import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { canDoNothing } from '../support/left-out.js';
import { reportsNeglect, takesIt } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';
const codeIn = (lines: readonly string[]) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(lines.join('\n'))?.[0] ?? '';
const theCase = () => world.query.case.findFirstOrThrow();

describe('somebody who must not be told is passed over, and can do nothing by any button', () => {
  test('whose name the report holds', async () => {
    world = await openWorld();
    const named = await world.member(HEPING.supervisor, '督导员洛');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen(), '邻居说,督导员洛就是孩子的舅舅。');
    await bureau.sees('您有1件待接手事项');
    await world.settled();
    expect(named.chat()).toHaveLength(1);
    expect(await canDoNothing(world, named, HEPING.supervisor)).toEqual({ views: 0 });
    await world.later('PT3H');
    const { number } = await theCase();
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
  });

  test('whose name the report holds, though their chat goes by another: the operator invited them by it', async () => {
    world = await openWorld();
    const { lines } = await world.operates('invite', HEPING.supervisor, '--name', '洛 长风');
    expect(lines.join('\n')).not.toContain('洛');
    const named = await world.binds(codeIn(lines));
    await named.sees('绑定成功');
    const further = await world.operates('invite', '--member', await world.holderOf(HEPING.supervisor));
    await (await world.binds(codeIn(further.lines))).sees('绑定成功');
    expect((await world.operates('members')).lines).toEqual([
      expect.stringMatching(`\t${HEPING.supervisor}\ttelegram-desk\\|telegram-desk\ton duty$`),
    ]);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen(), '邻居说,洛长风就是孩子的舅舅。');
    await bureau.sees('您有1件待接手事项');
    expect(await canDoNothing(world, named, HEPING.supervisor)).toEqual({ views: 0 });
    const stored = await world.query.invite.findMany();
    expect(JSON.stringify(stored, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(
      '洛',
    );
  });

  test.each([
    ['Ann Lok', 'The one who hits him is ａｎｎ  lok, they say.', true],
    ['阿岩·洛长', '打孩子的是阿岩洛长,住在楼上。', true],
    ['Ann', 'Anna shouts, and then another one does.', false],
    ['Ann', '打孩子的是Ann,住在楼上。', true],
    ['a.b', '打孩子的人叫 axb。', false],
    ['Ann-Lee (2)', 'It was Ann-Lee (2) from upstairs.', true],
    // What many go by, and what a post is called, is no name of one.
    ['老师', '打孩子的是体育老师。', false],
    ['督导员', '督导员来过一次,他们不开门。', false],
  ])(
    'a name is found as it is written, and in Latin letters not in a part of a word: %s in “%s”',
    async (name, words, found) => {
      world = await openWorld();
      const { lines } = await world.operates('invite', HEPING.supervisor, '--name', name);
      const named = await world.binds(codeIn(lines));
      await named.sees('绑定成功');
      const bureau = await world.member(HEPING.bureau, '民政科员甲');
      await reportsNeglect(await world.citizen(), words);
      await (found ? bureau : named).sees('您有1件待接手事项');
      await world.settled();
      expect((found ? named : bureau).chat()).toHaveLength(1);
    },
  );

  test('who keeps the service running and is named: no alarm about this case comes to them, but to the next operator it does', async () => {
    world = await openWorld();
    const named = await world.member('TJ-12-OPS', '运维洛');
    await reportsNeglect(await world.citizen(), '运维洛就是孩子的舅舅。');
    await world.settled();
    await world.later('PT8H');
    const { number } = await theCase();
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
    const operator = await world.member('TJ-12-OPS', '运维甲');
    await world.later('P1D');
    await operator.sees(number);
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
  });

  test('whose name the report holds, as the file has it by which all were invited', async () => {
    world = await openWorld();
    const file = join(await mkdtemp(join(tmpdir(), 'huyou-invites-')), 'members.csv');
    await writeFile(file, `name,posts\n洛长风,${HEPING.supervisor}\n`);
    const named = await world.binds(codeIn((await world.operates('import-members', file)).lines));
    await named.sees('绑定成功');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen(), '打孩子的就是洛长风。');
    await bureau.sees('您有1件待接手事项');
    expect(await canDoNothing(world, named, HEPING.supervisor)).toEqual({ views: 0 });
  });

  test.each([
    ['和孩子同住的人', '社工洛长风', 'household'],
    ['孩子不想让他知道的人', '阿岩、社工洛长风老师', 'must_not_know'],
    ['线索里提到的人', '洛长风', 'named_source'],
  ])(
    'who is found later to be %s, with a title or among others: their cards go blank, and what they were called for goes on without them',
    async (label, written, basis) => {
      world = await openWorld();
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      const station = await world.member(STATION, '社工洛长风');
      await reportsNeglect(await world.citizen());
      await station.sees('您有1件待接手事项');
      await takesIt(supervisor);
      const { number } = await theCase();
      await station.sees(`编号${number}已由`);
      await supervisor.says('设置回避');
      await supervisor.sees('为什么要回避');
      await supervisor.picks(label);
      await supervisor.sees('请写这个人的姓名');
      await supervisor.says(written);
      await supervisor.sees('已设置回避');
      await station.sees('这条通知已失效');
      await world.settled();
      expect(station.chat().filter((text) => text.includes(number))).toEqual([]);
      const rows = await world.query.conflict.findMany();
      expect(rows.map((row) => row.basis)).toEqual([basis, basis]);
      expect(rows.map(({ memberId }) => memberId)).toContain(await world.holderOf(STATION));
      expect(await canDoNothing(world, station, STATION)).toEqual({ views: 0 });
      await world.later('P1DT1H');
      expect(station.chat().filter((text) => text.includes(number))).toEqual([]);
    },
  );

  test('who declares it: called again on a later step they are not', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    await supervisor.picks('与当事人有关系,需回避');
    await bureau.sees('现在转到您这里');
    await supervisor.sees('这条通知已失效');
    expect(await canDoNothing(world, supervisor, HEPING.supervisor)).toEqual({ views: 0 });
    expect(await world.query.event.count({ where: { kind: 'conflict.declared' } })).toBe(1);
    // Nor does their card say who has it.
    await bureau.picks('我已接手');
    await bureau.sees('您已接手编号');
    await world.settled();
    expect(supervisor.chat().join()).not.toMatch(/已由|民政科员甲/);
  });
});

describe('what was reported cannot be opened any more', () => {
  test('it fails alone: nobody new is called, whoever was can take it, other cases go on, and the operator hears', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const named = await world.member(HEPING.bureau, '民政科员洛长风');
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const citizen = await world.citizen();
    await reportsNeglect(citizen, '打孩子的就是民政科员洛长风。');
    await supervisor.sees('您有1件待接手事项');
    const { id, caseId } = await world.query.report.findFirstOrThrow();
    const { number } = await theCase();
    const { sealedDraft } = await world.query.report.findUniqueOrThrow({ where: { id } });
    const ruined = `${sealedDraft.slice(0, -8)}AAAAAAAA`;
    const lies = async (draft: string): Promise<void> => {
      const outside = await openDatabase(world.database.url);
      await outside.transact((tx) => tx.$executeRaw`UPDATE "Report" SET "sealedDraft" = ${draft} WHERE "id" = ${id}`);
      await outside.close();
    };
    await lies(ruined);
    await world.later('PT4H');
    await operator.sees('件个案的内容打不开');
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
    expect(await world.query.outbox.count({ where: { memberId: await world.holderOf(HEPING.bureau) } })).toBe(0);

    await reportsNeglect(await world.citizen(), '楼道里的另一个孩子。');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.says('我的待办');
    await supervisor.sees(/您的待办/);
    for (const { id: about } of await world.query.obligation.findMany({ where: { kind: 'acknowledge' } }))
      await supervisor.pressesData(`d.ack.${about}`);
    await world.settled();
    const cases = await world.query.case.findMany();
    expect(cases.map(({ holderId }) => holderId !== null)).toEqual([true, true]);
    expect(await world.query.parkedUpdate.count()).toBe(0);
    expect(cases.find((one) => one.id === caseId)?.status).toBe('acknowledged');
    // Nobody asks for it now but the audit.
    await lies(sealedDraft);
    await world.later('PT2M');
    await operator.sees('打不开的个案已恢复正常');
  });
});
