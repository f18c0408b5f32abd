import { Agent, request, type ServerResponse } from 'node:http';
import { write } from './write.js';

/** Telegram's own limit where `setWebhook` names none. */
const CONNECTIONS = 40;
/** Waits after a failed post, ms: at once, then 2, 4, 8 … s, as Telegram's server has it. */
const retryWait = (failures: number): number => (failures <= 1 ? 0 : Math.min(1_000 * 2 ** (failures - 1), 60_000));

interface Update {
  readonly id: number;
  readonly chat: number;
  readonly body: string;
}

/** Brings a bot its updates: confirmed by the next poll's offset, or by the webhook's 200; of one chat in order. */
export class Delivery {
  #updates = 0;
  #pending: Update[] = [];
  #poll: ServerResponse | undefined;
  #announced = false;
  #webhook: { url: string; secret: string; agent: Agent } | undefined;
  #queues = new Map<number, Update[]>();
  #stopped = false;

  get pending(): number {
    return this.#webhook ? this.#queues.size : this.#pending.length;
  }

  push(update: object, chat: number): void {
    this.#updates += 1;
    const id = this.#updates;
    const made = { id, chat, body: JSON.stringify({ update_id: id, ...update }) };
    if (this.#webhook) {
      this.#enqueue(made);
      return;
    }
    this.#pending.push(made);
    if (!this.#poll || this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      this.#answer();
    });
  }

  poll(params: { offset?: unknown; timeout?: unknown }, response: ServerResponse): void {
    const offset = Number(params.offset ?? 0);
    if (offset > 0) {
      const kept = this.#pending.findIndex(({ id }) => id >= offset);
      this.#pending.splice(0, kept < 0 ? this.#pending.length : kept);
    }
    if (this.#poll) write(this.#poll, 409, '{"ok":false,"error_code":409,"description":"Conflict"}');
    this.#poll = response;
    response.on('close', () => {
      if (this.#poll === response) this.#poll = undefined;
    });
    if (this.#pending.length > 0 || !Number(params.timeout)) this.#answer();
    else
      setTimeout(() => {
        if (this.#poll === response) this.#answer();
      }, Number(params.timeout) * 1_000).unref();
  }

  setWebhook(params: { url?: unknown; secret_token?: unknown; max_connections?: unknown }): void {
    const url = String(params.url ?? '');
    const waiting = this.#webhook ? [...this.#queues.values()].flat() : this.#pending;
    this.#webhook?.agent.destroy();
    this.#queues = new Map();
    this.#pending = [];
    this.#webhook = undefined;
    if (url === '') {
      this.#pending = waiting.sort((a, b) => a.id - b.id);
      return;
    }
    const maxSockets = Number(params.max_connections ?? CONNECTIONS);
    this.#webhook = {
      url,
      secret: String(params.secret_token ?? ''),
      agent: new Agent({ keepAlive: true, maxSockets }),
    };
    for (const update of waiting) this.#enqueue(update);
  }

  stop(): void {
    this.#stopped = true;
    this.#webhook?.agent.destroy();
    if (this.#poll) this.#answer();
  }

  #answer(): void {
    const response = this.#poll;
    if (!response) return;
    this.#poll = undefined;
    const ready = this.#pending.slice(0, 100).map(({ body }) => body);
    write(response, 200, `{"ok":true,"result":[${ready.join()}]}`);
  }

  #enqueue(update: Update): void {
    const queue = this.#queues.get(update.chat);
    if (queue) return void queue.push(update);
    const begun = [update];
    this.#queues.set(update.chat, begun);
    this.#post(begun, this.#queues, 0);
  }

  #post(queue: Update[], queues: Map<number, Update[]>, failures: number): void {
    const update = queue[0];
    if (this.#stopped || queues !== this.#queues || !this.#webhook) return;
    if (!update) return;
    const { url, secret, agent } = this.#webhook;
    let done = false;
    const next = (accepted: boolean) => {
      if (done) return;
      done = true;
      if (!accepted) {
        setTimeout(() => this.#post(queue, queues, failures + 1), retryWait(failures + 1)).unref();
        return;
      }
      queue.shift();
      if (queue.length > 0) this.#post(queue, queues, 0);
      else queues.delete(update.chat);
    };
    const post = request(url, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(update.body),
        'x-telegram-bot-api-secret-token': secret,
      },
    });
    post.on('error', () => next(false));
    post.on('response', (response) => {
      response.resume();
      response.on('close', () => next(response.statusCode === 200));
    });
    post.end(update.body);
  }
}
