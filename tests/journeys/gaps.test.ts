import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DISTRICTS } from '../../src/domain/report.js';
import { call } from '../../src/operator/call.js';
import { check } from '../../src/operator/check.js';
import { openDesk } from '../../src/operator/command.js';
import { directoryWithStreets, folderOfTest, hotlinesWith } from '../support/directory.js';
import { chinese, english } from '../support/terminal.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** What `gaps` says of help lines that nobody has confirmed. */
const NUMBERS = expect.stringMatching(
  /^Help lines that nobody has confirmed for 92 days: government 12345, psychological 12356, .* into HOTLINES_FILE\.$/,
);
/** The sample has no schools, which lead for bullying. */
const SCHOOL = 'TJ-12-SCH,全市学校,school,government,12,,Asia/Shanghai,,';

test('gaps: a report without a district is looked at too: who answers for the whole city, and whether anybody does', async () => {
  const folder = await folderOfTest();
  const desks = DISTRICTS.map((one) => `D-${one},值班席,bot_duty_desk,social_org,${one},,Asia/Shanghai,,`);
  const sample = (await readFile('assets/sample-directory.csv', 'utf8')).trim();
  const file = join(folder, 'directory.csv');
  await writeFile(file, [sample, ...desks, SCHOOL, ''].join('\n'));
  world = await openWorld({ env: { DIRECTORY_FILE: file } });
  const codes = world.app.posts.map(({ code }) => code).filter((code) => code !== 'TJ-12-BDD');
  await world.member(codes, '所有岗位');
  expect((await world.operates('gaps')).lines).toEqual([
    'bot duty desk: nobody can be reached in 12, where reports without a district go (TJ-12-BDD). Called at P0 rung 1.',
    NUMBERS,
  ]);

  const alone = join(folder, 'district.csv');
  const [header, ...posts] = sample.split('\n');
  const ofDistricts = posts.filter((line) => !line.includes(',12,')).map((line) => line.replace(',TJ-12-CWO,', ',,'));
  await writeFile(alone, [header, ...ofDistricts, ''].join('\n'));
  expect((await world.operates('check', alone)).lines).toContainEqual(
    expect.stringMatching(/^city wcwc office: no post anywhere\. Called at P0 rung 3,/),
  );
  const rungs = JSON.parse(await readFile('assets/ladder.json', 'utf8'));
  for (const level of Object.values<{ rungs: string[][] }>(rungs.levels)) level.rungs.pop();
  const ladder = join(folder, 'ladder.json');
  await writeFile(ladder, JSON.stringify(rungs));
  const pilot = openDesk({ ...world.settings, LADDER_FILE: ladder }, world.clock.now());
  expect((await check.run([alone], pilot))?.lines.map(english)).toContainEqual(
    expect.stringMatching(
      /^district wcwc office: no post in 12, where reports without a district go\. Called at P0 rung 2/,
    ),
  );
});

test('gaps: what is missing, what nobody holds, and nothing once everything is held', async () => {
  const folder = await folderOfTest();
  const file = join(folder, 'directory.csv');
  const sample = (await readFile('assets/sample-directory.csv', 'utf8')).split('\n');
  const street = [
    'TJ-120101001-SCS,小白楼街道儿童督导员,street_child_supervisor,government,120101001,,Asia/Shanghai,,',
    'TJ-120101001-CCD,小白楼街道社区儿童主任,community_child_director,community,120101001,,Asia/Shanghai,,',
  ].join('\n');
  const kept = sample.filter((line) => !line.startsWith('TJ-120102-CCD,'));
  await writeFile(file, [...kept.filter((line) => line !== ''), street, ''].join('\n'));
  world = await openWorld({ env: { DIRECTORY_FILE: file } });
  const all = world.app.posts.map(({ code }) => code);
  // With nobody at all, an alarm is heard by nobody either.
  expect((await world.operates('gaps')).lines.at(-2)).toBe(
    'operator, bot duty desk: nobody can be reached. Alarms of the service reach nobody.',
  );
  await world.member(
    all.filter(
      (code) =>
        code !== 'TJ-120101001-SCS' && code !== HEPING.bureau && code !== 'TJ-12-CCA' && code !== 'TJ-120101-POL',
    ),
    '所有岗位',
  );
  const found = await world.operates('gaps');
  expect(found.exitCode).toBe(1);
  // One line for each kind; a street that lacks no more than its district is not named beside it.
  expect(found.lines).toEqual([
    'community child director: no post in Hedong 120102. Called at P2 rung 1, P3 rung 1; leads for left alone; ' +
      'beside others for physical violence, neglect, dropout, witness dv.',
    expect.stringMatching(
      /^street child supervisor: nobody can be reached in 120101001 \(TJ-120101001-SCS; in its place TJ-120101-SCS is called\)\. Called at P0 rung /,
    ),
    expect.stringMatching(
      /^district civil affairs: nobody can be reached in Heping 120101 \(TJ-120101-DCA\)\. Called at P0 rung \d, .*; leads for abandoned, begging, guardian unable, material need; beside others for physical violence, /,
    ),
    expect.stringMatching(/^city civil affairs: nobody can be reached anywhere \(TJ-12-CCA\)\. Called at P0 rung \d/),
    // Side actors, by the concerns for which they are called.
    expect.stringMatching(
      /^police: nobody can be reached in Heping 120101 \(TJ-120101-POL\)\. Leads for physical violence, .*; beside others for child labour\.$/,
    ),
    'school: no post anywhere. Leads for school bullying, psychological; beside others for missing runaway.',
    NUMBERS,
  ]);
  const inChinese = openDesk({ ...world.settings, LANG: 'zh_CN.UTF-8' }, world.clock.now());
  expect((await call(['gaps'], inChinese)).lines.map(chinese)).toEqual([
    '社区儿童主任:没有这种岗位的地方:河东区 120102。督办:P2 第 1 级、P3 第 1 级;牵头:小孩独自在家;' +
      '协同:被打、被伤害、没人好好照顾、失学、辍学、家里大人打架。',
    expect.stringMatching(
      /^街道儿童督导员:联系不到人的地方:120101001\(TJ-120101001-SCS;改为通知 TJ-120101-SCS\)。督办:P0 第 \d 级、/,
    ),
    expect.stringMatching(/^区民政局:联系不到人的地方:和平区 120101\(TJ-120101-DCA\)。督办:.*;牵头:.*;协同:/),
    expect.stringMatching(/^市民政局:全市都联系不到人\(TJ-12-CCA\)。督办:/),
    expect.stringMatching(/^公安:联系不到人的地方:和平区 120101\(TJ-120101-POL\)。牵头:.*;协同:未满16岁打工。$/),
    '学校:全市都没有这种岗位。牵头:被欺负(校园)、情绪很差;协同:失踪或离家出走。',
    expect.stringMatching(/^超过 92 天没有核实的热线:government 12345、.*写进 HOTLINES_FILE。$/),
  ]);

  await world.member(['TJ-120101001-SCS', HEPING.bureau, 'TJ-12-CCA', 'TJ-120101-POL'], '其余岗位');
  const left = await world.operates('gaps');
  expect(left.lines).toEqual([
    expect.stringMatching(/^community child director: no post in Hedong 120102\./),
    expect.stringMatching(/^school: no post anywhere\./),
    NUMBERS,
  ]);
  expect(left.exitCode).toBe(1);
  await writeFile(file, `${[...sample.filter((line) => line !== ''), street, SCHOOL].join('\n')}\n`);
  expect(world.logged.join('\n')).toMatch(/warn help lines that nobody has confirmed for 92 days.*"government"/);
  world.logged.splice(0);
  const verified = { verified_on: new Date(world.clock.now()).toISOString().slice(0, 10), verified_by: '值班席' };
  await world.restart({ env: { HOTLINES_FILE: await hotlinesWith(verified) } });
  const id = await world.holderOf(HEPING.director);
  await world.operates('hold', id, 'TJ-120102-CCD');
  await world.operates('hold', id, 'TJ-12-SCH');
  const well = 'Every rung and every concern reaches somebody in each of 18 areas.';
  expect(await world.operates('gaps')).toEqual({ lines: [well] });
  expect(world.logged.join('\n')).not.toContain('help lines');
  const page = await (await fetch(world.app.url)).text();
  expect(page).toContain('其他事可打022-5550');
  expect(page, 'the numbers that a tap calls').toContain('022-5550 12356');

  // A number that was not confirmed lately is said, and is no gap.
  await world.restart({ env: { HOTLINES_FILE: await hotlinesWith(verified, { verified_on: '2020-01-01' }) } });
  expect(await world.operates('gaps')).toEqual({
    lines: [well, expect.stringContaining('days: psychological 12356.')],
  });
});

test('gaps: a street in which no child director can be reached is named, with who is called in their place', async () => {
  world = await openWorld({ env: { DIRECTORY_FILE: await directoryWithStreets() } });
  await world.member(['YYL-CCD', 'TJ-120103-CCD'], '儿童主任甲');
  const director = await world.holderOf('YYL-CCD');
  await world.member('DYM-SCS', '督导员甲');
  const streets = async () => (await world.operates('gaps')).lines.filter((line) => line.includes(' within '));
  expect(await streets()).toEqual([
    'community child director: nobody can be reached within 120103002 大营门街道 (in its place TJ-120103-CCD is called).',
  ]);
  // Nobody of the kind: the next rung is called at once.
  await world.operates('unhold', director, 'TJ-120103-CCD');
  expect(await streets()).toEqual([
    'community child director: nobody can be reached within 120103002 大营门街道 (in its place DYM-SCS is called).',
  ]);
});
