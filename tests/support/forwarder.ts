import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer in its smallest form: each request goes to the next program in turn. */
export interface Forwarder {
  readonly url: string;
  /** Where requests go, by turns; a request to one that is not there goes to the next. */
  targets: string[];
  close(): Promise<void>;
}

/** A program that has said nothing for so long is passed over, ms; one that is stopped keeps its port open. */
const LONGEST_ANSWER = 20_000;

/** Opens a forwarder on 127.0.0.1. `impatience`: how long a program may take before the next one is asked, ms. */
export const openForwarder = async (impatience = LONGEST_ANSWER): Promise<Forwarder> => {
  let turn = 0;
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => void forward(Buffer.concat(chunks)));

    const forward = async (body: Buffer): Promise<void> => {
      const { targets } = forwarder;
      for (let tries = 0; tries < targets.length; tries += 1) {
        const target = targets[turn++ % targets.length] ?? '';
        const status = await post(target + (asked.url ?? ''), body).catch(() => undefined);
        if (status !== undefined) return void answer.writeHead(status).end();
      }
      answer.writeHead(502).end();
    };

    const post = (url: string, body: Buffer): Promise<number> =>
      new Promise((resolve, reject) => {
        const { host: _, ...headers } = asked.headers;
        const passed = request(url, { method: asked.method ?? 'POST', headers, timeout: impatience }, (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 502));
        });
        passed.on('timeout', () => passed.destroy(new Error('no answer')));
        passed.on('error', reject);
        passed.end(body);
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const forwarder: Forwarder = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets: [],
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return forwarder;
};
