import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a PostgreSQL server, and cuts the line where it is told to. */
export interface CuttingProxy {
  /** The url of the server, through this proxy. */
  through(url: string): string;
  /**
   * Cuts the next connection that says `COMMIT`: before the server hears it, or after it has answered, unheard.
   * `passing`: so many are let through first.
   */
  cutAtCommit(when: 'before' | 'after', passing?: number): void;
  readonly cuts: number;
  /** The connections that are open stay so, and nothing comes through them any more; new ones work. */
  hush(): void;
  close(): Promise<void>;
}

/** A message of the wire protocol ends with its SQL as a C string, in a simple query and in a parsed one alike. */
const says = (data: Buffer): boolean => data.includes('COMMIT\0');

export const cuttingProxy = async (url: string): Promise<CuttingProxy> => {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const hushed = new WeakSet<Socket>();
  let next: 'before' | 'after' | undefined;
  let letThrough = 0;
  let cuts = 0;

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let deaf = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    client.on('data', (data) => {
      if (hushed.has(client)) return;
      if (!next || !says(data)) return void upstream.write(data);
      if (letThrough > 0) {
        letThrough -= 1;
        return void upstream.write(data);
      }
      cuts += 1;
      if (next === 'before') end();
      else {
        deaf = true;
        upstream.write(data);
      }
      next = undefined;
    });
    upstream.on('data', (data) => {
      if (deaf) end();
      else if (!hushed.has(upstream)) client.write(data);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    through(direct) {
      const own = new URL(direct);
      own.port = String((server.address() as AddressInfo).port);
      return own.href;
    },
    cutAtCommit(when, passing = 0) {
      letThrough = passing;
      next = when;
    },
    get cuts() {
      return cuts;
    },
    hush() {
      for (const socket of open) hushed.add(socket);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
