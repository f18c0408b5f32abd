import type { BenchBot, Chat, Seen } from './platform.js';
import { answer, isFiled } from './reporter.js';

/** How it went for one person. */
export interface Fate {
  finished: boolean;
  /** Times they had to do a thing again: nothing came, or they were asked what they had answered. */
  repeated: number;
  /** Times the same question came twice, which costs nothing but a look. */
  copies: number;
}

export interface People {
  readonly fates: readonly Fate[];
  /** From now on whoever hears nothing for `PATIENCE` tries again; before, they know that there is trouble. */
  loseTheirPatience(): void;
  /** Resolves when everybody has finished or given up. */
  readonly done: Promise<void>;
}

/** ms a person thinks before an answer: at least, and at most. */
const THINKS = [300, 2_500] as const;
/** A person who hears nothing for so long does it again, ms. */
const PATIENCE = 15_000;
/** Tries after which a person gives up; the last but one is to begin anew. */
const TRIES = 4;

/** The question itself, without the lines before it, and how many options are ticked. */
const questionOf = ({ text, buttons }: Seen): string =>
  `${text.trim().split('\n').at(-1)} ${buttons.filter((button) => button.text.startsWith('✓')).length}`;

/** Lets `count` people file one report each, as people do: they think, and they notice when they are not heard. */
export const startPeople = (bot: BenchBot, count: number): People => {
  const fates: Fate[] = [];
  let left = count;
  let impatient = false;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const begin: (() => void)[] = [];

  for (let id = 1_000; id < 1_000 + count; id += 1) {
    const fate: Fate = { finished: false, repeated: 0, copies: 0 };
    fates.push(fate);
    const answered = new Set<string>();
    let last: Seen | undefined;
    let over = false;
    let tries = 0;
    let timer: NodeJS.Timeout | undefined;

    const end = () => {
      over = true;
      clearTimeout(timer);
      left -= 1;
      if (left === 0) finish();
    };
    const wait = () => {
      clearTimeout(timer);
      if (impatient && !over) timer = setTimeout(again, PATIENCE);
    };
    const act = () => {
      if (last) {
        answered.add(questionOf(last));
        answer(chat, last);
      } else chat.says('/start');
      wait();
    };
    const again = () => {
      tries += 1;
      if (tries === TRIES) return end();
      fate.repeated += 1;
      if (tries === TRIES - 1) last = undefined;
      return act();
    };
    const soon = () => setTimeout(act, THINKS[0] + Math.random() * (THINKS[1] - THINKS[0]));

    const chat: Chat = bot.chat(id, (message) => {
      if (over || message.buttons.length === 0) return;
      if (isFiled(message)) {
        fate.finished = true;
        end();
        return;
      }
      const question = questionOf(message);
      if (last && question === questionOf(last)) {
        fate.copies += 1;
        last = message;
        return;
      }
      if (answered.has(question)) fate.repeated += 1;
      tries = 0;
      last = message;
      clearTimeout(timer);
      soon();
    });
    soon();
    begin.push(wait);
  }
  return {
    fates,
    loseTheirPatience() {
      impatient = true;
      for (const wait of begin) wait();
    },
    done,
  };
};
