import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/engines/engine.js';
import { migrate } from '../../src/store/migrate.js';
import { administer, type PostgresServer, startPostgres, TEMPLATE } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Asked over HTTP, answers with the url of the test run's PostgreSQL, which the first one to ask starts. */
    postgres: string;
  }
}

/** One PostgreSQL for the whole run, and none for a run that needs none. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  let server: Promise<PostgresServer> | undefined;
  const door = createServer(async (_, answer) => {
    try {
      server ??= startTemplated();
      answer.end((await server).url('postgres'));
    } catch (error) {
      answer.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  project.provide('postgres', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);

  return async () => {
    door.closeAllConnections();
    door.close();
    await (await server?.catch(() => undefined))?.remove();
  };
};

const startTemplated = async (): Promise<PostgresServer> => {
  const server = await startPostgres();
  try {
    await administer(server.url('postgres'), `CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
    const database = await openDatabase(server.url(TEMPLATE));
    await migrate(database);
    await database.close();
    return server;
  } catch (error) {
    await server.remove();
    throw error;
  }
};
