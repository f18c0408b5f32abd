import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/clock.js';
import type { DeskView } from '../../src/flows/flow.js';
import { Chat } from './support/chat.js';

const STRANGER: DeskView = { member: null, obligations: [] };
const member = (...obligations: DeskView['obligations']): DeskView => ({
  member: { posts: ['120101-cd'] },
  obligations,
});
const open = (id: string, number: string) => ({ id, number, level: 'P1', kind: 'acknowledge', state: 'open' }) as const;
const mine = (id: string, number: string) => ({ id, number, level: 'P1', kind: 'acknowledge', state: 'mine' }) as const;
const only = member(open('ob-1', '2026-17'));

describe('who is no member', () => {
  test.each([
    ['/start AB12-CD34', 'AB12-CD34'],
    ['绑定 AB12-CD34', 'AB12-CD34'],
    ['绑定AB12CD34', 'AB12CD34'],
    ['AB12-CD34-EF56', 'AB12-CD34-EF56'],
    ['bind ab12cd34', 'ab12cd34'],
  ])('binds by %s', (typed, code) => {
    expect(Chat.desk(STRANGER).says(typed).effects).toEqual([{ type: 'bind', code }]);
  });

  test('hears for everything else how to bind', () => {
    const chat = Chat.desk(STRANGER);
    expect(chat.keys).toEqual(['desk-how-to-bind']);
    for (const typed of ['你好', '接手', '/mine', 'hello there', '', '/start']) {
      expect(chat.says(typed).keys).toEqual(['desk-how-to-bind']);
    }
    expect(chat.does({ type: 'choice', data: 'd.ack.ob-1' }).keys).toEqual(['desk-how-to-bind']);
    expect(chat.does({ type: 'location', latitude: 1, longitude: 2 }).keys).toEqual(['desk-how-to-bind']);
    expect(chat.says('English').types).toEqual(['setLocale', 'say']);
  });

  test('who tells of danger here, where it goes to nobody, sees whom to ring, and hears where to tell it', () => {
    const chat = Chat.desk(STRANGER);
    for (const typed of ['隔壁孩子快被打死了', '救命', 'he is beating the child']) {
      expect(chat.says(typed).keys).toEqual(['emergency-card', 'desk-danger', 'desk-how-to-bind']);
    }
  });

  test('in a trial the first message says so, once', () => {
    const chat = Chat.desk(STRANGER, { trial: true, first: { type: 'text', text: '绑定 AB12-CD34' } });
    expect(chat.keys).toEqual(['desk-trial']);
    expect(chat.types).toEqual(['say', 'bind']);
    expect(chat.says('你好').keys).toEqual(['desk-how-to-bind']);
  });
});

test('a trial says so once, not before each question', () => {
  const chat = Chat.desk(member(mine('ob-1', '17'), open('ob-2', '18')), { trial: true });
  for (const typed of ['写记录 17', '写记录 17', '无法接手 18', '取消', '写记录 17']) {
    expect(chat.says(typed).keys).not.toContain('desk-trial');
  }
  expect(chat.step.saved.value).toBe('asking');
});

test('danger that is no answer: whom to ring before anything else, and that it is noted nowhere; in a note it is the note', () => {
  const chat = Chat.desk(only);
  for (const typed of ['隔壁孩子快被打死了', '救命', '求助']) {
    expect(chat.says(typed).keys).toEqual(['emergency-card', 'desk-danger', 'desk-danger-own']);
  }
  expect(chat.says('无法接手').keys).toEqual(['desk-reason-ask']);
  expect(chat.says('孩子要跳楼了').keys).toEqual([
    'emergency-card',
    'desk-danger',
    'desk-danger-own',
    'desk-reason-ask',
  ]);
  const held = Chat.desk(member(mine('ob-1', '17')));
  held.says('写记录');
  expect(held.says('孩子说他爸拿着刀').types).toEqual(['act']);
});

describe('a card’s buttons', () => {
  test('take, see, confirm', () => {
    const chat = Chat.desk(only);
    expect(chat.does({ type: 'choice', data: 'd.ack.ob-1' }).effects).toEqual([
      { type: 'acknowledge', obligationId: 'ob-1' },
    ]);
    expect(chat.does({ type: 'choice', data: 'd.see.ob-1' }).effects).toEqual([
      { type: 'showReport', obligationId: 'ob-1' },
    ]);
    expect(chat.does({ type: 'choice', data: 'd.safe.ob-1' }).effects).toEqual([
      { type: 'confirmSafety', obligationId: 'ob-1' },
    ]);
  });

  test('declining asks for a reason', () => {
    const id = 'a'.repeat(40);
    const chat = Chat.desk(member(open(id, '3'))).does({ type: 'choice', data: `d.dec.${id}` });
    expect(chat.buttons).toContain('与当事人有关系,需回避');
    expect(chat.step.wake).toEqual({ after: HOUR });
    chat.presses('与当事人有关系,需回避');
    expect(chat.effects).toEqual([{ type: 'decline', obligationId: id, reason: 'conflict_of_interest' }]);
    expect(chat.step.wake).toBeUndefined();
  });

  test('another reason is written in words, without losing the way', () => {
    const chat = Chat.desk(only).says('无法接手').says('5');
    expect(chat.keys).toEqual(['desk-note-ask']);
    expect(chat.says('  ').keys).toEqual(['desk-note-empty']);
    expect(chat.says('家里有急事').effects).toEqual([
      { type: 'decline', obligationId: 'ob-1', reason: 'other', note: '家里有急事' },
    ]);
  });

  test.each([
    ['its reason', (chat: Chat) => chat.says('无法接手 18'), 'desk-help-here'],
    ['other words', (chat: Chat) => chat.does({ type: 'choice', data: 'd.why.ob-2.other' }), 'desk-help-words'],
  ])(
    'what was asked before a refusal is given up for it: help is about %s, and nothing of before halts it',
    (_, refuses, help) => {
      const chat = refuses(
        Chat.desk(member(mine('ob-1', '17'), open('ob-2', '18')))
          .says('提高等级 17')
          .presses('高风险'),
      );
      expect(chat.context).toMatchObject({ asking: null, obligationId: 'ob-2' });
      expect(chat.says('帮助').keys[0]).toBe(help);
    },
  );

  test('an unfinished refusal is called off, passed over by another button, or forgotten after an hour', () => {
    const chat = Chat.desk(only).says('无法接手');
    expect(chat.says('嗯').keys).toEqual(['desk-unclear-here', 'desk-reason-ask']);
    expect(chat.presses('取消').keys).toEqual(['desk-cancelled']);
    chat.says('无法接手').does({ type: 'choice', data: 'd.ack.ob-1' });
    expect(chat.types).toEqual(['acknowledge']);
    expect(chat.step.saved.value).toBe('ready');
    chat.says('无法接手', '其他原因').wakes();
    expect(chat.says('没有关系的一句话').words).toContain('没有看懂');
  });

  test.each([
    'd.ack.',
    'd.ack.OB_1',
    `d.ack.${'a'.repeat(41)}`,
    'd.why.ob-1.nonsense',
    'r1.a1.yes',
    '',
    'd.ack.ob-1.area',
    'd.why.ob-1',
  ])('forged or old: %s', (data) => {
    expect(Chat.desk(only).does({ type: 'choice', data }).types).toEqual(['notice', 'say']);
  });
});

describe('typed', () => {
  test.each([
    '接手',
    '我接手',
    '我已接手',
    'OK',
    'take',
    '接手2026-17',
    '接手 #2026-17',
    'take 2026-17',
    '接手编号2026-17号',
    '1',
  ])('%s takes the only one', (typed) => {
    expect(Chat.desk(only).says(typed).effects).toEqual([{ type: 'acknowledge', obligationId: 'ob-1' }]);
  });

  test.each(['接手 GYWH-KWVA', '接手GYWH-KWVA', '接手编号 gywh-kwva 号', 'take gywhkwva', 'I take this GYWH-KWVA'])(
    '%s: a number that is letters alone',
    (typed) => {
      const two = member(open('ob-1', 'GYWH-KWVA'), open('ob-2', '0K3Q-D9XB'));
      expect(Chat.desk(two).says(typed).effects).toEqual([{ type: 'acknowledge', obligationId: 'ob-1' }]);
    },
  );

  test('a number as it is misread: O for 0, without its dash', () => {
    const two = member(open('ob-1', 'GYWH-KWVA'), open('ob-2', '0K3Q-D9XB'));
    expect(Chat.desk(two).says('接手 OK3QD9XB').effects).toEqual([{ type: 'acknowledge', obligationId: 'ob-2' }]);
    expect(Chat.desk(two).says('acknowledge').types).toEqual(['say']);
  });

  test('看 and safe, with what they need', () => {
    const chat = Chat.desk(member(mine('ob-2', '9')));
    expect(chat.says('查看').effects).toEqual([{ type: 'showReport', obligationId: 'ob-2' }]);
    expect(chat.says('已确认安全').effects).toEqual([{ type: 'confirmSafety', obligationId: 'ob-2' }]);
    expect(chat.says('safe 9').effects).toEqual([{ type: 'confirmSafety', obligationId: 'ob-2' }]);
    expect(chat.says('1').effects).toEqual([{ type: 'confirmSafety', obligationId: 'ob-2' }]);
    expect(chat.says('接手').keys).toEqual(['desk-none-open']);
    expect(Chat.desk(only).says('safe').keys).toEqual(['desk-none-mine']);
  });

  test('with several open it asks which, and takes the number of the menu', () => {
    const chat = Chat.desk(member(open('ob-1', '11'), open('ob-2', '12'), mine('ob-3', '13'))).says('OK');
    expect(chat.buttons).toEqual(['我已接手 · 11 · 接手线索', '我已接手 · 12 · 接手线索']);
    expect(chat.says('2').effects).toEqual([{ type: 'acknowledge', obligationId: 'ob-2' }]);
    // What is about a whole case names cases, whatever of them waits.
    const reply = { id: 'ob-5', number: '15', level: 'P2', kind: 'hotline_reply', state: 'mine' } as const;
    expect(Chat.desk(member(mine('ob-3', '13'), reply)).says('结案').buttons).toEqual(['结案 · 13', '结案 · 15']);
    expect(chat.says('接手 11').effects).toEqual([{ type: 'acknowledge', obligationId: 'ob-1' }]);
    expect(chat.says('接手 99').effects).toEqual([{ type: 'ofNumber', number: '99' }]);
    expect(chat.says('1').words).toContain('没有看懂');
  });

  test('what they offered already is meant only where nothing else fits, and the list says so', () => {
    const asked = { id: 'ob-4', number: '14', level: 'P2', kind: 'offer_help', state: 'open' } as const;
    const offered = { ...asked, id: 'ob-5', state: 'mine' } as const;
    const elsewhere = { ...offered, id: 'ob-6', number: '15' };
    const meant = (typed: string, ...theirs: DeskView['obligations']) => {
      const { value, context } = Chat.desk(member(...theirs)).says(typed).step.saved;
      return [value, (context as { asking: { id: string } | null }).asking?.id];
    };
    expect(meant('帮不了', asked, offered, elsewhere)).toEqual(['asking', 'ob-4']);
    expect(meant('帮不了 14', offered, asked)).toEqual(['asking', 'ob-4']);
    expect(meant('帮不了 15', asked, offered, elsewhere)).toEqual(['asking', 'ob-6']);
    expect(Chat.desk(member(offered, elsewhere)).says('帮不了').buttons).toEqual([
      '帮不了 · 14 · 帮扶需求(已答复可以帮)',
      '帮不了 · 15 · 帮扶需求(已答复可以帮)',
    ]);
    // Of one case, what each is for tells them apart.
    const [tutoring, care] = [
      { ...offered, need: 'tutoring' },
      { ...asked, need: 'respite_care' },
    ] as const;
    expect(Chat.desk(member(tutoring, { ...tutoring, id: 'ob-7', need: 'mentoring' })).says('帮不了').buttons).toEqual([
      '帮不了 · 14 · 学业辅导(已答复可以帮)',
      '帮不了 · 14 · 成长陪伴(已答复可以帮)',
    ]);
    expect(Chat.desk(member(care, { ...care, id: 'ob-7', need: 'mentoring' })).says('帮不了').buttons).toEqual([
      '帮不了 · 14 · 帮扶需求:临时照料',
      '帮不了 · 14 · 帮扶需求:成长陪伴',
    ]);
  });

  test('with many open it asks by pages of six buttons, by button, number or word', () => {
    const many = Array.from({ length: 8 }, (_, n) => open(`ob-${n}`, `${n + 11}`));
    const chat = Chat.desk(member(...many)).says('OK');
    expect(chat.buttons).toHaveLength(6);
    expect(chat.presses('下一页').buttons.slice(0, 3)).toEqual([16, 17, 18].map((n) => `我已接手 · ${n} · 接手线索`));
    expect(chat.says('下一页').buttons[0]).toBe('我已接手 · 11 · 接手线索');
    expect(chat.says('6').says('2').effects).toEqual([{ type: 'acknowledge', obligationId: 'ob-6' }]);
  });

  test('turns the pages of what waits, from where it was listed', () => {
    const chat = Chat.desk(only);
    expect(chat.says('下一页').effects).toEqual([{ type: 'listObligations' }]);
    chat.does({ type: 'listed', listed: { first: 'P1.a.x', last: 'P2.b.y' } });
    expect(chat.effects).toEqual([]);
    expect(chat.says('下一页').effects).toEqual([{ type: 'listObligations', page: { way: 'after', place: 'P2.b.y' } }]);
    expect(chat.says('上一页').effects).toEqual([
      { type: 'listObligations', page: { way: 'before', place: 'P1.a.x' } },
    ]);
    // Of a case that was shown: back to what is older, by the word as by the button.
    expect(chat.says('更早').effects).toMatchObject([{ type: 'act', act: 'case', obligationId: 'ob-1' }]);
    const menu = ['d.case.7k3q-d9xb.b0', 'd.case.7k3q-d9xb.2'];
    expect(chat.does({ type: 'menu', menu }).says('更早').effects).toEqual([
      { type: 'act', act: 'case', obligationId: '7k3q-d9xb', answers: { page: '2' } },
    ]);
    expect(chat.does({ type: 'menu', menu }).says('上一页').effects).toMatchObject([{ answers: { page: 'b0' } }]);
    const forged = { type: 'choice', data: 'd.mine.~P3.zz.q' } as const;
    expect(chat.does(forged).effects).toEqual([{ type: 'listObligations', page: { way: 'before', place: 'P3.zz.q' } }]);
  });

  test('lists, helps, changes language; all else is answered with help', () => {
    const chat = Chat.desk(only);
    expect(chat.says('/mine').types).toEqual(['listObligations']);
    expect(chat.says('我的待办').types).toEqual(['listObligations']);
    expect(chat.says('/help').words).toContain('现在可以:接手、查看、无法接手。');
    expect(chat.says('天气不错').words).toContain('现在可以:接手');
    expect(chat.keys).toEqual(['desk-unclear', 'desk-help-acts']);
    expect(chat.says('取消').keys).toEqual(['desk-idle']);
    expect(chat.does({ type: 'choice', data: 'd.more.ob-1.1' }).buttons).toEqual([
      '改地点',
      '转介',
      '转介进度',
      '报送单',
      '上一页',
      '下一页',
    ]);
    expect(chat.says('上一页').buttons[0]).toBe('个案进展');
    expect(chat.does({ type: 'file' }).keys).toEqual(['desk-no-files']);
    expect(chat.does({ type: 'edited', text: '接手' }).keys).toEqual(['desk-no-edits']);
    expect(chat.says('/language en').of('setLocale')).toEqual([{ type: 'setLocale', locale: 'en' }]);
    expect(chat.words).toContain('press a button, or send its word');
    expect(chat.says('/help').words).toContain('now: take, see, decline.');
    expect(chat.says('/start NEW1-CODE').effects).toEqual([{ type: 'bind', code: 'NEW1-CODE' }]);
  });
});

test('a text as long as the page sends, in which a number might begin anywhere, keeps nobody else waiting', () => {
  const chat = Chat.desk(only);
  const before = process.cpuUsage();
  for (const typed of ['a'.repeat(60_000), 'ab-'.repeat(20_000), '他打'.repeat(30_000)]) {
    expect(chat.says(typed).effects).toHaveLength(1);
  }
  const { user } = process.cpuUsage(before);
  expect(user / 1e6, 'seconds of CPU').toBeLessThan(2);
});
