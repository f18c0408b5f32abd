import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { build, startProgram } from '../support/kills/program.js';

beforeAll(build);

test('a program that is told to stop while it starts ends what it began, and then itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-stop-'));
  let firstCall: () => void = () => {};
  const called = new Promise<void>((resolve) => {
    firstCall = resolve;
  });
  const platform = createServer((request, response) => {
    firstCall();
    const result = request.url?.endsWith('/getMe')
      ? { id: 100_001, is_bot: true, first_name: 'bot', username: 'huyou_bot' }
      : request.url?.includes('/getUpdates')
        ? []
        : true;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
  });
  await new Promise<void>((listening) => platform.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    platform.closeAllConnections();
    platform.close();
    await rm(folder, { recursive: true });
  });

  const program = startProgram({
    DATABASE_URL: `file:${join(folder, 'huyou.db')}`,
    PORT: '0',
    LOG_LEVEL: 'info',
    TELEGRAM_API_ROOT: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
    TELEGRAM_PUBLIC_TOKEN: '100001:while-it-starts',
  });
  // The bot asks who it is before the program is up.
  await called;
  await program.end('SIGTERM');
  expect(await program.ended).toBe(null);
  expect(program.log()).toContain('stopping');
});
