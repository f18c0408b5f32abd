import type { ServerResponse } from 'node:http';

/** Answers with JSON, unless the caller has hung up. */
export const write = (response: ServerResponse, status: number, body: string): void => {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
};
