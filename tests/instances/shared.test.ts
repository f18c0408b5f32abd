import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadLadder } from '../../src/files/load.js';
import { transition } from '../../src/notify/ladder/transition.js';
import type { Store } from '../../src/store/store.js';
import { findings } from '../support/chain.js';
import type { Person } from '../support/people.js';
import { administer } from '../support/postgres.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

/** Several instances and a PostgreSQL share the cores that other test files use too. */
vi.setConfig({ testTimeout: 120_000 });

let world: World;
afterEach(() => world.close());

/** So many matters nobody has taken, all of which have just come to the end of their first rung. */
const manyDue = async (count: number, areas = ['120101']): Promise<void> => {
  const now = world.clock.now();
  const hour = 3_600_000;
  const ladder = await loadLadder(undefined, false);
  await world.app.store.write((tx) => tx.policies.keep(ladder, now));
  const area = `(ARRAY[${areas.map((one) => `'${one}'`).join()}])[1 + n % ${areas.length}]`;
  const from = `FROM generate_series(1, ${count}) AS n`;
  await administer(
    world.database.url,
    `INSERT INTO "Case" ("id", "number", "area", "level", "status", "openedAt", "updatedAt")
       SELECT 'case' || n, 'N' || n, ${area}, 'P1', 'received', ${now}, ${now} ${from}`,
    `INSERT INTO "Obligation" ("id", "caseId", "reportId", "kind", "level", "area", "timezone", "policyVersion", "rung",
       "nudge", "rungStartedAt", "openedAt", "dueAt", "nextDueAt", "epoch", "state")
       SELECT 'case' || n || '-ack', 'case' || n, 'case' || n, 'acknowledge', 'P1', ${area}, 'Asia/Shanghai',
         '${ladder.version}', 0, 3, ${now - hour}, ${now - hour}, ${now + hour}, ${now}, 1, 'open' ${from}`,
    `INSERT INTO "Event" ("at", "kind", "caseId", "obligationId", "data")
       SELECT ${now}, 'obligation.opened', o."caseId", o."id",
         json_build_object('epoch', json_build_object('to', 1), 'row', row_to_json(o))::text FROM "Obligation" o`,
  );
};

describe('the ticks of six instances', () => {
  test('move 2,000 obligations that are due one step each, and call once for each', async () => {
    world = await openWorld({ instances: 6 });
    const posts = world.app.posts.filter(({ kind }) => kind === 'district_civil_affairs');
    const bureaus: Person[] = [];
    for (const { code } of posts) bureaus.push(await world.member(code, '民政科员'));
    await manyDue(
      2_000,
      posts.map(({ area }) => area),
    );
    await Promise.all(world.apps.map((app) => app.tick()));
    await world.settled();
    await world.later('PT5S');

    const steps = await world.query.event.groupBy({
      by: ['obligationId'],
      where: { kind: 'obligation.climbed' },
      _count: true,
    });
    expect(steps).toHaveLength(2_000);
    expect(steps.filter(({ _count }) => _count !== 1)).toEqual([]);
    const stands = await world.query.obligation.groupBy({ by: ['rung', 'epoch', 'state'], _count: true });
    expect(stands).toEqual([{ rung: 1, epoch: 2, state: 'open', _count: 2_000 }]);
    const pages = await world.query.outbox.groupBy({ by: ['state'], where: { kind: 'page' }, _count: true });
    expect(pages).toEqual([{ state: 'sent', _count: 2_000 }]);
    const cards = bureaus.flatMap((bureau) => bureau.chat()).filter((text) => text.includes('待接手事项'));
    expect(cards).toHaveLength(2_000);
    expect(new Set(cards).size).toBe(2_000);
  }, 300_000);

  test('sweep what is old once and for all, and nothing else', async () => {
    world = await openWorld({ instances: 3 });
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await world.settled();
    await world.app.store.write((tx) => tx.pace.pause('a-chat', world.clock.now() + 1_000));
    await world.jump('P8D');
    expect(await world.query.update.count()).toBe(0);
    expect(await world.query.pace.findMany({ where: { key: 'a-chat' } })).toEqual([]);
    await neighbour.picks('没有');
    await neighbour.sees('您担心孩子遇到了什么');
    expect(await world.query.update.count()).toBe(1);
  });
});

describe('the record of four instances that write and link at once', () => {
  test('is one chain, with a link for each event', async () => {
    world = await openWorld({ instances: 4 });
    const stores = world.apps.map(({ store }) => store);
    let linkings = 0;
    const writes = stores.flatMap((store, at) =>
      Array.from({ length: 60 }, async (_, n) => {
        await store.write(async (tx) => {
          await tx.events.add({ at: n, kind: 'first', memberId: `${at}:${n}` });
          for (let looks = 0; looks < n % 7; looks += 1) await tx.links.head();
          await tx.events.add({ at: n, kind: 'second', memberId: `${at}:${n}` });
        });
      }),
    );
    const links = world.apps.map(async (app) => {
      for (let tick = 0; tick < 30; tick += 1) {
        await app.tick();
        linkings += 1;
      }
    });
    await Promise.all([...writes, ...links]);
    await world.app.tick();
    expect(linkings).toBe(120);
    const { found, verified } = await findings(world.app.store);
    expect(found).toEqual([]);
    expect(verified).toMatchObject({ links: await world.query.event.count(), waiting: 0 });
    expect(verified.links).toBeGreaterThanOrEqual(480);
  });

  test('takes an event whose commit came late, after those with higher numbers', async () => {
    world = await openWorld({ instances: 2 });
    const [here, there] = world.apps.map(({ store }) => store) as [Store, Store];
    const gates = { added: () => {}, commit: () => {} };
    const added = new Promise<void>((open) => (gates.added = open));
    const commit = new Promise<void>((open) => (gates.commit = open));
    const late = here.write(async (tx) => {
      await tx.events.add({ at: 1, kind: 'late' });
      gates.added();
      await commit;
    });
    await added;
    await there.write((tx) => tx.events.add({ at: 2, kind: 'early' }));
    await world.apps[1]?.tick();
    gates.commit();
    await late;
    await world.apps[1]?.tick();
    const rows = await world.query.$queryRaw<{ kind: string }[]>`
      SELECT e."kind" FROM "Link" l JOIN "Event" e ON e."seq" = l."eventSeq" WHERE e."kind" IN ('late', 'early')
      ORDER BY l."position"`;
    expect(rows.map(({ kind }) => kind)).toEqual(['early', 'late']);
    expect((await findings(here)).found).toEqual([]);
  });
});

describe('two people in the same millisecond, at two instances', () => {
  test('one has it, the other hears who', async () => {
    world = await openWorld({ instances: 2 });
    const desk = [await world.member(HEPING.supervisor, '督导员甲'), await world.member(HEPING.supervisor, '督导员乙')];
    for (let n = 1; n <= 5; n += 1) {
      await reportsNeglect(await world.citizen());
      for (const one of desk) await one.sees('您有1件待接手事项');
      await Promise.all(desk.map((one) => one.picks('我已接手')));
      await world.settled();
    }
    const held = await world.query.obligation.groupBy({ by: ['state'], _count: true });
    expect(held).toEqual([{ state: 'acknowledged', _count: 5 }]);
    expect(await world.query.event.count({ where: { kind: 'obligation.acknowledged' } })).toBe(5);
    for (const one of desk) {
      const mine = one.chat().filter((text) => text.includes('您已接手编号')).length;
      const theirs = one.chat().filter((text) => /督导员[甲乙]于/.test(text)).length;
      expect(mine + theirs).toBeGreaterThanOrEqual(5);
    }
  });
});

describe('a card that arrives while somebody takes the matter at another instance', () => {
  test('waits for the taking, so that it is brought in line', async () => {
    world = await openWorld({ instances: 2 });
    await manyDue(1);
    const [here, there] = world.apps.map(({ store }) => store) as [Store, Store];
    const read = await here.read.obligations.byId('case1-ack');
    const gates = { taken: () => {}, commit: () => {} };
    const taken = new Promise<void>((open) => (gates.taken = open));
    const commit = new Promise<void>((open) => (gates.commit = open));
    const taking = here.write(async (tx) => {
      const heldAt = world.clock.now();
      const held = { state: 'acknowledged', holderId: 'somebody', heldAt } as const;
      if (read) await transition(tx, read, { ...read, ...held }, { kind: 'obligation.acknowledged' }, heldAt);
      gates.taken();
      await commit;
    });
    await taken;
    const arriving = there.write((tx) => tx.obligations.standing(new Set(['case1-ack'])));
    const waits = async (): Promise<void> => {
      const [row] = await world.query.$queryRaw<{ n: bigint }[]>`
        SELECT COUNT(*) AS n FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR SHARE%'`;
      if (Number(row?.n) === 0) await waits();
    };
    await Promise.race([arriving, waits()]);
    gates.commit();
    await taking;
    expect((await arriving).get('case1-ack')?.state).toBe('acknowledged');
  });
});

describe('two turns of one chat, at two instances at once', () => {
  /** Hands one instance an update, as a load balancer would. */
  const deliver = async (at: number, update: object): Promise<number> => {
    const url = `${world.apps[at % world.apps.length]?.url}/telegram/public`;
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'a-secret-of-sixteen' };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) })).status;
  };
  const text = (id: number, chat: number, words: string) => ({
    update_id: id,
    message: {
      message_id: id,
      date: 1,
      text: words,
      chat: { id: chat, type: 'private', first_name: 'Reporter' },
      from: { id: chat, is_bot: false, first_name: 'Reporter', language_code: 'en' },
    },
  });

  test('are both taken, each on what the other left; the same update twice is one turn', async () => {
    world = await openWorld({ instances: 2 });
    const chats = Array.from({ length: 10 }, (_, n) => 7_200 + n);
    for (const id of chats) world.api.user(PUBLIC_TOKEN, { id, firstName: 'Reporter' });
    const answers = await Promise.all(
      chats.flatMap((chat) =>
        [0, 1, 2, 3].flatMap((n) => {
          const update = text(chat * 10 + n, chat, n === 0 ? '/start' : `words ${n}`);
          return [deliver(n, update), deliver(n + 1, update)];
        }),
      ),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    await world.settled();
    const saved = await world.query.conversation.findMany();
    expect(saved.map(({ revision }) => revision)).toEqual(chats.map(() => 4));
    expect(await world.query.update.count()).toBe(40);
    expect(await world.query.parkedUpdate.count()).toBe(0);
    expect(world.api.calls(DESK_TOKEN, 'sendMessage')).toEqual([]);
  });
});
