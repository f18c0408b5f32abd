import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

interface Table {
  findUnique(query: { where: { key: string } }): Promise<{ value: string } | null>;
  upsert(query: {
    where: { key: string };
    create: { key: string; value: string };
    update: { value: string };
  }): Promise<unknown>;
  deleteMany(query: { where: { key: string } }): Promise<unknown>;
}
interface Client {
  readonly setting: Table;
  $executeRawUnsafe(sql: string): Promise<unknown>;
  $queryRawUnsafe(sql: string): Promise<unknown>;
}

/**
 * grammY's Prisma storage, line by line as @grammyjs/storage-prisma has it (whose types do not resolve), over the Prisma
 * client that is generated here anyway: its table `Setting` has the two columns that the storage asks for.
 */
export const prismaSessions = async <T>(file: string, client: string) => {
  const { PrismaClient } = (await import(client)) as { PrismaClient: new (options: object) => Client };
  const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}` }) });
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000'])
    await prisma.$queryRawUnsafe(`PRAGMA ${pragma}`);
  await prisma.$executeRawUnsafe(
    'CREATE TABLE IF NOT EXISTS "Setting" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL)',
  );
  const table = prisma.setting;
  return {
    async read(key: string): Promise<T | undefined> {
      const row = await table.findUnique({ where: { key } });
      return row?.value ? (JSON.parse(row.value) as T) : undefined;
    },
    async write(key: string, data: T): Promise<void> {
      const value = JSON.stringify(data);
      await table.upsert({ where: { key }, create: { key, value }, update: { value } });
    },
    async delete(key: string): Promise<void> {
      await table.deleteMany({ where: { key } });
    },
  };
};
