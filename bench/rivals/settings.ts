/** What every rival is told by its environment. */
export interface Settings {
  readonly apiRoot: string;
  readonly token: string;
  /** The database file. */
  readonly file: string;
  /** The chat of the person on duty, who is told of each report. */
  readonly desk: number;
  /** Polls when undefined. */
  readonly webhook: { readonly port: number; readonly secret: string } | undefined;
  /** Where the generated Prisma client is; set for the rival that stores by it. */
  readonly prisma: string | undefined;
}

const wanted = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: rivals are started by the bench.`);
  return value;
};

export const readSettings = (): Settings => ({
  apiRoot: wanted('RIVAL_API_ROOT'),
  token: wanted('RIVAL_TOKEN'),
  file: wanted('RIVAL_FILE'),
  desk: Number(wanted('RIVAL_DESK')),
  webhook: process.env.RIVAL_PORT
    ? { port: Number(process.env.RIVAL_PORT), secret: wanted('RIVAL_SECRET') }
    : undefined,
  prisma: process.env.RIVAL_PRISMA || undefined,
});

export const WEBHOOK_PATH = '/hook';
export const webhookUrl = (port: number): string => `http://127.0.0.1:${port}${WEBHOOK_PATH}`;
export const ALLOWED = ['message', 'callback_query'] as const;
