import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import type { Person } from '../support/people.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** A report on WeChat, up to the question of the district. */
const tellsUpToDistrict = async (citizen: Person): Promise<void> => {
  await citizen.says('你好');
  await citizen.sees('孩子现在有危险吗');
  await citizen.picks('没有');
  await citizen.sees('您担心孩子遇到了什么');
  await citizen.picks('吃穿住有困难');
  await citizen.sees('哪个区');
};

describe('a code in the midst of a report, on WeChat, where one account is the desk’s and the public’s', () => {
  test('that binds nothing loses nothing: the next answer belongs to the report', async () => {
    world = await openWorld({ wechat: true });
    const citizen = await world.citizen('wechat');
    await tellsUpToDistrict(citizen);
    await citizen.says('绑定 AAAA-BBBB-CCCC');
    await citizen.sees('邀请码不对');
    await citizen.says('1');
    await citizen.sees('看到或听到什么');
    await citizen.says('楼道里的孩子。');
    await citizen.sees('多大');
    expect(await world.query.member.count()).toBe(0);
  });

  test('that binds nothing leaves the silence as long as it was', async () => {
    world = await openWorld({ wechat: true });
    const citizen = await world.citizen('wechat');
    await citizen.says('救命');
    await citizen.sees('110');
    await world.later('PT4M');
    await citizen.says('绑定 AAAA-BBBB-CCCC');
    await citizen.sees('邀请码不对');
    await world.later('PT12M');
    await world.settled();
    expect(await world.query.report.findMany()).toMatchObject([{ partial: true }]);
  });

  test('that binds ends it, and says what became of what was told', async () => {
    world = await openWorld({ wechat: true });
    const citizen = await world.citizen('wechat');
    await tellsUpToDistrict(citizen);
    await citizen.says(`绑定 ${await world.invite(HEPING.supervisor)}`);
    await citizen.sees('刚才没有发送的内容已删除');
    await citizen.sees('绑定成功');
    expect(await world.query.report.count()).toBe(0);
    await citizen.says('我的待办');
    await citizen.sees('待办');
  });

  test('that binds after a call for help: it is filed, and has a ladder', async () => {
    world = await openWorld({ wechat: true });
    const citizen = await world.citizen('wechat');
    await citizen.says('救命');
    await citizen.sees('110');
    await citizen.says(`绑定 ${await world.invite(HEPING.supervisor)}`);
    await citizen.sees('刚才说的已经交给工作人员');
    await citizen.sees('绑定成功');
    expect(await world.query.report.findMany()).toMatchObject([{ partial: true }]);
    expect(await world.query.obligation.findMany()).toMatchObject([{ kind: 'acknowledge', state: 'open' }]);
  });

  test('that binds a chat that cannot be opened any more loses nothing: what it had is set aside', async () => {
    world = await openWorld({ wechat: true });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const citizen = await world.citizen('wechat');
    await tellsUpToDistrict(citizen);
    const invite = await world.invite(HEPING.supervisor);
    const database = await openDatabase(world.database.url);
    await database.transact(
      (tx) => tx.$executeRaw`
        UPDATE "Conversation" SET "sealedState" = 'ruined', "revision" = "revision" + 1 WHERE "flow" = 'report'`,
    );
    await database.close();
    await citizen.says(`绑定 ${invite}`);
    await citizen.sees('绑定成功');
    expect(await world.query.parkedUpdate.findMany()).toMatchObject([{ sealedInbound: 'ruined' }]);
    await operator.sees('有1条消息无法处理');
  });

  test('that binds a chat in which nothing was told says nothing of it', async () => {
    world = await openWorld({ wechat: true });
    const citizen = await world.citizen('wechat');
    await citizen.says('你好');
    await citizen.sees('孩子现在有危险吗');
    await citizen.says(`绑定 ${await world.invite(HEPING.supervisor)}`);
    await citizen.sees('绑定成功');
    await world.settled();
    expect(citizen.chat().join()).not.toMatch(/刚才/);
  });
});
