import PgBoss from 'pg-boss';
import { Telegram } from 'telegraf';

/**
 * pg-boss sending messages: as many on their way at once as Huyou has, by the library that Huyou's desk bot has. Its own
 * `work` waits half a second between two batches; asked for the next batch at once it drains faster, so that is what it
 * is measured by.
 */
const { RIVAL_DATABASE: database = '', RIVAL_API_ROOT: apiRoot = '', RIVAL_TOKEN: token = '' } = process.env;
const QUEUE = 'send';
const LOOPS = 4;
const BATCH = 50;

interface Send {
  chat: number;
  text: string;
  reply_markup: { inline_keyboard: { text: string; callback_data: string }[][] };
}

const boss = new PgBoss({ connectionString: database, max: 10, supervise: false, schedule: false });
boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
await boss.start();
const telegram = new Telegram(token, { apiRoot });

const drain = async (): Promise<void> => {
  for (;;) {
    const jobs = await boss.fetch<Send>(QUEUE, { batchSize: BATCH });
    if (!jobs || jobs.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    await Promise.all(
      jobs.map(({ data: { chat, text, reply_markup } }) => telegram.sendMessage(chat, text, { reply_markup })),
    );
    await boss.complete(
      QUEUE,
      jobs.map(({ id }) => id),
    );
  }
};
await Promise.all(Array.from({ length: LOOPS }, drain));
