import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { Log } from '../domain/log.js';
import { refuse, type Speech, turnAway } from './answers.js';
import { securityHeaders } from './headers.js';

/** Room for the longest text there is, many times over; a page never sends files. */
const LARGEST_BODY = 256 * 1024;
/** A phone on a poor line sends 256 KB in less; a peer that dawdles on purpose holds no connection longer. Milliseconds. */
const SLOWEST_REQUEST = 30_000;
/** Node looks for such peers every 30 s unless told otherwise, which would give them as long again. Milliseconds. */
const LOOKS_EVERY = 5_000;

/** Longer than the minute for which proxies and balancers keep a connection that they use again: they would send into a closed one. Milliseconds. */
const KEPT_OPEN = 75_000;

export interface ServeOptions extends Speech {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly routes: readonly Hono[];
  /** Routes that are not there for everybody: no answer gives them away. */
  readonly hidden?: readonly Hono[];
  /** Where platforms post to us: they read no page, and look to the size of what is posted themselves. */
  readonly hooks?: Hono;
  /** Whether the service can take a report now. A rejection counts as no. */
  readonly health: () => Promise<boolean>;
  readonly log: Log;
}

/** Something that can be asked for. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  /** All that is served: whoever adds to it has to say who may ask for it (`docs/permissions/pages.md`). */
  readonly routes: readonly Route[];
  /** Takes no new connection, ends open streams, lets other requests finish. */
  close(): Promise<void>;
}

/** Everything that is served over HTTP, as one application; `streams` gathers the answers that never end by themselves. */
const webApp = (options: ServeOptions, streams: Set<ServerResponse>): Hono<{ Bindings: HttpBindings }> => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  if (options.hooks) app.route('/', options.hooks);
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.get('content-type')?.startsWith('text/event-stream')) return;
    const { outgoing } = c.env;
    streams.add(outgoing);
    outgoing.once('close', () => streams.delete(outgoing));
  });
  app.use(securityHeaders);
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, options, 413, 'web-error-large') }));
  app.get('/healthz', (c) => c.json({ up: true }));
  app.get('/readyz', async (c) => {
    const ready = await options.health().catch(() => false);
    return c.json({ ready }, ready ? 200 : 503);
  });
  for (const routes of options.routes) app.route('/', routes);
  const open = [...app.routes];
  for (const routes of options.hidden ?? []) app.route('/', routes);
  app.notFound((c) => {
    const here = open.filter(({ method, path }) => method !== 'ALL' && path === c.req.path);
    const methods = [...new Set(here.map(({ method }) => method))];
    if (methods.length > 0) c.header('allow', methods.join(', '));
    const keys = { title: 'web-error-missing-title', sentence: 'web-error-missing' };
    return turnAway(c, options, methods.length > 0 ? 405 : 404, keys);
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500)
      return refuse(c, options, error.status, 'web-error-format');
    // The name alone: a message may carry what a person wrote.
    options.log.error({ error: error.name, path: routePath(c) }, 'a request failed');
    return turnAway(c, options, 500, { title: 'web-error-title', sentence: 'web-error-failed' });
  });
  return app;
};

/** Serves the pages and whatever other routes there are. Resolves when connections are taken. */
export const serve = async (options: ServeOptions): Promise<Served> => {
  const streams = new Set<ServerResponse>();
  const app = webApp(options, streams);
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: options.host,
    serverOptions: {
      requestTimeout: SLOWEST_REQUEST,
      headersTimeout: SLOWEST_REQUEST,
      connectionsCheckingInterval: LOOKS_EVERY,
      keepAliveTimeout: KEPT_OPEN,
    },
  }) as Server;
  const answering = new Set<ServerResponse>();
  let closing = false;
  server.on('request', (_, answer) => {
    answering.add(answer);
    answer.once('close', () => {
      answering.delete(answer);
      if (closing && answering.size === 0) server.closeAllConnections();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    // What stands for every method is passed through on the way to one of these.
    routes: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path })),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        server.close(() => resolve());
        for (const stream of streams) stream.destroy();
        // A kept-alive connection that asks nothing more would hold this up for seconds.
        if (answering.size === 0) server.closeAllConnections();
      }),
  };
};
