import { defineConfig } from 'prisma/config';

// `generate` asks for a schema engine that it does not use and would download it; any existing file satisfies it, so
// the project installs without internet. `migrate` finds the real one when this is unset.
if (process.argv.includes('generate')) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

const engine = process.env.DATABASE_URL?.startsWith('postgres') ? 'postgresql' : 'sqlite';

export default defineConfig({
  schema: `prisma/${engine}/schema.prisma`,
  migrations: { path: `prisma/${engine}/migrations` },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/huyou.db' },
});
