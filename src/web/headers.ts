import type { MiddlewareHandler } from 'hono';

/** Everything a page loads comes from here, and nothing in a page's own text is ever run. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
};

/** Headers of every answer; what a route set itself about caching stays. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  if (c.req.path.startsWith('/assets/') || c.req.path.startsWith('/client/')) return;
  c.res.headers.set('cache-control', 'no-store');
  if (c.res.headers.get('content-type')?.startsWith('text/event-stream')) keepFlowing(c.res.headers);
};

/** A proxy that gathers a stream's answer until a buffer is full, as nginx does where it compresses, shows a visitor nothing for ever. */
const keepFlowing = (headers: Headers): void => {
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');
};

/** True when a browser says that another site asks. Requests of programs carry neither header and pass. */
export const asksFromElsewhere = (headers: Headers): boolean => {
  const site = headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (!origin) return false;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  // Behind a proxy the name that the browser knows may come in the second header.
  return host !== headers.get('host') && host !== headers.get('x-forwarded-host');
};
