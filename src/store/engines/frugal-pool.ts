import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';

/** PostgreSQL's code for: no connection left, for this role, database or server. */
const NONE_LEFT = '53300';
/** A connection is closed after so long, and room for more is looked for then; in seconds. */
const LONGEST_LIFE = 300;

const noneLeft = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === NONE_LEFT;

type Connected = (error: Error | undefined, client: PoolClient | undefined, done: PoolClient['release']) => void;

/**
 * A pool that makes do with the connections the server gives. When there are fewer than `max`, work waits for one of
 * those, as it does in a full pool, instead of failing; more are asked for again when one was closed. Only when the
 * server gives none at all does the work fail, with the server's own error.
 */
export class FrugalPool extends Pool {
  constructor(config: PoolConfig & { max: number }) {
    super({ ...config, maxLifetimeSeconds: LONGEST_LIFE });
    // The pool goes on to the next who waits as soon as a connection failed: it has to know before.
    const failed = (error: unknown): void => {
      if (noneLeft(error)) this.options.max = Math.max(1, this.totalCount - 1);
    };
    this.options.Client = class extends Client {
      override connect(callback?: unknown): never {
        return super.connect((error: Error) => {
          failed(error);
          (callback as (error: Error) => void)(error);
        }) as never;
      }
    };
    // A connection that is lost between two owners has no listener, and an error without one ends the process.
    this.on('connect', (client) => client.on('error', () => {}));
    // Of one that is lost without an owner the pool tells; whoever listened to that may be gone before the connection is.
    this.on('error', () => {});
    this.on('remove', () => {
      this.options.max = config.max;
    });
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | undefined {
    const connected = this.#connect();
    if (!callback) return connected;
    void connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    );
    return undefined;
  }

  async #connect(): Promise<PoolClient> {
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (!noneLeft(error) || this.totalCount === 0) throw error;
      }
    }
  }
}
