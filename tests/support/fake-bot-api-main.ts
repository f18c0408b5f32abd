import { systemClock } from '../../src/clock.js';
import { startFakeBotApi } from './fake-bot-api.js';

const fake = await startFakeBotApi({
  port: Number(process.env.PORT ?? 8081),
  record: false,
  firstUpdate: Math.floor(systemClock.now() / 1_000),
});

console.log(`A Telegram of your own: ${fake.apiRoot}

Open it in a browser to be the users. To point Huyou at it, start Huyou with

  TELEGRAM_API_ROOT=${fake.apiRoot} TELEGRAM_PUBLIC_TOKEN=1:public TELEGRAM_DESK_TOKEN=2:desk

Any token of the form 123:abc will do. Nothing leaves this machine.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.close());
