import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Delivery } from './delivery.js';
import { type Faults, refusalOf } from './faults.js';
import { checkParams, execute, type Params } from './methods.js';
import { type BotState, Refusal } from './state.js';

export interface BotDesk {
  readonly bot: BotState;
  readonly delivery: Delivery;
}

export interface ServerParts {
  /** The state of a bot; made at its first call. Undefined for what has not the form of a token. */
  readonly desk: (token: string) => BotDesk | undefined;
  readonly faults: Faults;
  readonly onCall: (token: string, method: string, params: Params) => void;
  readonly onUnexpected: (token: string, method: string, description: string) => void;
  /** Everything that is not the Bot API. */
  readonly control: (request: IncomingMessage, body: string, response: ServerResponse) => void;
}

/** The Bot API over real HTTP: `/bot<token>/<method>` with a JSON body. */
export function botApiServer(parts: ServerParts): Server {
  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      const body = chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString();
      const url = request.url ?? '/';
      if (!url.startsWith('/bot')) return parts.control(request, body, response);
      const slash = url.indexOf('/', 4);
      const token = decodeURIComponent(url.slice(4, slash < 0 ? undefined : slash));
      const method = slash < 0 ? '' : url.slice(slash + 1);
      void serve(parts, token, method, body, response);
    });
  });
}

async function serve(
  parts: ServerParts,
  token: string,
  method: string,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const desk = parts.desk(token);
  if (!desk) return refuse(response, new Refusal(404, 'Not Found'));
  const { bot } = desk;
  if (method !== 'getUpdates') bot.requests += 1;
  try {
    const params = readParams(body);
    parts.onCall(token, method, params);
    bot.changed();
    if (bot.revoked) throw new Refusal(401, 'Unauthorized');
    await respond(parts, desk, method, params, response);
  } catch (error) {
    if (!(error instanceof Refusal)) parts.onUnexpected(token, method, `the fake itself failed: ${error}`);
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'Internal Server Error');
    if (refusal.unexpected) parts.onUnexpected(token, method, refusal.description);
    refuse(response, refusal);
  } finally {
    if (method !== 'getUpdates') bot.requests -= 1;
    bot.changed();
  }
}

async function respond(
  { faults }: ServerParts,
  { bot, delivery }: BotDesk,
  method: string,
  params: Params,
  response: ServerResponse,
): Promise<void> {
  const fault = faults.take(bot.token, method, params.chat_id);
  if (fault?.kind === 'answer') {
    if (fault.ms) await new Promise((resolve) => setTimeout(resolve, fault.ms));
    throw refusalOf(fault);
  }
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'dropBefore') return void response.socket?.destroy();
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));

  checkParams(method, params);
  const result =
    method === 'getUpdates'
      ? await delivery.getUpdates(params, (hungUp) => response.on('close', hungUp))
      : execute(bot, delivery, method, params);
  if (fault?.kind === 'lateAnswer') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind === 'dropAfter') return void response.socket?.destroy();
  send(response, 200, `{"ok":true,"result":${JSON.stringify(result)}}`);
}

function readParams(body: string): Params {
  if (body === '') return {};
  try {
    const params: unknown = JSON.parse(body);
    if (typeof params === 'object' && params !== null) return params as Params;
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'Bad Request: the body is not a JSON object', undefined, true);
}

function refuse(response: ServerResponse, { code, description, parameters }: Refusal): void {
  send(response, code, JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) }));
}

export function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
