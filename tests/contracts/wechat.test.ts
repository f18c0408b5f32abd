import { afterEach, describe, expect, test, vi } from 'vitest';
import * as PUPPET from 'wechaty-puppet';
import { NOW, stageWechat } from '../support/wechat-stage.js';

let world: Awaited<ReturnType<typeof stageWechat>>;
const open = async (options?: Parameters<typeof stageWechat>[0]) => {
  world = await stageWechat(options);
  return world;
};
afterEach(() => world.close());

describe('what a person does', () => {
  test('a text is a turn, with who said it', async () => {
    const { tells, taken, turns, person } = await open();
    tells('孩子在哭');
    await taken(1);
    expect(turns[0]).toEqual({
      address: { channel: 'wechat', chat: person.id },
      turn: { kind: 'text', text: '孩子在哭' },
      updateId: expect.any(String),
      at: NOW,
      audience: 'either',
      displayName: 'person',
    });
  });

  test.each([
    ['绑定 AB-12', { name: 'start', argument: 'AB-12' }],
    ['绑定:AB12', { name: 'start', argument: 'AB12' }],
    ['Bind ab_12', { name: 'start', argument: 'ab_12' }],
    ['/Start abc', { name: 'start', argument: 'abc' }],
    ['/help', { name: 'help', argument: '' }],
  ])('%s is a command', async (text, command) => {
    const { tells, taken, turns } = await open();
    tells(text);
    await taken(1);
    expect(turns[0]?.turn).toEqual({ kind: 'command', ...command });
  });

  test.each(['绑定了手机', 'bindings', '1/2', '2'])('%s is a text', async (text) => {
    const { tells, taken, turns } = await open();
    tells(text);
    await taken(1);
    expect(turns[0]?.turn).toEqual({ kind: 'text', text });
  });

  test('a place is a place', async () => {
    const { emit, taken, turns } = await open();
    emit(PUPPET.types.Message.Location);
    await taken(1);
    expect(turns[0]?.turn).toEqual({
      kind: 'location',
      latitude: expect.closeTo(39.995),
      longitude: expect.closeTo(116.334),
    });
  });

  test('a place that the puppet cannot tell is its words', async () => {
    const { emit, taken, turns, puppet } = await open();
    puppet.messageLocation = () => Promise.reject(new Error('unsupported'));
    emit(PUPPET.types.Message.Location, '东门');
    await taken(1);
    expect(turns[0]?.turn).toEqual({ kind: 'text', text: '东门' });
  });

  test('voice, pictures and whatever else are files, and their content is not fetched', async () => {
    const { emit, taken, turns, puppet } = await open();
    puppet.messageFile = () => Promise.reject(new Error('fetched'));
    emit(PUPPET.types.Message.Audio);
    emit(PUPPET.types.Message.MiniProgram);
    emit(PUPPET.types.Message.Image);
    await taken(3);
    expect(turns.map(({ turn }) => turn)).toEqual([{ kind: 'file' }, { kind: 'file' }, { kind: 'file' }]);
  });

  test('our own words, rooms, official accounts and recalled messages are no turns', async () => {
    const { me, person, mocker, emit, settled, turns, tells } = await open();
    me.say('own').to(person);
    person.say('in a room').to(mocker.createRoom({ memberIdList: [me.id, person.id] }));
    tells('advert', mocker.createContact({ type: PUPPET.types.Contact.Official }));
    emit(PUPPET.types.Message.Recalled);
    await settled();
    expect(turns).toHaveLength(1);
  });

  test('the same message twice keeps its id, by which it is one turn', async () => {
    const { emit, taken, turns } = await open();
    emit(PUPPET.types.Message.Text, 'once', 'message-1');
    world.puppet.emit('message', { messageId: 'message-1' });
    await taken(2);
    expect(turns.map(({ updateId }) => updateId)).toEqual(['message-1', 'message-1']);
  });

  test('a request to become a contact is accepted', async () => {
    const { puppet, person, logged } = await open();
    const accepted: string[] = [];
    puppet.friendshipAccept = async (id) => void accepted.push(id);
    puppet.friendshipRawPayload = async (id) => ({
      id,
      contactId: person.id,
      hello: '',
      ticket: '',
      timestamp: NOW,
      type: PUPPET.types.Friendship.Receive,
    });
    puppet.emit('friendship', { friendshipId: 'wish-1' });
    await logged(/was accepted/);
    expect(accepted).toEqual(['wish-1']);
  });
});

describe('nothing that was received is dropped', () => {
  test('two quick messages are taken one after the other, in order', async () => {
    const world = await open();
    const story: string[] = [];
    world.onTurn(async ({ turn }) => {
      const text = turn.kind === 'text' ? turn.text : '';
      story.push(`${text} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      story.push(`${text} ends`);
      return {};
    });
    world.tells('a');
    world.tells('b');
    await world.taken(2);
    expect(story).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('a turn that fails is tried again with growing waits, before the next of that person', async () => {
    const world = await open();
    let failures = 9;
    world.onTurn(async ({ turn }) => {
      if (turn.kind === 'text' && turn.text === 'a' && failures-- > 0) throw new Error('what a person said');
      return {};
    });
    world.tells('a');
    world.tells('b');
    await world.taken(2);
    expect(world.turns.map(({ turn }) => turn)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'b' },
    ]);
    expect(world.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(world.leaks).toEqual([]);
    expect(JSON.stringify(world.lines)).not.toContain('person said');
  });

  test('one person who waits does not hold up another', async () => {
    const world = await open();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const other = world.mocker.createContact({ friend: true });
    world.onTurn(async ({ address }) => {
      if (address.chat === world.person.id) await held;
      return {};
    });
    world.tells('slow');
    world.tells('quick', other);
    await world.taken(1);
    expect(world.turns[0]?.address.chat).toBe(other.id);
    release();
    await world.taken(2);
  });

  test('stopping waits for the turn under way, tries a failed one once more, and says what is lost', async () => {
    const world = await open();
    let tries = 0;
    let entered = () => {};
    const begun = new Promise<void>((resolve) => {
      entered = resolve;
    });
    world.onTurn(async () => {
      tries += 1;
      entered();
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('the store is away');
    });
    world.tells('a');
    await begun;
    await world.channel.stop();
    const after = tries;
    expect(world.lines.at(-1)).toMatchObject({ level: 'error', sentence: expect.stringContaining('was not saved') });
    world.tells('too late');
    await new Promise((resolve) => setImmediate(resolve));
    expect(tries).toBe(after);
    expect(world.leaks).toEqual([]);
  });
});

describe('a puppet that does not start', () => {
  test('is tried again, and then takes turns', async () => {
    let refused = false;
    const onStart = async (start: () => Promise<void>) => {
      if (refused) return start();
      refused = true;
      throw new Error('what a person said');
    };
    const { channel, waits, lines, mocker, me, tells, taken } = await open({ loggedIn: false, onStart });
    expect(channel.deaf?.()).toEqual({ since: NOW, refused: false });
    // Wechaty itself takes 5 s over a start that failed.
    await vi.waitFor(() => expect(world.puppet.state.active()).toBe(true), { timeout: 15_000 });
    expect(waits).toEqual([500]);
    expect(JSON.stringify(lines)).not.toContain('person said');
    mocker.login(me);
    await world.logged(/is logged in/);
    expect(channel.deaf?.()).toBe(undefined);
    tells('在吗');
    await taken(1);
  });

  test('nor answers is not waited for: the service starts without it, which counts as away, and does not wait for it to stop', async () => {
    const began = performance.now();
    const { channel } = await open({ loggedIn: false, onStart: () => new Promise<void>(() => {}) });
    expect(channel.deaf?.()).toEqual({ since: NOW, refused: false });
    await channel.stop();
    expect(performance.now() - began).toBeLessThan(9_000);
  });
});

describe('what the operator hears', () => {
  test('the code to scan, by its address and not in the log', async () => {
    const { mocker, codes, lines } = await open({ loggedIn: false });
    mocker.scan('secret-code');
    await world.logged(/QR code/);
    expect(codes).toEqual(['https://wechaty.js.org/qrcode/secret-code']);
    expect(JSON.stringify(lines)).not.toContain('secret-code');
  });

  test('a logout, until it is scanned, and a puppet that fails, without the words of the failure', async () => {
    const { channel, puppet, me, lines } = await open();
    puppet.emit('error', { data: 'what a person said' });
    await world.logged(/reports an error/);
    expect(channel.deaf?.()).toBe(undefined);
    puppet.emit('logout', { contactId: me.id, data: 'kicked' });
    await world.logged(/logged out/);
    expect(channel.deaf?.()).toEqual({ since: NOW, refused: false });
    puppet.emit('login', { contactId: me.id });
    await vi.waitFor(() => expect(channel.deaf?.()).toBe(undefined), { interval: 2 });
    expect(JSON.stringify(lines)).not.toMatch(/person said|kicked/);
  });
});
