import { randomUUID } from 'node:crypto';
import type { mock } from 'wechaty-puppet-mock';
import type { FakeUser } from './bot-api/user.js';
import type { FakeBotApi } from './fake-bot-api.js';

type Mocker = InstanceType<typeof mock.Mocker>;
type ContactMock = ReturnType<Mocker['createContact']>;
/** What the mock emits, which its types do not tell. */
type Listening = {
  on(event: 'message', listen: (message: { talker(): { id: string }; text(): string }) => void): void;
};

/** Somebody in a chat, on whichever channel. */
export interface Person {
  says(text: string): Promise<void>;
  /** Picks an option by its label: a button, or typed where there are none. */
  picks(label: string): Promise<void>;
  /** Presses a button by what is behind it, also one that is not shown any more; where there are buttons. */
  pressesData(data: string): Promise<void>;
  /** Waits for a message with these words, newer than the last one this person waited for; returns its text. */
  sees(words: string | RegExp): Promise<string>;
  /** What is in the chat right now, oldest first. */
  chat(): string[];
  /** The labels of the options under the newest message that has any. */
  options(): string[];
}

const DEADLINE = 10_000;

/** Waits for `look`, asked whenever `changed` is called; the deadline is only the bound of a failure. */
const watcher = () => {
  const watchers = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...watchers]) look();
    },
    wait: <T>(look: () => T | undefined, otherwise: () => string): Promise<T> =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(again);
          reject(new Error(otherwise()));
        }, DEADLINE);
        const again = () => {
          const found = look();
          if (found === undefined) return;
          clearTimeout(timer);
          watchers.delete(again);
          resolve(found);
        };
        watchers.add(again);
        again();
      }),
  };
};

const holds = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

/** Somebody with Telegram open at one of the bots. */
export const telegramPerson = (api: FakeBotApi, token: string, user: FakeUser): Person => {
  /** What was read, as it then was: an edited message is news again. */
  const read = new Set<string>();
  let readTo = 0;
  const told = () => user.messages.filter(({ from }) => from === 'bot');
  const key = ({ id, text }: { id: number; text: string }) => `${id} ${text}`;
  return {
    says: async (text) => void user.says(text),
    picks: async (label) => void user.presses(label),
    pressesData: async (data) => void user.pressesData(told()[0]?.id ?? 0, data),
    async sees(words) {
      const found = await api.until(
        token,
        `somebody sees ${words}\n${told()
          .map(({ text }) => text)
          .join('\n---\n')}`,
        () =>
          told().find((message) => {
            const news = message.id > readTo || (read.has(String(message.id)) && !read.has(key(message)));
            return news && holds(message.text, words);
          }),
      );
      readTo = Math.max(readTo, found.id);
      for (const message of told()) {
        read.add(String(message.id));
        if (message.id <= readTo) read.add(key(message));
      }
      return found.text;
    },
    chat: () => told().map(({ text }) => text),
    options: () => {
      const last = user.messages.filter(({ buttons }) => buttons.length > 0).at(-1);
      return last?.buttons.flat().map(({ text }) => text) ?? [];
    },
  };
};

/** Somebody with a friendship to the WeChat account. */
export const wechatPerson = (mocker: Mocker, me: ContactMock, name: string): Person => {
  const contact = mocker.createContact({ name, friend: true });
  const seen: string[] = [];
  const { changed, wait } = watcher();
  let read = 0;
  (contact as unknown as Listening).on('message', (message) => {
    if (message.talker().id === contact.id) return;
    seen.push(message.text());
    changed();
  });
  const says = async (text: string) => void contact.say(text).to(me);
  return {
    says,
    picks: says,
    pressesData: () => Promise.reject(new Error('there are no buttons on WeChat')),
    async sees(words) {
      const found = await wait(
        () => {
          const index = seen.findIndex((text, at) => at >= read && holds(text, words));
          return index < 0 ? undefined : index;
        },
        () => `Not seen on WeChat: ${words}\nSeen:\n${seen.join('\n---\n')}`,
      );
      read = found + 1;
      return seen[found] ?? '';
    },
    chat: () => [...seen],
    options: () =>
      [...(seen.findLast((text) => /^1 /m.test(text)) ?? '').matchAll(/^\d+ (.+)$/gm)].map(([, label]) => label ?? ''),
  };
};

interface Card {
  id: string;
  text: string;
  choices: { label: string; data: string; selected?: boolean }[][];
}

/** Somebody with the page open: the requests that its script makes, over real HTTP. */
export const webPerson = async (
  url: string,
  side: 'chat' | 'desk',
  sign?: { invite: string; name: string },
): Promise<Person & { cookie: string; leave(): void }> => {
  const own = { 'sec-fetch-site': 'same-origin', origin: url, 'accept-language': 'zh-CN' };
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const opened = sign
    ? await post('/desk/session', { id: randomUUID(), ...sign })
    : await fetch(`${url}/`, { headers: own });
  if (!opened.ok) throw new Error(`the page said ${opened.status}: ${await opened.text()}`);
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

  const cards = new Map<string, Card>();
  let shown: { order: number; card: Card }[] = [];
  let arrivals = 0;
  const { changed, wait } = watcher();
  const apply = (event: string, data: string) => {
    if (event === 'erased') cards.clear();
    const given = JSON.parse(data) as Card | Card[];
    for (const card of [given].flat().filter((one) => 'id' in one)) {
      cards.set(card.id, card);
      arrivals += 1;
      shown = [...shown.filter((one) => one.card.id !== card.id), { order: arrivals, card }];
    }
    changed();
  };
  const left = new AbortController();
  const stream = await fetch(`${url}/${side}/stream`, { headers: { ...own, cookie }, signal: left.signal });
  void (async () => {
    let rest = '';
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const event = /^event: ?(.*)$/m.exec(part)?.[1] ?? 'message';
        const data = [...part.matchAll(/^data: ?(.*)$/gm)].map(([, line]) => line).join('\n');
        if (data) apply(event, data);
      }
    }
  })().catch(() => undefined);

  let read = 0;
  const turn = async (body: object) => {
    const answer = await post(`/${side}/turns`, { id: randomUUID(), turn: body }, cookie);
    if (!answer.ok) throw new Error(`the page said ${answer.status}: ${await answer.text()}`);
  };
  const newest = () => [...cards.values()].reverse();
  return {
    cookie,
    leave: () => left.abort(),
    says: (text) => turn({ kind: 'text', text }),
    pressesData: (data) => turn({ kind: 'choice', data, ref: newest()[0]?.id ?? '' }),
    async picks(label) {
      for (const card of newest()) {
        const choice = card.choices.flat().find((one) => one.label === label);
        if (choice) return turn({ kind: 'choice', data: choice.data, ref: card.id });
      }
      throw new Error(
        `No option ${label} on the page:\n${newest()
          .map(({ text }) => text)
          .join('\n---\n')}`,
      );
    },
    async sees(words) {
      const found = await wait(
        () => shown.find(({ order, card }) => order > read && holds(card.text, words)),
        () => `Not seen on the page: ${words}\nSeen:\n${[...cards.values()].map(({ text }) => text).join('\n---\n')}`,
      );
      read = found.order;
      return found.card.text;
    },
    chat: () => [...cards.values()].map(({ text }) => text),
    options: () =>
      newest()
        .find(({ choices }) => choices.length > 0)
        ?.choices.flat()
        .map(({ label }) => label) ?? [],
  };
};
