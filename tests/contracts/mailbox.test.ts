import { expect, test } from 'vitest';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

eachEngine((_, fresh) => {
  test('says of any number of chats when each got its newest message', async () => {
    const { url } = await fresh();
    const store = await openStore(url, openSeal(Buffer.alloc(32, 1)));
    const message = { text: 'a', choices: [], choose: 'one' } as const;
    const chats = Array.from({ length: 45 }, (_, n) => `chat ${n}`);
    await store.write(async (tx) => {
      for (const [n, chat] of chats.entries()) {
        if (n % 2 === 0) continue;
        await tx.mail.put(chat, { id: `${n}a`, at: 2_000_000_000_000 + n, message });
        await tx.mail.put(chat, { id: `${n}b`, at: 1_000_000_000_000 + n, message });
      }
    });
    expect(await store.read.mail.newest(chats)).toEqual(chats.map((_, n) => (n % 2 ? 2_000_000_000_000 + n : null)));
    expect(await store.read.mail.newest([])).toEqual([]);
    await store.close();
  });
});
