import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';

/** Where the figures come from. */
export interface FigureSource {
  metrics(): Promise<{ readonly text: string; readonly contentType: string }>;
  status(): { readonly ok: boolean };
}

export interface FigureOptions {
  readonly watch: FigureSource;
  /** Whoever asks must bear it. */
  readonly token?: string;
  /** A proxy stands in front: everybody seems to ask from this machine. */
  readonly proxied: boolean;
}

type Asked = Context<{ Bindings: HttpBindings }>;

/** What a proxy adds; none of them asks on its own behalf. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** Digests have one length, so that comparing tells nothing about the secret's. */
const same = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * `/metrics` for Prometheus and `/statusz` in words, for whoever keeps the service running. With a token, for its bearer
 * alone. Without one, for programs on this machine that ask directly, and for nobody once a proxy stands in front. To
 * everybody else the addresses do not exist.
 */
export const figureRoutes = ({ watch, token, proxied }: FigureOptions): Hono => {
  const app = new Hono<{ Bindings: HttpBindings }>();

  const may = (c: Asked): boolean => {
    if (token !== undefined) return same(c.req.header('authorization') ?? '', `Bearer ${token}`);
    if (proxied || FORWARDED.some((name) => c.req.header(name) !== undefined)) return false;
    // Some proxies add nothing at all, but still speak the older HTTP to what is behind them.
    const { socket, httpVersion } = c.env.incoming;
    return LOOPBACK.test(socket.remoteAddress ?? '') && httpVersion !== '1.0';
  };

  app.get('/metrics', async (c) => {
    if (!may(c)) return c.notFound();
    const { text, contentType } = await watch.metrics();
    return c.body(text, 200, { 'content-type': contentType });
  });
  app.get('/statusz', (c) => {
    if (!may(c)) return c.notFound();
    const status = watch.status();
    return c.json(status, status.ok ? 200 : 503);
  });
  return app as unknown as Hono;
};
