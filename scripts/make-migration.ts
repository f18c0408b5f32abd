/**
 * After a change to the models in both `prisma/<engine>/schema.prisma`, writes the next migration of both engines: what
 * leads from the committed models to those in the work tree.
 *
 *     npx tsx scripts/make-migration.ts add_hand_over
 *
 * Read what it wrote, and add by hand what the models cannot say: partial indexes (SQLite drops a table's when it has
 * to build the table anew) and data.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINES } from '../src/store/engines/engine.js';
import { migrationsFolder } from '../src/store/migrate.js';
import { startPostgres } from '../tests/support/postgres.js';
import { readModels, sqlBetween } from './schema-engine.js';

const name = process.argv[2] ?? '';
if (!/^[a-z0-9_]+$/.test(name)) throw new Error('give the migration a name of small letters, digits and _');

const server = await startPostgres();
try {
  for (const engine of ENGINES) {
    const folder = migrationsFolder(engine);
    const earlier = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const sql = await sqlBetween(engine, engine === 'sqlite' ? ':memory:' : server.url('postgres'), {
      before: execFileSync('git', ['show', `HEAD:prisma/${engine}/schema.prisma`], { encoding: 'utf8' }),
      after: readModels(engine),
    });
    const migration = join(folder, `${String(earlier.length + 1).padStart(4, '0')}_${name}`);
    mkdirSync(migration);
    writeFileSync(join(migration, 'migration.sql'), sql);
    process.stdout.write(`${migration}/migration.sql\n`);
  }
} finally {
  await server.remove();
}
