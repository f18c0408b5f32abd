import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Engine } from '../src/store/engines/engine.js';

/** The models of an engine, as its schema file says them. */
export const readModels = (engine: Engine): string =>
  readFileSync(fileURLToPath(new URL(`../prisma/${engine}/schema.prisma`, import.meta.url)), 'utf8');

/**
 * The SQL that leads from the models `before` (from nothing, without them) to `after`, by Prisma's schema engine as npm
 * carries it, which unlike the native one needs no download. It connects to `url`, and changes nothing there.
 */
export const sqlBetween = async (
  engine: Engine,
  url: string,
  { before, after }: { before?: string; after: string },
): Promise<string> => {
  loaded ??= load();
  await loaded;
  const factory = engine === 'sqlite' ? new PrismaBetterSqlite3({ url }) : new PrismaPg({ connectionString: url });
  const path = 'schema.prisma';
  const schemaEngine = await bindings.SchemaEngine.new(
    { datamodels: [[path, after]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    const { stdout } = await schemaEngine.diff({
      from: before === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path, content: before }] },
      to: { tag: 'schemaDatamodel', files: [{ path, content: after }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    } as unknown as Parameters<typeof schemaEngine.diff>[0]);
    return stdout ?? '';
  } finally {
    schemaEngine.free();
  }
};

let loaded: Promise<void> | undefined;

/** The type libraries of Node.js do not name what Node.js has. */
interface WebAssembly {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
}

const load = async (): Promise<void> => {
  const bytes = readFileSync(
    createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm')
      .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'),
  );
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssembly };
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
};
