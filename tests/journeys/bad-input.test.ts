import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** What only an engineer should ever read. */
const INSIDES = /\bError\b|\bat \S+:\d+|node_modules|undefined|\[object|NaN|Prisma|SQLITE/;

const ODD_TEXTS = [
  ['of 4,097 characters', '很'.repeat(4_097)],
  ['of 100,000 characters', '长'.repeat(50_000) + 'a'.repeat(50_000)],
  ['from right to left', 'הילד לבד \u202E בבית \u202C'],
  ['of emoji and joiners', '👩‍👧‍👦🏳️‍🌈\u200B\uFEFF'],
  ['of half a character', '\uD83D'],
  ['of a zero and controls', 'a\u0000b\u0007c'],
  ['of markup', '<b>*_`[x](javascript:1)</b> {$observed} $&{process}'],
  ['of blanks', ' \n\t　'],
  ['like SQL', `'; DROP TABLE "Report"; --`],
  ['that is an unknown command', '/drop_everything now'],
  ['that is a slash', '/'],
  ['with an odd receipt', '查询 ????-‮-%00'],
] as const;

describe('a text', () => {
  test.each(ODD_TEXTS)('%s is answered on Telegram, and the chat goes on', async (_, text) => {
    world = await openWorld();
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_601, firstName: 'Reporter', languageCode: 'zh-hans' });
    user.says('/start');
    await user.sees('孩子现在有危险吗');
    user.presses('没有');
    const asked = await user.sees('您担心');
    user.says(text);
    await user.sees('您担心', { after: asked.id });
    user.presses('吃穿住有困难');
    await world.settled();
    user.presses('选好了');
    await user.sees('哪个区');
    await world.settled();
    expect(
      user.messages
        .filter(({ from }) => from === 'bot')
        .map((m) => m.text)
        .join('\n'),
    ).not.toMatch(INSIDES);
    // That nobody is bound at the desk is a trouble too, but not of this story.
    expect(world.logged.filter((line) => /^(error|warn) (?!the audit found|help lines)/.test(line))).toEqual([]);
    expect(await world.query.parkedUpdate.count()).toBe(0);
  });

  test.each(ODD_TEXTS)('%s is answered or refused in words on the web, and the chat goes on', async (_, text) => {
    world = await openWorld();
    const page = await world.citizen('web');
    await page.says('开始');
    await page.sees('孩子现在有危险吗');
    await page.picks('没有');
    await page.sees('您担心');
    const refusal = await page.says(text).then(
      () => '',
      (error: Error) => error.message,
    );
    if (refusal !== '') expect(refusal).toMatch(/said 4\d\d: .*(太长|格式不对)/);
    await page.picks('吃穿住有困难');
    await page.picks('选好了');
    await page.sees('哪个区');
    await world.settled();
    expect(page.chat().join('\n')).not.toMatch(INSIDES);
    // That nobody is bound at the desk is a trouble too, but not of this story.
    expect(world.logged.filter((line) => /^(error|warn) (?!the audit found|help lines)/.test(line))).toEqual([]);
    expect(await world.query.parkedUpdate.count()).toBe(0);
  });

  test('with nothing in it is refused by the web, and the chat goes on', async () => {
    world = await openWorld();
    const page = await world.citizen('web');
    await page.says('开始');
    await page.sees('孩子现在有危险吗');
    await expect(page.says('')).rejects.toThrow(/said 400: .*格式不对/);
    await page.picks('没有');
    await page.sees('您担心');
  });
});

describe('what is no text', () => {
  test.each(['photo', 'voice', 'document', 'video', 'sticker', 'contact'] as const)(
    'a %s is declined kindly, and the question asked again',
    async (kind) => {
      world = await openWorld();
      const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_602, firstName: 'Reporter', languageCode: 'zh-hans' });
      user.says('/start');
      await user.sees('孩子现在有危险吗');
      user.sendsFile(kind);
      expect((await user.sees('这里收不了照片、语音和文件')).text).toContain('孩子现在有危险吗');
      user.presses('没有');
      await user.sees('您担心');
    },
  );

  test('words with a photo are kept, and what did not arrive is said; of changed words only danger is heard, once', async () => {
    world = await openWorld();
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_604, firstName: 'Reporter', languageCode: 'zh-hans' });
    const said = user.says('楼上的孩子常常哭,3号楼');
    await user.sees('孩子现在有危险吗');
    user.sendsFile('photo', '就是这个门口\n分级:\u202E一般');
    const refused = await user.sees('这里收不了照片');
    const asked = await user.sees('记下了', { after: refused.id });
    user.edits(said.id, '楼上的孩子常常哭,8号楼');
    await user.sees('请把新的话再发一次', { after: asked.id });
    user.edits(said.id, '他拿着刀,8号楼');
    const card = await user.sees('110 报警');
    // Mended once more: whoever was called is not called anew.
    user.edits(said.id, '他拿着刀,6号楼');
    await user.sees('请把新的话再发一次', { after: card.id });
    await world.settled();
    expect(await world.query.obligation.count({ where: { kind: 'acknowledge' } })).toBe(1);
    await duty.sees('您有1件待接手事项');
    await duty.picks('我已接手');
    await duty.sees('您已接手编号');
    await duty.picks('查看线索');
    expect(await duty.sees('看到或听到的')).toMatch(
      // Nothing that is theirs looks like a line of ours.
      /3号楼\n\| 就是这个门口\n\| 分级:一般\n\| 他拿着刀,8号楼/,
    );
  });

  test('a place is kept, and shown to whoever takes the report', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_603, firstName: 'Reporter', languageCode: 'zh-hans' });
    let last = 0;
    const then = async (words: string, act: () => void) => {
      last = (await user.sees(words, { after: last })).id;
      act();
      await world.settled();
    };
    user.says('/start');
    await then('孩子现在有危险吗', () => user.presses('没有'));
    await then('您担心', () => user.presses('吃穿住有困难'));
    user.presses('选好了');
    await then('哪个区', () => user.sendsLocation(39.125, 117.19));
    await then('位置记下了', () => user.presses('和平区'));
    await then('看到或听到什么', () => user.says('冬衣不够。'));
    await then('多大', () => user.presses('8–13岁'));
    await then('可靠的大人', () => user.presses('有'));
    await then('什么时候', () => user.presses('提交'));
    await director.sees('您有1件待接手事项');
    await director.picks('我已接手');
    await director.sees('您已接手编号');
    await director.picks('查看线索');
    expect(await director.sees('怎样找到孩子')).toContain('39.125,117.19');
  });
});

test('at the desk: files, odd words and forged buttons are answered and change nothing', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  for (const text of ['接手 99999999', '/etc', '好的好的', '👍', '9'.repeat(4_000), '绑定 ../../x']) {
    const before = supervisor.chat().length;
    await supervisor.says(text);
    await world.settled();
    expect(supervisor.chat().length, text.slice(0, 10)).toBe(before + 1);
  }
  expect(supervisor.chat().join('\n')).not.toMatch(INSIDES);
  expect(await world.query.parkedUpdate.count()).toBe(0);
});

test('what is too long to be taken adds nothing to a report: whoever is called hears of no supplement', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await supervisor.sees('您有1件待接手事项');
  await neighbour.says('长'.repeat(8_001));
  await neighbour.sees('太长了');
  await world.settled();
  expect(supervisor.chat().join()).not.toContain('补充了内容');
});

test('what PostgreSQL cannot keep is taken out of what was typed, and of a forged button: no turn is set aside for it', async () => {
  world = await openWorld({ engine: 'postgresql' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  const { id } = await world.query.obligation.findFirstOrThrow({ where: { kind: 'acknowledge' } });
  for (const typed of ['更多 1\u0000', '/start 7K\u00003Q', '\u0000']) await supervisor.says(typed);
  await supervisor.pressesData(`d.see.${id}\u0000`);
  await supervisor.says('接\u0000手');
  await supervisor.sees('您已接手编号');
  await world.settled();
  expect(await world.query.parkedUpdate.count()).toBe(0);
});
