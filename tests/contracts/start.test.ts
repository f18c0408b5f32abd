import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshDatabase, freshFile } from '../support/engines.js';
import { type Ended, programsInFolder, stopped } from '../support/programs.js';

const root = resolve(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 1).toString('base64');
const { inFolder, run, file } = programsInFolder();

describe('a right start', () => {
  test('prints where it is, is ready, and stops when told', async () => {
    let asked: Promise<number[]> | undefined;
    const { code, out } = await run('main', { DATABASE_URL: `file:${inFolder('good.db')}` }, [], (printed, child) => {
      const url = /chat {3}(http\S+)\//.exec(printed)?.[1];
      if (!url || asked || !printed.includes('Then report')) return;
      asked = Promise.all(
        ['/healthz', '/readyz', '/', '/desk', '/metrics', '/statusz'].map(
          async (path) => (await fetch(url + path)).status,
        ),
      );
      void asked.finally(() => child.kill('SIGTERM'));
    });
    expect(await asked).toEqual([200, 200, 200, 200, 200, 200]);
    expect(out).toContain('TRIAL');
    expect(code).toBe(0);
  });

  test('is told in Chinese to a Chinese terminal, and so is what is wrong, and what a command says', async () => {
    const env = { DATABASE_URL: `file:${inFolder('zh.db')}`, LANG: 'zh_CN.UTF-8' };
    const started = await run('main', env, [], (out, child) => void (out.includes('.key') && child.kill('SIGTERM')));
    expect(started).toMatchObject({ code: 0, err: '' });
    expect(started.out).toMatch(/这是试用.*120。\n.*#invite=.*“我已接手”。\n.*zh\.db\.key/s);
    // Without addresses and paths.
    expect(started.out.replaceAll(/\S*\/\S*/g, '').match(/[a-z]+/gi)).toEqual(['Huyou']);
    expect(await run('main', { ...env, PORT: 'x' })).toMatchObject({
      code: 1,
      err: 'huyou: PORT 不是端口号:请填0到65535之间的数字。\n',
    });
    expect(await run('cli', env, ['backup', inFolder('zh.db')])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^huyou: \S*zh\.db 已经存在,.*请换一个文件名。\n$/),
    });
  });

  test('that forgot the settings of the last one is refused, and no post is left out; what a trial left is told', async () => {
    const bare = { DATABASE_URL: `file:${inFolder('own.db')}`, DATA_KEY: KEY };
    const own = {
      ...bare,
      PUBLIC_URL: 'https://huyou.example/x',
      METRIC_TOKEN: 'x',
      DIRECTORY_FILE: join(root, 'assets/sample-directory.csv'),
    };
    const bot = { ...bare, TELEGRAM_DESK_TOKEN: '1:x', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };
    expect(await run('main', bare, [], stopped)).toMatchObject({ code: 0, out: expect.stringContaining('TRIAL') });
    const first = await run('main', own, [], stopped);
    expect(first.out).toContain('METRIC_TOKEN is set, and no setting has that name: it does nothing. If METRICS_TOKEN');
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('This database was that of a trial') });
    expect(first.out).toMatch(
      /chat {3}https:\/\/huyou\.example\/x\/\n.* by a proxy to http:\/\/127\.0\.0\.1:\d+\n.*PUBLIC_URL has a path/s,
    );
    for (const env of [bare, bot]) {
      const err = expect.stringMatching(/^huyou: DIRECTORY_FILE is not set, .* \. \.\/huyou\.env; .*\n$/);
      expect(await run('main', env, [], stopped)).toMatchObject({ code: 1, out: '', err });
    }
    expect((await run('main', own, [], stopped)).out).not.toContain('trial');
  }, 60_000);

  test('on a file that another serves is refused while that one lives; a command goes on beside it', async () => {
    const env = { DATABASE_URL: `file:${inFolder('one.db')}`, DATA_KEY: KEY };
    let asked: Promise<[Ended, Ended]> | undefined;
    const { code } = await run('main', env, [], (printed, child) => {
      if (asked || !printed.includes('running')) return;
      asked = Promise.all([run('main', env, [], stopped), run('cli', env, ['invite', 'TJ-120101-SCS'])]);
      void asked.finally(() => child.kill('SIGKILL'));
    });
    expect(code, 'it was killed').toBe(null);
    const [second, command] = (await asked) as [Ended, Ended];
    expect(second).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^huyou: Another Huyou .*one\.db.*\n$/),
    });
    expect(command).toMatchObject({ code: 0, out: expect.stringContaining('/start ') });
    expect((await run('main', env, [], stopped)).code, 'at once after a kill').toBe(0);
  }, 60_000);

  test.each([
    ['sqlite', freshFile],
    ['postgresql', freshDatabase],
  ])('needs no query engine, which takes 60 MB, nor does inviting, in a trial or not: %s', async (_, fresh) => {
    const watch = `const { Module } = WebAssembly;
      WebAssembly.Module = function (bytes) {
        if (bytes.byteLength > 1e6) process.stderr.write('the query engine was loaded');
        return new Module(bytes);
      };`;
    const env = {
      DATABASE_URL: (await fresh()).url,
      DATA_KEY: KEY,
      DIRECTORY_FILE: join(root, 'assets/sample-directory.csv'),
      NODE_OPTIONS: `--require ${await file('watch.cjs', watch)}`,
    };
    const { DIRECTORY_FILE: _own, ...trial } = env;
    expect(await run('main', trial, [], stopped)).toMatchObject({ code: 0, err: '' });
    expect(await run('main', env, [], stopped)).toMatchObject({ code: 0, err: '' });
    expect(await run('cli', env, ['invite', 'TJ-120101-SCS'])).toMatchObject({ code: 0, err: '' });
    const people = await file('people.csv', 'name,posts\n张三,TJ-120101-SCS\n');
    const imported = await run('cli', env, ['import-members', people]);
    expect(imported.err, 'it would be seen').toContain('the query engine was loaded');
  });

  test('that stood still for a while says so in a line like any other', async () => {
    let stood = false;
    const { code, err } = await run(
      'main',
      { DATABASE_URL: `file:${inFolder('still.db')}`, DATA_KEY: KEY, LOG_LEVEL: 'warn' },
      [],
      (printed, child) => {
        if (stood || !printed.includes('Then report')) return;
        stood = true;
        // Beats have begun after two seconds; more than five late is what is told.
        setTimeout(() => child.kill('SIGSTOP'), 2_000);
        setTimeout(() => child.kill('SIGCONT'), 10_000);
        setTimeout(() => child.kill('SIGTERM'), 13_000);
      },
    );
    expect(code).toBe(0);
    const lines = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg: string; lateMs?: number });
    const late = lines.filter(({ msg }) => msg.startsWith('a beat came late'));
    expect(late.length).toBeGreaterThan(0);
    // Not one for each second missed; a busy machine may add one of its own.
    expect(late.length).toBeLessThan(4);
    expect(late[0]?.lateMs).toBeGreaterThan(5_000);
  });
});
