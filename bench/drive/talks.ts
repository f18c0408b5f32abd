import type { BenchBot, Chat, Seen } from './platform.js';
import { answer } from './reporter.js';

export interface Talks {
  /** Nobody says anything more. */
  stop(): void;
}

/**
 * Lets `count` people report one thing after the other; `onTurn` hears how many ms each answer took to come. They think
 * for `think` ms on average before they go on.
 */
export const startTalks = (
  bot: BenchBot,
  { count, firstId = 1_000, think = 0 }: { count: number; firstId?: number; think?: number },
  onTurn: (ms: number, chat: number) => void,
): Talks => {
  let stopped = false;
  for (let id = firstId; id < firstId + count; id += 1) {
    let asked = performance.now();
    const chat: Chat = bot.chat(id, (message: Seen) => {
      // Words without buttons come beside an answer, not instead of it.
      if (stopped || message.buttons.length === 0) return;
      const now = performance.now();
      onTurn(now - asked, id);
      if (stopped) return;
      if (think === 0) {
        asked = now;
        answer(chat, message);
        return;
      }
      setTimeout(
        () => {
          asked = performance.now();
          if (!stopped) answer(chat, message);
        },
        Math.random() * 2 * think,
      );
    });
    chat.says('/start');
  }
  return {
    stop() {
      stopped = true;
    },
  };
};

/** How long everybody may wait before the program is given up, ms. */
const SILENCE = 30_000;

/** A promise that is rejected when `beat` is not called for too long. */
export const watchdog = (name: string) => {
  let last = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (performance.now() - last > SILENCE)
        reject(new Error(`${name} has answered nobody for ${SILENCE / 1_000} s.`));
    }, 1_000);
  });
  silent.catch(() => undefined);
  return {
    beat() {
      last = performance.now();
    },
    async during<T>(work: Promise<T>): Promise<T> {
      try {
        return await Promise.race([work, silent]);
      } finally {
        clearInterval(timer);
      }
    },
  };
};
