import { type BotState, type PendingUpdate, Refusal } from './state.js';

export interface WebhookSetting {
  readonly url: string;
  readonly secret: string | undefined;
}
interface OpenPoll {
  settle(outcome: readonly object[] | Refusal): void;
}

/** Waits after a failed post, in ms: at once, then 2, 4, 8 … 60 s. */
const retryWait = (failures: number): number => (failures <= 1 ? 0 : Math.min(1000 * 2 ** (failures - 1), 60_000));

/** Brings updates to one bot: by long polling, or by posts to its webhook. */
export class Delivery {
  webhook: WebhookSetting | undefined;
  lastError: string | undefined;
  #poll: OpenPoll | undefined;
  #queues = new Map<string, PendingUpdate[]>();
  #queued = 0;
  #webhookEnd = new AbortController();

  constructor(readonly bot: BotState) {
    bot.onUpdates = () => {
      if (this.webhook) this.#enqueue();
      else this.#poll?.settle(this.#ready(100));
      bot.changed();
    };
  }

  /** `onClose` registers what to do when the caller hangs up. */
  getUpdates(
    ask: { offset?: number; limit?: number; timeout?: number; allowed_updates?: string[] },
    onClose: (hungUp: () => void) => void,
  ): Promise<readonly object[]> {
    if (this.webhook)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    const terminated = 'terminated by other getUpdates request; make sure that only one bot instance is running';
    this.#poll?.settle(new Refusal(409, `Conflict: ${terminated}`));
    this.allow(ask.allowed_updates);
    const { offset = 0, limit = 100, timeout = 0 } = ask;
    if (offset < 0) this.bot.confirmBelow([...this.bot.pending.keys()].at(offset) ?? 0);
    else this.bot.confirmBelow(offset);
    this.bot.changed();
    const ready = this.#ready(limit);
    if (ready.length > 0 || timeout === 0) return Promise.resolve(ready);

    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => poll.settle([]), timeout * 1000);
      const poll: OpenPoll = {
        settle: (outcome) => {
          clearTimeout(timer);
          if (this.#poll === poll) this.#poll = undefined;
          if (outcome instanceof Refusal) reject(outcome);
          else resolve(outcome.slice(0, limit));
        },
      };
      this.#poll = poll;
      this.bot.changed();
      onClose(() => poll.settle([]));
    });
  }

  get isPolled(): boolean {
    return this.#poll !== undefined;
  }

  /** Telegram remembers the list; an empty one means all kinds. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.bot.allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  setWebhook(setting: WebhookSetting): void {
    this.endPoll(new Refusal(409, 'Conflict: terminated by setWebhook request'));
    this.deleteWebhook();
    this.webhook = setting;
    this.#enqueue();
  }

  deleteWebhook(): void {
    this.webhook = undefined;
    this.#webhookEnd.abort();
    this.#webhookEnd = new AbortController();
    this.#queues = new Map();
    this.#queued = 0;
  }

  endPoll(outcome: readonly object[] | Refusal): void {
    this.#poll?.settle(outcome);
  }

  #ready(limit: number): object[] {
    const ready: object[] = [];
    for (const update of this.bot.pending.values()) {
      if (!this.bot.isAlive(update)) continue;
      ready.push(update.body);
      if (ready.length === limit) break;
    }
    return ready;
  }

  #enqueue(): void {
    for (const update of this.bot.pending.values()) {
      if (update.id <= this.#queued) continue;
      this.#queued = update.id;
      const queue = this.#queues.get(update.queue);
      if (queue) queue.push(update);
      else {
        const begun = [update];
        this.#queues.set(update.queue, begun);
        void this.#work(update.queue, begun, this.#queues, this.#webhookEnd.signal);
      }
    }
  }

  async #work(
    name: string,
    queue: PendingUpdate[],
    queues: Map<string, PendingUpdate[]>,
    ended: AbortSignal,
  ): Promise<void> {
    for (let update = queue[0]; update && !ended.aborted; update = queue[0]) {
      for (let failures = 1; this.bot.isAlive(update) && !(await this.#post(update, ended)); failures += 1) {
        await this.bot.clock.sleep(retryWait(failures), ended);
        if (ended.aborted) return;
      }
      if (ended.aborted) return;
      this.bot.remove(update.id);
      this.bot.changed(update.chat);
      queue.shift();
    }
    queues.delete(name);
  }

  async #post(update: PendingUpdate, ended: AbortSignal): Promise<boolean> {
    const { url, secret } = this.webhook as WebhookSetting;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update.body),
        signal: ended,
      });
      await response.arrayBuffer();
      if (response.ok) return true;
      this.lastError = `Wrong response from the webhook: ${response.status}`;
      const wait = Number(response.headers.get('retry-after') ?? 0);
      if (wait > 0) await this.bot.clock.sleep(wait * 1000, ended);
    } catch {
      this.lastError = 'Connection failed';
    }
    this.bot.changed();
    return false;
  }
}
