import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import type { Desk } from '../../../src/operator/command.js';
import { COMMANDS } from '../../../src/operator/commands.js';
import { english } from '../terminal.js';
import type { World } from '../world.js';

/** What a command did. */
export interface Ran {
  readonly lines: readonly string[];
  /** What is in the files that it wrote. */
  readonly written: readonly string[];
  /** What it opened. */
  readonly reads: readonly string[];
  /** The tables that are not what they were. */
  readonly changes: readonly string[];
  /** What was put on record. */
  readonly events: readonly string[];
}

/** What the tables hold, in an operator's words; the record itself is told apart. */
const TABLES: Readonly<Record<string, string>> = {
  Invite: 'invites',
  Holding: 'who holds what',
  StandIn: 'who stands in',
  Member: 'members',
  MemberAddress: 'members’ chats',
  Obligation: 'who is called',
  Outbox: 'messages that leave',
  SentCard: 'cards that were sent',
  Case: 'what is kept of a case',
};
const RECORD: readonly string[] = ['Event', 'EventLink', 'Link', 'Head', 'Unlinked'];

/** Runs an operator's commands, which write into `folder`, beside the service, and looks what they do. */
export const openOperator = (world: World, folder: string) => {
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  const tables = async (): Promise<ReadonlyMap<string, string>> => {
    const { query } = world;
    const named = await query.$queryRaw<{ name: string }[]>`SELECT "name" FROM sqlite_master WHERE "type" = 'table'`;
    const all = new Map<string, string>();
    for (const { name } of named) {
      if (!/^[A-Z]\w+$/.test(name)) continue;
      all.set(name, JSON.stringify(await query.$queryRawUnsafe(`SELECT * FROM "${name}"`), plain));
    }
    return all;
  };
  return {
    async runs(name: string, args: readonly string[]): Promise<Ran> {
      await world.jump('PT1S');
      const before = await tables();
      const files = new Set(await readdir(folder));
      const known = new Set((await world.query.event.findMany()).map(({ seq }) => seq));
      const reads = new Set<string>();
      const opened = <T>(what: string, value: T): T => {
        reads.add(what);
        return value;
      };
      const desk: Desk = {
        now: world.clock.now(),
        locale: 'en',
        config: () => opened('the configuration', readConfig(world.settings)),
        posts: async () => opened('the directory', world.app.posts),
        withStore: (work) => opened('the database', work(world.app.store)),
      };
      const result = await COMMANDS[name]?.run(args, desk);
      if (!result) throw new Error(`not how ${name} is called: ${args.join(' ')}`);
      const after = await tables();
      const changed = [...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);
      const events = (await world.query.event.findMany()).filter(({ seq }) => !known.has(seq));
      const wrote = (await readdir(folder)).filter((file) => !files.has(file));
      await world.jump('PT1S');
      return {
        lines: [...(result.notes ?? []), ...result.lines].map(english),
        written: await Promise.all(wrote.map((file) => readFile(join(folder, file), 'utf8'))),
        reads: [...reads].sort(),
        changes: changed
          .filter((table) => !RECORD.includes(table))
          .map((table) => TABLES[table] ?? table)
          .sort(),
        events: [...new Set(events.map(({ kind }) => `\`${kind}\``))].sort(),
      };
    },
  };
};
