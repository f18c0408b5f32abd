import type { FakeUser, StoredMessage } from '../fake-bot-api.js';

/** Somebody at the desk who takes each matter some time after its card came, by one press. */
export interface DeskMember {
  /** Matters they pressed 我已接手 for. */
  readonly taken: ReadonlySet<string>;
  /** Matters they were told to have: with the newest message of the chat at that time. */
  readonly told: ReadonlyMap<string, number>;
  /** Those of them that they were called for once more. */
  readonly calledAgain: ReadonlySet<string>;
  act(): void;
}

const matters = (message: StoredMessage, verb: string): string[] =>
  message.buttons
    .flat()
    .flatMap(({ callback_data }) => new RegExp(`^d\\.${verb}\\.(.+)$`).exec(callback_data ?? '')?.[1] ?? []);

/** `takesAfter`: how long they leave a card alone, ms. */
export const deskMember = (user: FakeUser, takesAfter: number, now: () => number): DeskMember => {
  const taken = new Set<string>();
  const calledAgain = new Set<string>();
  const told = new Map<string, number>();
  return {
    taken,
    told,
    calledAgain,
    act() {
      const messages = user.messages.filter(({ from }) => from === 'bot');
      for (const message of messages) {
        for (const id of matters(message, 'safe')) if (!told.has(id)) told.set(id, messages.at(-1)?.id ?? 0);
        for (const id of matters(message, 'ack')) {
          if (message.id > (told.get(id) ?? Number.POSITIVE_INFINITY)) calledAgain.add(id);
          if (taken.has(id) || now() - message.at < takesAfter) continue;
          taken.add(id);
          user.pressesData(message.id, `d.ack.${id}`);
        }
      }
    },
  };
};
