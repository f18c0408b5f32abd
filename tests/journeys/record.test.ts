import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { wantedProof } from '../../src/operator/verify.js';
import { verifyCommand } from '../../src/record/verify-command.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { findings } from '../support/chain.js';
import { reportsNeglect, tells } from '../support/stories.js';
import { english, inEnglish } from '../support/terminal.js';
import { unguard } from '../support/unguarded.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** What the record says of messages, in its order: what, to whom, which. */
const told = async (): Promise<string[]> => {
  const kinds = ['message.arrived', 'message.failed', 'reporter.told', 'reporter.not_told'];
  const rows = await world.query.event.findMany({ where: { kind: { in: kinds } }, orderBy: { seq: 'asc' } });
  return rows.map(({ kind, data, postCode }) => {
    const { kind: sort, news, failure } = JSON.parse(data) as { kind?: string; news?: string; failure?: string };
    return [kind, sort ?? news, postCode, failure].filter((word) => word != null).join(' ');
  });
};

const command = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  const code = await verifyCommand(world.app.store, await wantedProof(args), (line) => lines.push(english(line)));
  return { code, said: lines.join('\n') };
};

describe.each(['sqlite', 'postgresql'] as const)('a whole ladder, on %s', (engine) => {
  test('is on record: who was told what and when, and what they answered; and the record holds', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    const page = await supervisor.sees('您有1件待接手事项');
    await world.later('PT1H');
    await bureau.sees('现在转到您这里');
    await bureau.picks('我已接手');
    await bureau.sees('您已接手编号');
    await neighbour.sees('已有人接手');
    await bureau.picks('已确认孩子安全');
    await bureau.sees('孩子');
    await world.later('PT1M');

    const said = await told();
    expect(said).toEqual(
      expect.arrayContaining([
        `message.arrived page ${HEPING.supervisor}`,
        `message.arrived nudge ${HEPING.supervisor}`,
        `message.arrived page ${HEPING.bureau}`,
        'message.arrived inform',
        `message.arrived edit ${HEPING.supervisor}`,
        'reporter.told reporter-taken',
      ]),
    );
    expect(said.indexOf(`message.arrived page ${HEPING.supervisor}`)).toBeLessThan(
      said.indexOf(`message.arrived page ${HEPING.bureau}`),
    );
    const answers = await world.query.event.findMany({ where: { memberId: { not: null } }, orderBy: { seq: 'asc' } });
    expect(answers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['member.paged', 'member.nudged', 'obligation.acknowledged', 'child.safety_confirmed']),
    );
    // Each is found by its case, and answers within a conversation are none of it.
    const messages = await world.query.event.findMany({ where: { kind: 'message.arrived' } });
    expect(messages.filter(({ caseId }) => caseId === null)).toEqual([]);
    const sent = await world.query.outbox.findMany({ where: { state: 'sent' } });
    const heard = sent.filter(({ kind, id }) => kind !== 'reply' || id.includes(':news:'));
    expect(said).toHaveLength(heard.length);
    expect(sent.length).toBeGreaterThan(heard.length + 5);
    // The words can be shown to have been said, and are nowhere in the record.
    expect(JSON.stringify(await world.query.event.findMany({ select: { data: true, kind: true } }))).not.toContain(
      '待接手',
    );

    const { found, verified } = await findings(world.app.store);
    expect(found).toEqual([]);
    expect(verified).toMatchObject({ links: await world.query.event.count(), waiting: 0, late: 0 });

    const folder = await mkdtemp(join(tmpdir(), 'huyou-said-'));
    await writeFile(join(folder, 'page.txt'), `${page}\n`);
    const shown = await command('--said', join(folder, 'page.txt'));
    expect(shown.said).toContain('SAID: these words arrived at 2026-03-03T02:00');
    // As an editor on Windows saves them.
    await writeFile(join(folder, 'page.txt'), `\uFEFF${page.replaceAll('\n', '\r\n')}\r\n`);
    expect((await command('--said', join(folder, 'page.txt'))).said).toContain(
      'SAID: these words arrived at 2026-03-03',
    );
    await writeFile(join(folder, 'page.txt'), Buffer.from(`\uFEFF${page}`, 'utf16le'));
    await expect(inEnglish(command('--said', join(folder, 'page.txt')))).rejects.toThrow('not valid UTF-8');
    await writeFile(join(folder, 'page.txt'), `${page}.`);
    expect((await command('--said', join(folder, 'page.txt'))).said).toContain('SAID: no message of these words');
    await rm(folder, { recursive: true });
  });
});

test('who blocked the bot, and what became of the call', async () => {
  world = await openWorld();
  const supervisor = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: '督导员甲', languageCode: 'zh-hans' });
  supervisor.says(`/start ${await world.invite(HEPING.supervisor)}`);
  await supervisor.sees('绑定成功');
  await world.member(HEPING.bureau, '民政科员甲');
  supervisor.blocks();
  await reportsNeglect(await world.citizen());
  await world.later('PT1M');
  expect(await told()).toEqual(
    expect.arrayContaining([
      `message.failed page ${HEPING.supervisor} blocked`,
      `message.arrived page ${HEPING.bureau}`,
    ]),
  );
});

test('a reporter whose channel is not served any more: what they could not be told, and why', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await neighbour.sees('回执码');
  await world.settled();
  await world.restart({ env: { TELEGRAM_PUBLIC_TOKEN: '' } });
  await world.later('PT1H');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await world.settled();
  expect((await told()).filter((line) => line.startsWith('reporter.'))).toEqual([
    'reporter.not_told reporter-breach-again no_channel',
    'reporter.not_told reporter-taken no_channel',
  ]);
});

test('somebody with every right on the database writes himself into it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await world.later('PT1M');
  const [, head = ''] = /Head: (\S+)/.exec((await command()).said) ?? [];

  const outside = await openDatabase(world.database.url);
  await unguard(outside);
  await outside.close();
  await world.alter(`UPDATE "Event" SET "at" = "at" - 3600000 WHERE "kind" = 'obligation.acknowledged'`);
  const changed = await command();
  expect(changed.code).toBe(1);
  expect(changed.said).toMatch(/^CHANGED: position \d+, event \d+ of 2026-03-03T01:00/);
  await world.alter(`UPDATE "Event" SET "at" = "at" + 3600000 WHERE "kind" = 'obligation.acknowledged'`);
  expect((await command('--head', head)).code).toBe(0);

  // He lacks the key, and lets the service link what he wrote: a head that was noted tells, and when it was linked.
  await world.alter(`UPDATE "Event" SET "at" = "at" - 7200000 WHERE "kind" = 'obligation.acknowledged'`);
  await world.alter('DELETE FROM "Link"');
  await world.alter('DELETE FROM "Unlinked"');
  await world.alter('INSERT INTO "Unlinked" ("seq") SELECT "seq" FROM "Event"');
  await world.later('PT1S');
  const linkedAnew = await command();
  expect(linkedAnew.code).toBe(0);
  expect(linkedAnew.said).toMatch(
    /^1 events of 2026-03-03T00:\S+ to .* at 2026-03-03T02:\S+ to .*If there was none then/m,
  );
  expect((await command('--head', head)).said).toMatch(/^CHANGED: position \d+ is not what was noted/m);
});

test('the proof that the police were told is part of the record: who takes it away is found out', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), {
    concerns: ['被打、被伤害'],
    words: '后背有紫色旧伤。',
    when: '更早,一次',
    age: '8–13岁',
  });
  await supervisor.sees('向公安报案');
  await supervisor.picks('已报警');
  await supervisor.sees('是谁报的警');
  await supervisor.picks('我报的');
  await supervisor.sees('接警时得到的编号');
  await supervisor.says('津和公接20260303第77号');
  await supervisor.sees('已记下');
  await world.later('PT1M');
  expect((await command()).code).toBe(0);

  await world.alter(`DELETE FROM "CaseNote" WHERE "kind" = 'police'`);
  const { code, said } = await command();
  expect(code).toBe(1);
  expect(said).toMatch(/^MISSING: note \S+:proof of 2026-03-03T\S+, event \d+: the note is not there\.$/m);
  expect(said).not.toMatch(/第77号|紫色/);
});
