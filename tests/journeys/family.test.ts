import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Walks by the question that is seen and the label that is picked; what is ticked is settled first. */
const walk = async (person: Person, steps: readonly (readonly [string, ...string[]])[]): Promise<void> => {
  for (const [question, ...labels] of steps) {
    await person.sees(question);
    for (const label of labels) {
      await person.picks(label);
      await world.settled();
    }
  }
};

describe('a guardian asks for help', () => {
  test.each(['telegram', 'wechat', 'web'] as const)(
    'on %s: a case at the right level, and the promise',
    async (channel) => {
      world = await openWorld({ wechat: true });
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      const mother = await world.citizen(channel);
      await mother.says('你好');
      await mother.sees('孩子现在有危险吗');
      await mother.picks('我是家长,想要帮助');
      await mother.sees('您或孩子现在有危险吗');
      await mother.picks('没有');
      await mother.sees('您想要哪方面的帮助');
      if (channel === 'wechat') await mother.says('1,5');
      else {
        await mother.picks('生活');
        await world.settled();
        await mother.picks('情绪管教');
        await world.settled();
        await mother.picks('选好了');
      }
      await mother.sees('哪个区、哪个街道');
      await mother.says('和平区小白楼街道');
      await mother.sees('同意我们记录孩子的信息吗');
      await mother.picks('不同意');
      await mother.sees('您是孩子的什么人');
      await mother.picks('父母');
      await mother.sees('请简单说说现在的困难');
      await mother.says('晚上总是忍不住吼他,紫色雨靴');
      await mother.sees('您担心会伤到孩子吗');
      await mother.picks('会');
      await mother.sees('需要语音、大字');
      await mother.picks('提交');
      await mother.sees(/回执码[\s\S]*今天11:00前会有工作人员看到/);

      expect(await world.query.report.findMany()).toMatchObject([{ level: 'P1', area: '120101', partial: false }]);
      const card = await supervisor.sees('您有1件待接手事项');
      expect(card).not.toMatch(/紫色雨靴|小白楼|吼/);
      await supervisor.picks('我已接手');
      await mother.sees('已有人接手');
      await supervisor.picks('查看线索');
      const shown = await supervisor.sees('想要的帮助');
      for (const words of ['生活、情绪管教', '小白楼街道', '紫色雨靴', '家长担心会伤到孩子', '记录孩子的信息:不同意']) {
        expect(shown).toContain(words);
      }
    },
  );

  test('hears from the receipt to the outcome of their own family, never of something they reported', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const mother = await world.citizen();
    await mother.says('/family');
    await walk(mother, [['您或孩子现在有危险吗', '没有']]);
    await walk(mother, [['您想要哪方面的帮助', '情绪管教', '选好了']]);
    await mother.sees('哪个区、哪个街道');
    await mother.says('和平区小白楼街道');
    await walk(mother, [
      ['同意我们记录孩子的信息吗', '不同意'],
      ['您是孩子的什么人', '父母'],
    ]);
    await mother.sees('请简单说说现在的困难');
    await mother.says('晚上总是忍不住吼他');
    await walk(mother, [
      ['您担心会伤到孩子吗', '会'],
      ['需要语音、大字', '提交'],
    ]);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await mother.sees('回执码'))?.[0] ?? 'none';
    await takesToSafety(supervisor);
    await mother.sees('您说的事,已有人接手了');
    await mother.says(`查询 ${code}`);
    await mother.sees('已经了解情况,会接着帮您和孩子');
    await supervisor.says('告知');
    await supervisor.sees('请写给报告人的进展');
    await supervisor.says('周三有人来帮忙。');
    await supervisor.sees('报告人会收到下面的话');
    await supervisor.picks('发送');
    await mother.sees('您说的事有了进展:\n周三有人来帮忙。');

    // The preview is what comes, word for word.
    await supervisor.says('结案');
    await supervisor.sees('为什么结案');
    await supervisor.picks('孩子安全、稳定');
    await supervisor.sees('请写给报告人的结果');
    await supervisor.says('有人常来帮忙了。');
    const preview = (await supervisor.sees('报告人会收到下面的话')).split('\n');
    await supervisor.picks('确认结案并发送');
    const told = await mother.sees('您说的事有了结果');
    expect(preview.slice(1, -1).join('\n')).toBe(told);
    await mother.says('没有解决');
    await mother.sees('上一级的工作人员会再看一遍');
    await mother.says('没有解决');
    await mother.sees('有新的情况,请发“我是家长”再说一次');
    await world.settled();
    const heard = mother.chat().filter((text) => !text.includes('报告一个孩子的情况'));
    expect(heard.join()).not.toMatch(/您报告|替孩子说|报告一次|确认孩子安全/);
  });

  test('in danger: the card, the duty desk at once, and where they are', async () => {
    world = await openWorld();
    const desk = await world.member('TJ-12-BDD', '值班员');
    const father = await world.citizen();
    await father.says('/family');
    await father.sees('您或孩子现在有危险吗');
    await father.picks('有');
    await father.sees('110 报警');
    await father.sees('已经通知值班人员');
    await father.sees('哪个区、哪个街道');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true }]);
    expect(await desk.sees('您有1件待接手事项')).toContain('紧急');
  });

  test('and who only answers goes on reporting, as ever', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await walk(neighbour, [
      ['孩子现在有危险吗', '没有'],
      ['您担心孩子遇到了什么', '吃穿住有困难', '选好了'],
      ['哪个区', '和平区'],
    ]);
    await neighbour.sees('看到或听到什么');
    await neighbour.says('我是家长');
    await neighbour.sees('多大');
  });

  test('who told of harm first and goes on here adds to what was filed: one case, one receipt, and nothing told before is lost', async () => {
    world = await openWorld();
    const officer = await world.member('TJ-12-CCA', '科员甲');
    const mother = await world.citizen();
    await mother.says('他爸天天打孩子');
    await walk(mother, [
      ['孩子现在有危险吗', '没有'],
      ['您担心孩子遇到了什么', '被打、被伤害', '失学、辍学', '选好了'],
    ]);
    await mother.sees('哪个区');
    await mother.says('/family');
    const code = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'none';
    const first = code(await mother.sees('回执码'));
    await officer.sees('您有1件待接手事项');
    await officer.picks('我已接手');
    await officer.sees('您已接手编号');
    await walk(mother, [
      ['您或孩子现在有危险吗', '没有'],
      ['您想要哪方面的帮助', '情绪管教', '选好了'],
    ]);
    await mother.sees('哪个区、哪个街道');
    await mother.says('和平区小白楼街道');
    await walk(mother, [
      ['同意我们记录孩子的信息吗', '不同意'],
      ['您是孩子的什么人', '父母'],
      ['您担心会伤到孩子吗', '不会'],
      ['需要语音、大字', '提交'],
    ]);
    expect(code(await mother.sees('工作人员看到'))).toBe(first);
    await officer.sees('报告人补充了内容');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P1', partial: false }]);
    expect(await world.query.case.count()).toBe(1);
    await officer.says('查看线索');
    const shown = await officer.sees('想要的帮助');
    for (const words of ['被打、被伤害、失学、辍学', '情绪管教', '小白楼街道', '父母']) expect(shown).toContain(words);
    expect(shown.match(/他爸天天打孩子/g)).toHaveLength(1);
    await mother.says('昨天又打了');
    await mother.sees('记下了');
    expect(await world.query.report.count()).toBe(1);
  });

  test('two matters of one chat, the report and the request, have a receipt each', async () => {
    world = await openWorld();
    const person = await world.citizen();
    await person.says('家长求助');
    await person.sees('您或孩子现在有危险吗');
    await person.picks('有');
    await person.sees('回执码');
    await person.sees('哪个区、哪个街道');
    await person.says('退出');
    await person.sees('已离开');
    await person.says('楼上有人拿着刀打孩子');
    await person.sees('110 报警');
    await person.sees('回执码');
    await world.settled();
    const reports = await world.query.report.findMany();
    expect(reports).toHaveLength(2);
    expect(new Set(reports.map(({ receiptHash }) => receiptHash)).size).toBe(2);
    expect(await world.query.conversation.findMany({ where: { channel: 'telegram-public' } })).toMatchObject([
      { flow: 'report' },
    ]);
  });
});
