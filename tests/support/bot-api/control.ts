import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Fault, FaultScope } from './faults.js';
import { send } from './http.js';
import { page } from './page.js';
import type { Person } from './state.js';
import type { FakeUser } from './user.js';

export interface ControlledFake {
  user(token: string, person: Person): FakeUser;
  fails(fault: Fault, scope?: FaultScope): () => void;
  readonly tokens: readonly string[];
  readonly unexpected: readonly string[];
}

const who = {
  token: z.string(),
  userId: z.number().int(),
  firstName: z.string().optional(),
  languageCode: z.string().optional(),
};
const sayBody = z.object({ ...who, text: z.string() });
const pressBody = z.object({
  ...who,
  label: z.string().optional(),
  messageId: z.number().optional(),
  data: z.string().optional(),
});
const locationBody = z.object({ ...who, latitude: z.number(), longitude: z.number() });
const fileBody = z.object({ ...who, caption: z.string().optional() });
const failBody = z.object({ fault: z.looseObject({ kind: z.string() }), scope: z.looseObject({}).optional() });

type Who = { token: string; userId: number; firstName?: string | undefined; languageCode?: string | undefined };

/** The control interface under `/_fake/`, for programs in another process and for the page at `/`. */
export function control(
  fake: ControlledFake,
): (request: IncomingMessage, body: string, response: ServerResponse) => void {
  const user = ({ token, userId, firstName, languageCode }: Who) =>
    fake.user(token, { id: userId, firstName: firstName ?? `User ${userId}`, ...(languageCode && { languageCode }) });

  const actions: Record<string, (body: unknown, query: URLSearchParams) => unknown> = {
    'GET /_fake/bots': () => fake.tokens,
    'GET /_fake/unexpected': () => fake.unexpected,
    'GET /_fake/chat': (_, query) => {
      const person = user({ token: query.get('token') ?? '', userId: Number(query.get('userId')) });
      return { messages: person.messages, callbackAnswers: person.callbackAnswers };
    },
    'POST /_fake/say': (body) => {
      const said = sayBody.parse(body);
      return { messageId: user(said).says(said.text).id };
    },
    'POST /_fake/press': (body) => {
      const pressed = pressBody.parse(body);
      const { label, messageId, data } = pressed;
      if (messageId !== undefined && data !== undefined) return { query: user(pressed).pressesData(messageId, data) };
      return { query: user(pressed).presses(z.string().parse(label)) };
    },
    'POST /_fake/location': (body) => {
      const sent = locationBody.parse(body);
      return { messageId: user(sent).sendsLocation(sent.latitude, sent.longitude).id };
    },
    'POST /_fake/file': (body) => {
      const sent = fileBody.parse(body);
      return { messageId: user(sent).sendsFile('photo', sent.caption).id };
    },
    'POST /_fake/fail': (body) => {
      const { fault, scope } = failBody.parse(body);
      fake.fails(fault as Fault, scope as FaultScope);
      return {};
    },
  };

  return (request, body, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname === '/') return send(response, 200, page, 'text/html; charset=utf-8');
    const action = actions[`${request.method} ${url.pathname}`];
    if (!action) return send(response, 404, '{"error":"no such address"}');
    try {
      send(response, 200, JSON.stringify(action(body === '' ? {} : JSON.parse(body), url.searchParams)));
    } catch (error) {
      send(response, 400, JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    }
  };
}
