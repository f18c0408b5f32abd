import { randomUUID } from 'node:crypto';

/** What a page's script does, by hand: one visitor or member talking to the server at `url`. */
export const talksTo = (url: string) => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    post,
    says: (text: string, cookie = '', id: string = randomUUID()) =>
      post('/chat/turns', { id, turn: { kind: 'text', text } }, { cookie }),
    visits: async () => cookieOf(await fetch(url)),
    listens: (path: string, cookie = '') => listens(url + path, cookie),
  };
};

/** The cookies that an answer sets, as a browser sends them back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Reads a stream event by event. */
const listens = async (address: string, cookie: string) => {
  const response = await fetch(address, { headers: { cookie } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const block = async (): Promise<string | undefined> => {
    while (!rest.includes('\n\n')) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return undefined;
      rest += value;
    }
    const [first = '', ...others] = rest.split('\n\n');
    rest = others.join('\n\n');
    return first;
  };
  return {
    response,
    block,
    hears: async () => {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec((await block()) ?? '') ?? [];
      return { event, data: data && JSON.parse(data) };
    },
    hangsUp: () => reader?.cancel(),
  };
};
