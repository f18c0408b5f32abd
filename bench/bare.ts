import { Agent, request } from 'node:http';
import Database from 'better-sqlite3';

/**
 * The reference: the least that a durable bot does. It polls, makes one durable SQLite commit for each turn, answers with one
 * message, and confirms. No questions, no report, no encryption, no outbox.
 */
const [root = '', token = '', file = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS turn (chat INTEGER PRIMARY KEY, count INTEGER, last INTEGER)');
const keep = database.prepare(
  'INSERT INTO turn VALUES (?, 1, ?) ON CONFLICT (chat) DO UPDATE SET count = count + 1, last = excluded.last',
);

const call = (method: string, body: object): Promise<{ result: unknown }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${root}/bot${token}/${method}`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve(JSON.parse(text)));
    });
    sent.end(JSON.stringify(body));
  });

interface Update {
  update_id: number;
  message?: { chat: { id: number } };
  callback_query?: { id: string; from: { id: number } };
}

let offset = 0;
for (;;) {
  const { result } = await call('getUpdates', { offset, timeout: 30 });
  await Promise.all(
    (result as Update[]).map(async ({ update_id, message, callback_query: press }) => {
      const chat = message?.chat.id ?? press?.from.id ?? 0;
      keep.run(chat, update_id);
      offset = Math.max(offset, update_id + 1);
      if (press) await call('answerCallbackQuery', { callback_query_id: press.id });
      await call('sendMessage', {
        chat_id: chat,
        text: '孩子大约多大?',
        reply_markup: { inline_keyboard: [[{ text: '3–7岁', callback_data: 'next' }]] },
      });
    }),
  );
}
