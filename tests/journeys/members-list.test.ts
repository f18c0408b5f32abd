import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Desk } from '../../src/operator/command.js';
import { COMMANDS } from '../../src/operator/commands.js';
import { folderOfTest } from '../support/directory.js';
import type { Person } from '../support/people.js';
import { reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
let file: string;
let director: Person;
let supervisor: Person;
let directorId: string;
let supervisorId: string;

beforeEach(async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  director = await world.member(HEPING.director, '儿童主任甲');
  supervisor = await world.member(HEPING.supervisor, '督导员,甲');
  directorId = await world.holderOf(HEPING.director);
  supervisorId = await world.holderOf(HEPING.supervisor);
  file = join(await folderOfTest(), 'members.csv');
});
afterEach(() => world.close());

const exported = async (): Promise<string> => {
  await world.operates('export', 'members', file);
  return readFile(file, 'utf8');
};
/** What is seen at a terminal. */
const imports = async (text: string, ...options: string[]) => {
  await writeFile(file, text);
  const { notes = [], lines, ...ends } = await world.operates('import-members', file, ...options);
  return { ...ends, lines: [...notes, ...lines] };
};
const holders = (code: string) => world.app.store.read.members.holders([code], world.clock.now());

describe('the list of members', () => {
  test('holds the name of a chat as far as it can be written there: a character that was lost, or is cut in two, is left out', async () => {
    await world.member(HEPING.bureau, `\uFFFD${'科'.repeat(39)}😀员`);
    const text = await exported();
    expect(text).toContain(`,${'科'.repeat(39)},`);
    expect((await imports(text)).lines).toEqual(['Each member holds these posts already: nothing was changed.']);
  });

  test('read again as it was exported, it changes nothing, also while somebody stands in', async () => {
    const [from, to] = ['2026-03-03T00:00Z', '2026-03-09T00:00Z'];
    await world.operates('stand-in', supervisorId, HEPING.bureau, from, to);
    // Cut where it is too long to be shown, which is behind a space.
    await world.member('TJ-12-BDD', `${'长'.repeat(39)} 值班员`);
    const text = await exported();
    expect(text).toContain('"督导员,甲"');
    expect(await imports(text)).toEqual({
      lines: ['Each member holds these posts already: nothing was changed.'],
    });
    expect(await world.query.holding.count({ where: { until: null } })).toBe(3);
    expect(await world.query.event.count({ where: { kind: { in: ['holding.given', 'holding.taken'] } } })).toBe(0);
  });

  test('of a Chinese terminal has its words in Chinese, and is read again as one of an English terminal is', async () => {
    await supervisor.says('离岗');
    await supervisor.sees('您已离岗');
    const chinese = {
      now: world.clock.now(),
      locale: 'zh-CN',
      withStore: (work: (store: World['app']['store']) => unknown) => work(world.app.store),
    } as unknown as Desk;
    await COMMANDS.export?.run(['members', file], chinese);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(',telegram-desk,在岗,');
    expect(text).toContain(',telegram-desk,2026-03-03T02:00:00.000Z 起离岗,');
    const nothing = { lines: ['Each member holds these posts already: nothing was changed.'] };
    expect(await imports(text)).toEqual(nothing);
    const older = text.replace('在岗', 'on duty').replace('telegram-desk', 'telegram-desk (blocked)');
    expect(await imports(older)).toEqual(nothing);
  });

  test('tells who was invited by which name, as a chat is called what its owner likes', async () => {
    const { lines } = await world.operates('invite', HEPING.bureau, '--name', '阿岩');
    const stranger = world.stranger();
    await stranger.says(`/start ${lines[1]?.trim()}`);
    await stranger.sees('绑定成功');
    const id = await world.holderOf(HEPING.bureau);
    const listed = (await world.operates('members')).lines.find((line) => line.startsWith(id));
    expect(listed).toMatch(/^\w+\t[^\t]+ \(阿岩\)\t/);
    expect(await exported()).toMatch(new RegExp(`^${id},.*,阿岩$`, 'm'));
    expect(await imports(await readFile(file, 'utf8'))).toEqual({
      lines: ['Each member holds these posts already: nothing was changed.'],
    });
  });

  test('that is cut off in its middle makes no invite: a code that nobody was shown would bar the next run', async () => {
    const text = `name,posts\n阿岩,${HEPING.director}\n洛长风,${HEPING.director}\n`;
    const { seal } = world.app.store;
    const { digest } = seal;
    const cut = vi
      .spyOn(seal, 'digest')
      .mockImplementationOnce(digest)
      .mockImplementationOnce(() => {
        throw new Error('cut off');
      });
    await expect(imports(text)).rejects.toThrow('cut off');
    cut.mockRestore();
    expect((await imports(text)).lines).toHaveLength(3);
  });

  test('as a spreadsheet saves it, with columns added or the last commas left out, it is the same; other marks are named', async () => {
    const text = await exported();
    const nothing = { lines: ['Each member holds these posts already: nothing was changed.'] };
    expect(await imports(text.replaceAll('\n', ',,\n'))).toEqual(nothing);
    expect(await imports(text.replaceAll(',\n', '\n'))).toEqual(nothing);
    expect(await imports(text.replaceAll(',', ';'))).toEqual({
      exitCode: 1,
      lines: [expect.stringMatching(/^Line 1: the columns are separated by ";"/)],
    });
  });

  test('a post changes holder in the list while a report waits there: the new one is called, the old one is not', async () => {
    await reportsWant(await world.citizen());
    await director.sees('您有1件待接手事项');
    const lines = (await exported()).split('\n');
    const swapped = lines
      .map((line) => (line.startsWith(directorId) ? line.replace(HEPING.director, '') : line))
      .map((line) =>
        line.startsWith(supervisorId)
          ? line.replace(HEPING.supervisor, `${HEPING.supervisor}|${HEPING.director}`)
          : line,
      )
      .join('\n');

    const said = [`${directorId} loses ${HEPING.director}.`, `${supervisorId} gains ${HEPING.director}.`].sort();
    const dry = await imports(swapped, '--dry-run');
    expect(dry.lines.slice(0, -1).sort()).toEqual(said);
    expect(dry.lines.at(-1)).toBe('0 invites would be made, 2 members changed: nothing to mend.');
    expect(await holders(HEPING.director)).toMatchObject([{ memberId: directorId }]);

    const before = director.chat().length;
    expect([...(await imports(swapped)).lines].sort()).toEqual(said);
    expect(await holders(HEPING.director)).toMatchObject([{ memberId: supervisorId }]);
    await supervisor.sees('您有1件待接手事项');
    expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([
      { state: 'open', rung: 0 },
    ]);
    await world.later('PT2H');
    expect(director.chat()).toHaveLength(before);
    expect(await imports(swapped)).toMatchObject({ lines: [expect.stringMatching(/already/)] });
  });

  test('a post that the list leaves to nobody is named, and a new line beside the known ones is an invite', async () => {
    const text = (await exported()).replace(HEPING.director, '');
    const { lines } = await imports(`${text},甲,${HEPING.bureau},,,\n`);
    expect(lines).toEqual([
      `${directorId} loses ${HEPING.director}.`,
      `Nobody holds ${HEPING.director} now: what comes to it goes to the next rung.`,
      'name,posts,from,until,invite',
      expect.stringMatching(`^甲,${HEPING.bureau},,,[0-9A-Z-]{14}$`),
    ]);
  });

  test('a line that lost its id is no newcomer, nor is a list without its ids: nobody is invited twice', async () => {
    const text = await exported();
    const lost = [expect.stringMatching(/^Line \d: id is empty, and the line is of a member/)];
    expect(await imports(text.replace(directorId, ''))).toEqual({ exitCode: 1, lines: lost });
    const without = text
      .split('\n')
      .map((line) => line.slice(line.indexOf(',') + 1))
      .join('\n');
    expect(await imports(without)).toEqual({ exitCode: 1, lines: [lost[0], lost[0]] });
    expect(await world.query.invite.count({ where: { usedBy: null } })).toBe(0);
  });

  test('who left meanwhile, a line that slipped, an id twice, an unknown post: a sentence for each, and nothing is changed', async () => {
    const text = await exported();
    const rows = text.trimEnd().split('\n');
    const slipped = text.replace(directorId, 'SWAP').replace(supervisorId, directorId).replace('SWAP', supervisorId);
    expect(await imports(slipped)).toEqual({
      exitCode: 1,
      lines: [2, 3].map((line) => expect.stringMatching(`^Line ${line}: the member of this id has another name`)),
    });
    expect(await imports([...rows, rows[1], ''].join('\n'))).toEqual({
      exitCode: 1,
      lines: [expect.stringMatching(/^Line 4: id ".*" is there twice/)],
    });
    expect(await imports(text.replace(HEPING.director, 'NOWHERE'))).toEqual({
      exitCode: 1,
      lines: [expect.stringMatching(/^Line \d: post "NOWHERE" is not in the directory/)],
    });
    await world.operates('leave', directorId);
    const gone = await imports(text.replace(HEPING.supervisor, HEPING.bureau));
    expect(gone).toEqual({ exitCode: 1, lines: [expect.stringMatching(/^Line \d: no member has the id/)] });
    expect(await holders(HEPING.supervisor)).toHaveLength(1);
  });
});
