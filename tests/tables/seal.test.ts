import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDataKey } from '../../src/store/data-key.js';
import { StorageProblem } from '../../src/store/engines/problem.js';
import { openSeal, SealProblem } from '../../src/store/seal.js';
import { inEnglish } from '../support/terminal.js';

const key = (byte: number): Buffer => Buffer.alloc(32, byte);
const WORDS = `她说晚上不敢回家。\u0000 ${'长'.repeat(10_000)}`;

describe('a sealed text', () => {
  const seal = openSeal(key(1));

  test('opens to the same words, says nothing of them, and is never the same twice', () => {
    const sealed = seal.seal('message', WORDS);
    expect(seal.open('message', sealed)).toBe(WORDS);
    expect(sealed).toMatch(/^1\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
    expect(seal.seal('message', WORDS)).not.toBe(sealed);
    expect(seal.open('message', seal.seal('message', ''))).toBe('');
  });

  test('opens for its purpose only', () => {
    const sealed = seal.seal('message', 'words');
    expect(() => seal.open('address', sealed)).toThrow(SealProblem);
  });

  test.each(['1', '2', '3'])('is refused when part %s was changed', (part) => {
    const parts = seal.seal('message', 'words').split('.');
    const changed = parts[Number(part)] ?? '';
    parts[Number(part)] = `${changed.startsWith('A') ? 'B' : 'A'}${changed.slice(1)}`;
    expect(() => seal.open('message', parts.join('.'))).toThrow(SealProblem);
  });

  test.each(['', 'words', '1.a.b', '2.a.b.c', '1.a.b.c.d'])('%j was never sealed', (text) => {
    expect(() => seal.open('message', text)).toThrow(SealProblem);
  });

  test('is refused when it is cut short: the tag is always whole', () => {
    const [version, id, nonce, body = ''] = seal.seal('message', 'words').split('.');
    for (const length of [0, 4, 16, body.length - 1]) {
      expect(() => seal.open('message', [version, id, nonce, body.slice(0, length)].join('.'))).toThrow(SealProblem);
    }
  });
});

describe('a data key', () => {
  test('opens nothing that another sealed: both are named, and nothing that was sealed', () => {
    const [one, other] = [openSeal(key(1)), openSeal(key(2))];
    expect(() => other.open('message', one.seal('message', 'secret words'))).toThrow(
      new SealProblem(`sealed with data key ${one.keyId}, but the key here is ${other.keyId}`),
    );
  });

  test('has 32 bytes', () => {
    expect(() => openSeal(Buffer.alloc(16))).toThrow('a data key has 32 bytes, this one 16');
  });
});

test('a digest depends on the key, the purpose and the text; a secret is its own for each purpose', () => {
  const seal = openSeal(key(1));
  const digests = [
    seal.digest('chat', 'web:1'),
    seal.digest('chat', 'web:2'),
    seal.digest('receipt', 'web:1'),
    openSeal(key(2)).digest('chat', 'web:1'),
  ];
  expect(new Set(digests).size).toBe(4);
  expect(digests[0]).toMatch(/^[\w-]{43}$/);
  expect(seal.digest('chat', 'web:1')).toBe(digests[0]);
  expect(seal.secret('a')).toHaveLength(32);
  expect(seal.secret('a')).not.toEqual(seal.secret('b'));
  expect(seal.secret('a')).toEqual(openSeal(key(1)).secret('a'));
});

describe('the data key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huyou-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const read = async (value: string | undefined, besides: string | undefined) => {
    const told: string[] = [];
    const made = await inEnglish(readDataKey({ value, besides, onMade: (file) => told.push(file) }));
    return { made, told };
  };

  test('is DATA_KEY', async () => {
    expect(await read(key(7).toString('base64'), undefined)).toEqual({ made: key(7), told: [] });
  });

  test.each(['short', `${key(7).toString('base64')}AA`, `${'!'.repeat(43)}=`, key(7).toString('hex')])(
    'is not %s, and the refusal does not repeat it',
    async (value) => {
      const refusal = await read(value, undefined).catch((error: unknown) => error);
      expect(refusal).toHaveProperty('cause', expect.any(StorageProblem));
      expect(String(refusal)).toMatch(
        /DATA_KEY must be 32 bytes in base64.*bring back the key .* Only for a new database/,
      );
      expect(String(refusal)).not.toContain(value);
    },
  );

  test('is made once beside a new database, for its owner only, and told of once', async () => {
    const file = join(folder, 'data', 'huyou.db');
    const first = await read(undefined, file);
    expect(first.made).toHaveLength(32);
    expect(first.told).toEqual([`${file}.key`]);
    expect((await stat(`${file}.key`)).mode & 0o777).toBe(0o600);
    expect(await read(undefined, file)).toEqual({ made: first.made, told: [] });
  });

  test('is the same for processes that start at once', async () => {
    const file = join(folder, 'huyou.db');
    const all = await Promise.all(Array.from({ length: 8 }, () => read(undefined, file)));
    expect(new Set(all.map(({ made }) => made.toString('hex'))).size).toBe(1);
  });

  test('is never made anew for a database that has lost it', async () => {
    const file = join(folder, 'huyou.db');
    await writeFile(file, 'a database');
    await expect(read(undefined, file)).rejects.toThrow(/huyou\.db\.key is missing/);
    await expect(readFile(`${file}.key`)).rejects.toThrow();
  });

  test('must be given where the database is a server', async () => {
    await expect(read(undefined, undefined)).rejects.toThrow(
      /DATA_KEY is not set.*bring back the key.*openssl rand -base64 32/,
    );
  });
});
