import { type Line, plain } from '../../domain/say.js';

/** The database cannot be opened or used as it is; an operator must act. The sentence is for them and never holds a password. */
export class StorageProblem extends Error {
  override readonly name = 'StorageProblem';
  constructor(
    readonly sentence: Line,
    options?: { cause?: unknown },
  ) {
    super(plain(sentence), options);
  }
}

/** Why the database did not take a transaction that it may take later. */
export type Unavailability = 'busy' | 'full' | 'failing' | 'damaged' | 'read_only' | 'lost' | 'conflict' | 'slow';

const REASONS: Record<Unavailability, string> = {
  busy: 'the database is held by another process or out of connections',
  full: 'the disk that holds the database is full',
  failing: 'reading or writing the database file failed',
  damaged: 'the database file is damaged',
  read_only: 'the database cannot be written to',
  lost: 'the connection to the database was lost',
  conflict: 'the transaction kept colliding with others',
  slow: 'the database did not answer in time',
};

/** Nothing was committed; the same work may be tried again later. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  constructor(
    readonly reason: Unavailability,
    options?: { cause?: unknown },
  ) {
    super(REASONS[reason], options);
  }
}

/**
 * The connection was lost while the commit was under way, or the disk did not take it: it may stand or not. Works are
 * idempotent, so an error here means: run the same work again.
 */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
  constructor(
    readonly reason: 'lost' | 'failing',
    options?: { cause?: unknown },
  ) {
    super(`it is not known whether a commit stands: ${REASONS[reason]}`, options);
  }
}

/** What went wrong, as the driver said it: SQLite's, PostgreSQL's or the socket's own code. */
export interface DriverFault {
  readonly code: string;
  readonly message: string;
}

interface Layer {
  code?: unknown;
  originalCode?: unknown;
  originalMessage?: unknown;
  kind?: unknown;
  port?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
  errors?: unknown[];
}

/** Prisma's name for a fault whose code it does not keep → the code that the driver gave. */
const KINDS: Record<string, string> = {
  ConnectionClosed: 'ECONNRESET',
  SocketTimeout: 'ETIMEDOUT',
  AuthenticationFailed: '28P01',
  DatabaseAccessDenied: '28000',
  DatabaseDoesNotExist: '3D000',
  TooManyConnections: '53300',
  TransactionWriteConflict: '40001',
  TlsConnectionError: 'TLS',
};

/** Of a server that cannot be reached, a port is given where its host was found. */
const codeOf = ({ kind, port }: Layer): string | undefined =>
  kind === 'DatabaseNotReachable' ? (port === undefined ? 'ENOTFOUND' : 'ECONNREFUSED') : KINDS[String(kind)];

const DRIVER_CODE = /^(SQLITE_[A-Z_]+|E[A-Z]{4,}|[0-9A-Z]{5})$/;
/** Prisma's own codes look like `P2010`; PostgreSQL's class P0 is for errors raised by hand. */
const PRISMA_CODE = /^P[1-9]\d{3}$/;

/** Digs the driver's fault out of the layers that Prisma wraps around it. */
export const driverFault = (error: unknown): DriverFault | undefined => {
  const seen = new Set<unknown>();
  let best: DriverFault | undefined;
  let layer = error as Layer | undefined;
  while (layer && typeof layer === 'object' && !seen.has(layer)) {
    seen.add(layer);
    const message = String(layer.originalMessage ?? layer.message ?? best?.message ?? '');
    for (const code of [layer.originalCode, layer.code, codeOf(layer)]) {
      if (typeof code === 'string' && (DRIVER_CODE.test(code) || code === 'TLS') && !PRISMA_CODE.test(code)) {
        return { code, message };
      }
    }
    if (/connection (terminated|error)|not queryable|terminating connection/i.test(message)) {
      best = { code: 'ECONNRESET', message };
    }
    // What the server says of a statement that it ended itself.
    if (/query read timeout/i.test(message)) best = { code: '57014', message };
    // The driver's pool gives no code when all its connections stay in use.
    if (/timeout exceeded when trying to connect/i.test(message)) best = { code: '53300', message };
    layer = (layer.meta?.driverAdapterError ?? layer.cause ?? layer.errors?.[0]) as Layer | undefined;
  }
  return best;
};

/** Why the database is unavailable, when that is what the error says. */
export const unavailability = (error: unknown): Unavailability | undefined => {
  const prisma = (error as { code?: unknown } | null)?.code;
  // P2024, P2028: no connection came free, or the transaction was over its time.
  if (prisma === 'P2024' || prisma === 'P2028') return 'slow';
  const code = driverFault(error)?.code ?? '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code) || code === '53300') return 'busy';
  if (code === 'SQLITE_FULL' || code === '53100') return 'full';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || code === 'XX001' || code === 'XX002') return 'damaged';
  if (/^SQLITE_(IOERR|CANTOPEN)/.test(code) || code === '58030') return 'failing';
  if (/^SQLITE_READONLY/.test(code) || code === '25006') return 'read_only';
  if (code === '40001' || code === '40P01') return 'conflict';
  if (code === '57014' || code === '55P03') return 'slow';
  if (/^(08...|57P0[1-5])$/.test(code) || /^E(CONN|PIPE|TIMEDOUT|NOTFOUND|HOST|NET|AI_)/.test(code)) return 'lost';
  return undefined;
};
