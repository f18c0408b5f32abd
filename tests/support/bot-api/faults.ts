import { Refusal } from './state.js';

/** What goes wrong. */
export type Fault =
  /** The API says no, `ms` later. `retryAfter` in seconds, as the Bot API has it. */
  | {
      readonly kind: 'answer';
      readonly code: number;
      readonly description?: string;
      readonly retryAfter?: number;
      readonly migrateTo?: number;
      readonly ms?: number;
    }
  /** Everything works, `ms` later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Carried out at once, but answered `ms` later. */
  | { readonly kind: 'lateAnswer'; readonly ms: number }
  /** Carried out, but the connection is cut instead of an answer. */
  | { readonly kind: 'dropAfter' }
  /** The connection is cut, nothing is carried out. */
  | { readonly kind: 'dropBefore' }
  /** Never answered, nothing is carried out. */
  | { readonly kind: 'hang' };

/** Which calls it hits; all when empty. `times` is 1 unless said. */
export interface FaultScope {
  readonly token?: string;
  readonly chat?: number;
  readonly method?: string;
  readonly times?: number;
}

const WORDS: Record<number, string> = {
  400: 'Bad Request: chat not found',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  429: 'Too Many Requests: retry after',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/** The faults waiting to happen. */
export class Faults {
  #planned: { fault: Fault; scope: FaultScope; left: number }[] = [];

  /** Returns what lifts it. */
  plan(fault: Fault, scope: FaultScope = {}): () => void {
    const planned = { fault, scope, left: scope.times ?? 1 };
    this.#planned.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  take(token: string, method: string, chat: unknown): Fault | undefined {
    if (this.#planned.length === 0) return undefined;
    const hit = this.#planned.find(
      ({ left, scope }) =>
        left > 0 &&
        (scope.token ?? token) === token &&
        (scope.method ?? method) === method &&
        (scope.chat ?? chat) === chat,
    );
    if (hit) hit.left -= 1;
    this.#planned = this.#planned.filter(({ left }) => left > 0);
    return hit?.fault;
  }
}

export function refusalOf({ code, description, retryAfter, migrateTo }: Fault & { kind: 'answer' }): Refusal {
  const words = description ?? `${WORDS[code] ?? 'Bad Request'}${retryAfter === undefined ? '' : ` ${retryAfter}`}`;
  const parameters = {
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
    ...(migrateTo !== undefined && { migrate_to_chat_id: migrateTo }),
  };
  return new Refusal(code, words, parameters);
}
