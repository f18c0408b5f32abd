import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { administer, startPostgres } from '../../tests/support/postgres.js';
import { inFolder } from '../drive/folder.js';
import type { Bulk } from './bulk.js';

/** Makes databases of one engine. */
export interface Engine {
  readonly name: Bulk['engine'];
  readonly folder: string;
  /** The url of a new, empty database. */
  fresh(): Promise<string>;
  /** The url of a copy of a database that nobody has open. */
  copy(url: string): Promise<string>;
}

/** Runs `work` with an engine: files in a folder, or a PostgreSQL of its own that is as durable as in production. */
export const withEngine = <T>(name: Bulk['engine'], work: (engine: Engine) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    if (name === 'sqlite') {
      const url = () => `file:${join(folder, `${randomUUID()}.db`)}`;
      return work({
        name,
        folder,
        fresh: async () => url(),
        async copy(from) {
          const to = url();
          await copyFile(from.slice('file:'.length), to.slice('file:'.length));
          return to;
        },
      });
    }
    const server = await startPostgres({ durable: true });
    try {
      const make = async (template: string): Promise<string> => {
        const database = `bench_${randomUUID().replaceAll('-', '')}`;
        await administer(server.url('postgres'), `CREATE DATABASE ${database} TEMPLATE ${template}`);
        return server.url(database);
      };
      return await work({
        name,
        folder,
        fresh: () => make('template0'),
        copy: (from) => make(new URL(from).pathname.slice(1)),
      });
    } finally {
      await server.remove();
    }
  });
