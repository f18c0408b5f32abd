import { Agent, createServer, request } from 'node:http';
import { openDurable } from './sessions.js';
import { ALLOWED, readSettings, webhookUrl } from './settings.js';

/**
 * The reference: the least that a durable bot does. It takes an update, makes one durable SQLite commit for it, answers
 * with one message, and confirms. No questions, no report, no encryption, no outbox, no library.
 */
const { apiRoot, token, file, webhook } = readSettings();
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const database = openDurable(file);
database.exec('CREATE TABLE IF NOT EXISTS turn (chat INTEGER PRIMARY KEY, count INTEGER, last INTEGER)');
const keep = database.prepare(
  'INSERT INTO turn VALUES (?, 1, ?) ON CONFLICT (chat) DO UPDATE SET count = count + 1, last = excluded.last',
);

const call = (method: string, body: object): Promise<{ result: unknown }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${apiRoot}/bot${token}/${method}`, {
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

const take = ({ update_id, message, callback_query: press }: Update): number => {
  const chat = message?.chat.id ?? press?.from.id ?? 0;
  keep.run(chat, update_id);
  return chat;
};

const answer = async (chat: number, { callback_query: press }: Update): Promise<void> => {
  if (press) await call('answerCallbackQuery', { callback_query_id: press.id });
  await call('sendMessage', {
    chat_id: chat,
    text: '孩子大约多大?',
    reply_markup: { inline_keyboard: [[{ text: '3–7岁', callback_data: 'next' }]] },
  });
};

const poll = async (): Promise<void> => {
  for (let offset = 0; ; ) {
    const { result } = await call('getUpdates', { offset, timeout: 30, allowed_updates: ALLOWED });
    await Promise.all(
      (result as Update[]).map((update) => {
        offset = Math.max(offset, update.update_id + 1);
        return answer(take(update), update);
      }),
    );
  }
};

if (webhook) {
  createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    incoming.on('end', () => {
      const update = JSON.parse(text) as Update;
      const chat = take(update);
      response.writeHead(200).end();
      void answer(chat, update);
    });
  }).listen(webhook.port, '127.0.0.1');
  await call('setWebhook', {
    url: webhookUrl(webhook.port),
    secret_token: webhook.secret,
    allowed_updates: ALLOWED,
  });
} else await poll();
