import type { PrismaClient } from '../generated/sqlite/client.js';

/** A Prisma client that is loaded when it is first asked for something. */
export interface LazyClient {
  readonly client: PrismaClient;
  /** Lets go of what was loaded, if anything was. */
  disconnect(): Promise<void>;
}

type Call = (...args: unknown[]) => Promise<unknown>;
/** A model with its actions, or `$transaction` and its like. */
type Part = Call & Record<string, Call>;

/**
 * A client that `load` makes when it is first asked for a model: its tables of models take 12 MB, its query engine 60, and what
 * the service does again and again is said in raw statements, which need neither.
 */
export const lazyClient = (load: () => Promise<PrismaClient>): LazyClient => {
  let loaded: Promise<PrismaClient> | undefined;
  const made = async (): Promise<Record<string, Part>> => {
    loaded ??= load();
    return (await loaded) as unknown as Record<string, Part>;
  };
  const part = (_: unknown, name: string | symbol): unknown => {
    // A promise that resolves to the client asks it for that.
    if (name === 'then' || typeof name === 'symbol') return undefined;
    const whole: Call = async (...args) => ((await made())[name] as Part)(...args);
    const action =
      (_: unknown, called: string): Call =>
      async (...args) => {
        const model = (await made())[name] as Part;
        return (model[called] as Call)(...args);
      };
    return new Proxy(whole, { get: action });
  };
  return {
    client: new Proxy({}, { get: part }) as PrismaClient,
    async disconnect() {
      await (await loaded)?.$disconnect();
    },
  };
};
