import { z } from 'zod';
import { KEEP_DAYS, LONGEST_KEPT, SHORTEST_KEPT } from './domain/erasure.js';
import { type Line, plain, say } from './domain/say.js';
import { type Misnamed, misnamed } from './misnamed.js';

/** How the Telegram bots hear of updates. */
export type TelegramMode =
  | { readonly kind: 'polling' }
  | { readonly kind: 'webhook'; readonly publicUrl: string; readonly secret: string };

/** What an operator has set, checked (design.md 7). */
export interface Config {
  readonly databaseUrl: string;
  readonly dataKey?: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  /** The bearer token that /metrics and /statusz ask for. */
  readonly metricsToken?: string;
  /** Called each minute while all goes well; a secret. */
  readonly heartbeatUrl?: string;
  readonly telegram: {
    readonly publicToken?: string;
    readonly deskToken?: string;
    readonly apiRoot?: string;
    readonly mode: TelegramMode;
    /** Messages a second that one bot may send. */
    readonly rate: number;
  };
  readonly wechat?: { readonly puppet: string; readonly options: Readonly<Record<string, unknown>> };
  readonly directoryFile?: string;
  readonly ladderFile?: string;
  readonly calendarFile?: string;
  readonly hotlinesFile?: string;
  /** For so many days after its closing a case keeps what people wrote about it. */
  readonly keepDays: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** No channel token and no directory of its own: reports made here reach nobody, and every page says so. */
  readonly trial: boolean;
  /** Variables that do nothing, and look like settings that would. */
  readonly misnamed: readonly Misnamed[];
  /** A webhook's secret is set, and `TELEGRAM_MODE` has Telegram asked for updates: it does nothing. */
  readonly secretUnused: boolean;
}

/** What is wrong with the configuration: one sentence each, naming what and how to mend it, never a value. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
  constructor(readonly sentences: readonly Line[]) {
    super(sentences.map(plain).join('\n'));
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isUrl = (protocols: readonly string[]) => (value: string) =>
  !/\s/.test(value) && URL.canParse(value) && protocols.includes(new URL(value).protocol);

/** Without the name and the password of a user. */
const isPlain = ({ username, password }: URL): boolean => username === '' && password === '';

/** `NAME=value # why`, where only a shell takes the remark away: its words would be part of an address that is used as it is. */
const hasNoRemark = (value: string): boolean => !/\s#/.test(value);

const botToken = z
  .string()
  .regex(/^\d{1,20}:[\w-]{1,200}$/, say('bot-token-wrong').key)
  .optional();

/** What is wrong with a value is told by the key of its sentence. */
const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine(
      (value) =>
        (/^file:[^?]/.test(value) && !value.includes(':memory:')) ||
        (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)),
      say('database-url-wrong').key,
    )
    .refine(hasNoRemark, say('database-url-remark').key)
    .default('file:./data/huyou.db'),
  DATA_KEY: z
    .string()
    .refine(
      (value) => Buffer.from(value, 'base64').length === 32 && /^[A-Za-z0-9+/]+=*$/.test(value),
      say('data-key-wrong').key,
    )
    .optional(),
  PORT: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, say('port-wrong').key)
    .default('8080'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/, say('host-wrong').key)
    .default('127.0.0.1'),
  TELEGRAM_PUBLIC_TOKEN: botToken,
  TELEGRAM_DESK_TOKEN: botToken,
  TELEGRAM_API_ROOT: z
    .string()
    .refine(isUrl(['http:', 'https:']), say('api-root-wrong').key)
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], { error: say('telegram-mode-wrong').key }).default('polling'),
  TELEGRAM_RATE: z
    .string()
    .refine((value) => /^\d{1,6}$/.test(value) && Number(value) > 0, say('telegram-rate-wrong').key)
    .default('30'),
  PUBLIC_URL: z
    .string()
    .refine(
      (value) => isUrl(['http:', 'https:'])(value) && isPlain(new URL(value)) && !/[?#]/.test(value),
      say('public-url-wrong').key,
    )
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,256}$/, say('metrics-token-wrong').key)
    .optional(),
  HEARTBEAT_URL: z
    .string()
    .refine((value) => isUrl(['http:', 'https:'])(value) && isPlain(new URL(value)), say('heartbeat-url-wrong').key)
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, say('webhook-secret-wrong').key)
    .optional(),
  WECHAT_PUPPET: z
    .string()
    .regex(/^(@[\w.-]+\/)?[\w.-]{1,214}$/, say('puppet-wrong').key)
    .optional(),
  WECHAT_PUPPET_OPTIONS: z
    .string()
    .transform((value, context) => {
      try {
        return z.record(z.string(), z.unknown()).parse(JSON.parse(value));
      } catch {
        context.addIssue(say('puppet-options-wrong').key);
        return z.NEVER;
      }
    })
    .optional(),
  DIRECTORY_FILE: z.string().optional(),
  LADDER_FILE: z.string().optional(),
  CALENDAR_FILE: z.string().optional(),
  HOTLINES_FILE: z.string().optional(),
  KEEP_DAYS: z
    .string()
    .refine(
      (value) => /^[1-9]\d{1,3}$/.test(value) && Number(value) >= SHORTEST_KEPT && Number(value) <= LONGEST_KEPT,
      say('keep-days-wrong').key,
    )
    .default(String(KEEP_DAYS)),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: say('log-level-wrong').key }).default('info'),
});

type Environment = z.infer<typeof environment>;

const sentenceOf = ({ message, path }: z.core.$ZodIssue): Line =>
  say(message, {
    name: path.join('.'),
    shortest: String(SHORTEST_KEPT),
    longest: String(LONGEST_KEPT),
    levels: LOG_LEVELS,
  });

const hasBot = (e: Environment): boolean =>
  e.TELEGRAM_PUBLIC_TOKEN !== undefined || e.TELEGRAM_DESK_TOKEN !== undefined;

/** What is wrong between variables each of which is right by itself, a sentence each. */
const disagreements = (e: Environment): Line[] => {
  const problems: Line[] = [];
  if (e.TELEGRAM_PUBLIC_TOKEN !== undefined && e.TELEGRAM_PUBLIC_TOKEN === e.TELEGRAM_DESK_TOKEN) {
    problems.push(say('bot-tokens-same'));
  }
  if (e.WECHAT_PUPPET_OPTIONS !== undefined && e.WECHAT_PUPPET === undefined)
    problems.push(say('puppet-options-alone'));
  if (e.TELEGRAM_MODE !== 'webhook') return problems;
  if (e.PUBLIC_URL === undefined) problems.push(say('webhook-without-url'));
  if (e.TELEGRAM_WEBHOOK_SECRET === undefined) problems.push(say('webhook-without-secret'));
  if (!hasBot(e)) problems.push(say('webhook-without-bot'));
  return problems;
};

const modeOf = (e: Environment): TelegramMode =>
  e.TELEGRAM_MODE === 'polling'
    ? { kind: 'polling' }
    : { kind: 'webhook', publicUrl: e.PUBLIC_URL ?? '', secret: e.TELEGRAM_WEBHOOK_SECRET ?? '' };

/** Spaces and marks that cannot be seen, such as a copy out of a chat or a page brings along. */
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;
const bare = (text: string): string => text.replace(AROUND, '');

/** `docker --env-file` and the prompt of Windows leave the quotation marks that a shell and systemd take away. */
const unquoted = (value: string): string => /^(['"])(.*)\1$/s.exec(value)?.[2] ?? value;

/**
 * Reads the configuration from environment variables; an empty one counts as not set, and what a shell, an editor or a file from
 * Windows leaves around a name or a value (spaces, line ends, a byte order mark, quotation marks) is not of it.
 * @throws {ConfigProblem} naming every variable that is wrong.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value = '']) => [bare(name), bare(unquoted(bare(value)))])
      .filter(([, value]) => value !== ''),
  );
  const result = environment.safeParse(given);
  if (!result.success) throw new ConfigProblem(result.error.issues.map(sentenceOf));
  const e = result.data;

  const problems = disagreements(e);
  if (problems.length > 0) throw new ConfigProblem(problems);

  return {
    databaseUrl: e.DATABASE_URL,
    dataKey: e.DATA_KEY,
    host: e.HOST,
    port: Number(e.PORT),
    publicUrl: e.PUBLIC_URL,
    metricsToken: e.METRICS_TOKEN,
    heartbeatUrl: e.HEARTBEAT_URL,
    telegram: {
      publicToken: e.TELEGRAM_PUBLIC_TOKEN,
      deskToken: e.TELEGRAM_DESK_TOKEN,
      apiRoot: e.TELEGRAM_API_ROOT,
      mode: modeOf(e),
      rate: Number(e.TELEGRAM_RATE),
    },
    wechat:
      e.WECHAT_PUPPET === undefined ? undefined : { puppet: e.WECHAT_PUPPET, options: e.WECHAT_PUPPET_OPTIONS ?? {} },
    directoryFile: e.DIRECTORY_FILE,
    ladderFile: e.LADDER_FILE,
    calendarFile: e.CALENDAR_FILE,
    hotlinesFile: e.HOTLINES_FILE,
    keepDays: Number(e.KEEP_DAYS),
    logLevel: e.LOG_LEVEL,
    trial: !hasBot(e) && e.WECHAT_PUPPET === undefined && e.DIRECTORY_FILE === undefined,
    misnamed: misnamed(Object.keys(given), Object.keys(environment.shape)),
    secretUnused: e.TELEGRAM_WEBHOOK_SECRET !== undefined && e.TELEGRAM_MODE === 'polling',
  };
};
