import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHANNELS, LOCALES } from '../../src/domain/channel.js';
import { NAMED_HOTLINES } from '../../src/domain/hotline.js';
import { DANGER_SIGNS } from '../../src/domain/signs.js';
import { DESK_COMMANDS, PUBLIC_COMMANDS } from '../../src/flows/words.js';
import { tellTime } from '../../src/texts/tell-time.js';
import { loadCatalogue, openTexts, type TextProblem } from '../../src/texts/texts.js';
import { TROUBLES } from '../../src/watch/troubles.js';
import { checkCatalogues, differences } from '../support/catalogues.js';

const texts = openTexts();
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => `${folder}/${name}`);
/** Friday 2026-11-27 10:00 in Tianjin. */
const NOW = Date.UTC(2026, 10, 27, 2, 0);
const HOUR = 3_600_000;

describe('the catalogues', () => {
  test.each(['chats', 'terminal'] as const)('say the same in every language: %s', (room) => {
    expect(checkCatalogues(room)).toEqual([]);
  });

  test('of the terminal hold every sentence that the code names, and no other', () => {
    const code = sources('src')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const named = [...code.matchAll(/\bsay\(\s*'([\w-]+)'/g)].map(([, key = '']) => key);
    const begun = [...code.matchAll(/\bsay\(\s*`([\w-]+-)\$\{/g)].map(([, start = '']) => start);
    const held = [...loadCatalogue('en', 'terminal')._messages.keys()];
    expect(named.filter((key) => !held.includes(key))).toEqual([]);
    expect(held.filter((key) => !named.includes(key) && !begun.some((start) => key.startsWith(start)))).toEqual([]);
  });

  test('hold every text that the code names', () => {
    const named = sources('src').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bkey: '([a-z][\w-]*)'|\bt\('([a-z][\w-]*)'\)/g)].map(
        ([, key, word]) => key ?? word ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((key) => texts.labels(key).length === 0)).toEqual([]);
  });

  test('say what each matter of the operator is', () => {
    const keys = [...TROUBLES, ...CHANNELS.map((name) => `channel-${name}`)].map((name) => `matter-${name}`);
    const alarms = TROUBLES.map((name) => `operator-alarm-${name}`);
    expect([...keys, ...alarms].filter((key) => texts.labels(key).length === 0)).toEqual([]);
  });

  test('print no number of the police that nobody has verified with them, and tell it once somebody has', () => {
    const words = LOCALES.flatMap((locale) =>
      readdirSync(`src/texts/${locale}`).map((file) => readFileSync(`src/texts/${locale}/${file}`, 'utf8')),
    );
    expect(words.join('\n')).not.toContain('12110');

    const named = NAMED_HOTLINES.map((id, index) => ({ id, number: `022-5550${index}` }));
    const sms = { id: 'police_sms', number: '12110022' };
    const tested = { ...sms, verified_on: '2026-11-20', verified_by: '热线核对人' };
    for (const locale of LOCALES) {
      for (const key of ['emergency-card', 'child-emergency-card', 'child-filed-more']) {
        expect(openTexts({ hotlines: [...named, sms] }).text(locale, { key }), key).not.toContain('12110');
        expect(openTexts({ hotlines: [...named, tested] }).text(locale, { key }), key).toMatch(
          /110 ?.*\(.*12110022.*\)/,
        );
      }
      // It is no number to be called.
      expect(openTexts({ hotlines: [...named, tested] }).text(locale, { key: 'hotline-numbers' })).not.toContain(
        '12110',
      );
    }
  });

  test.each(LOCALES)('%s: a help line is named by its id, and is the operator’s', (locale) => {
    const source = readdirSync(`src/texts/${locale}`).map((file) =>
      // Without the keys: the id under which what 12345 was told is kept is no number that anybody is shown.
      readFileSync(`src/texts/${locale}/${file}`, 'utf8').replace(/^[a-z][\w-]* =/gm, ''),
    );
    expect(source.join('\n').match(/(?<!\d)12\d{3}(?!\d)/g)).toBeNull();
    const named = [...source.join('\n').matchAll(/\{ -hotline-(\w+) \}/g)].map(([, id]) => id);
    expect([...new Set(named)].sort()).toEqual([...NAMED_HOTLINES].sort());

    const own = openTexts({
      hotlines: NAMED_HOTLINES.map((id, index) => ({ id, number: `022-5550${index}` })),
    });
    expect(own.text(locale, { key: 'choice-line-12345' })).toBe('022-55500');
    expect(own.text(locale, { key: 'self-harm-advice' })).toContain('022-55501');
    for (const key of [
      'self-harm-advice',
      'low-advice',
      'emergency-card-self-harm',
      'child-not-alone',
      'family-strain-advice',
    ]) {
      expect(openTexts().text(locale, { key }), 'it does not answer around the clock').toMatch(
        /\((每天|at least)[^()]*18/,
      );
      expect(own.text(locale, { key }), 'nothing is known of its hours').not.toMatch(/[()]/);
    }
    expect(own.text(locale, { key: 'hotline-numbers' })).toBe('022-55500 022-55501');
    expect(own.labels('choice-line-12345')).toEqual(['022-55500', '022-55500']);
  });

  test('a difference is named', () => {
    const zh = {
      locale: 'zh-CN',
      texts: new Map([
        ['a', ''],
        ['b', 'by'],
        ['c', 'x'],
      ]),
    };
    const en = {
      locale: 'en',
      texts: new Map([
        ['b', ''],
        ['c', 'x'],
        ['d', ''],
      ]),
    };
    expect(differences(zh, en)).toEqual([
      'a: missing in en',
      'b: takes (by) in zh-CN, () in en',
      'd: missing in zh-CN',
    ]);
  });

  test('hold the keys that others say', () => {
    const by = { at: NOW };
    for (const locale of LOCALES) {
      for (const key of ['receipt-given', 'receipt-partial']) {
        expect(texts.text(locale, { key, args: { receipt: '7K2M-P0QX-91TV', by } })).toContain('7K2M-P0QX-91TV');
      }
      for (const key of ['reporter-breach', 'reporter-breach-again', 'reporter-lapsed', 'status-open', 'status-lapsed'])
        expect(texts.text(locale, { key, args: { by } })).toContain('10:00');
      for (const key of ['reporter-taken', 'status-taken', 'status-safe', 'status-unknown'])
        texts.text(locale, { key });
      for (const sign of DANGER_SIGNS) expect(texts.text(locale, { key: `sign-${sign}` })).not.toBe('');
      for (const name of [...PUBLIC_COMMANDS, ...DESK_COMMANDS]) {
        const words = texts.text(locale, { key: `command-${name}` });
        // Telegram: name 1–32 of [a-z0-9_], description at most 256.
        expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(words.length).toBeLessThanOrEqual(256);
      }
    }
  });
});

describe('a text', () => {
  test('without its key or an argument is a problem, which names both', () => {
    expect(() => texts.text('en', { key: 'no-such-key' })).toThrow('no text no-such-key in en');
    expect(() => texts.text('en', { key: 'receipt-given', args: { receipt: 'x' } })).toThrow(/receipt-given.*\$by/);
  });

  test('where problems are only noted, a person is still answered', () => {
    const problems: TextProblem[] = [];
    const lenient = openTexts({ onProblem: (problem) => problems.push(problem) });
    expect(lenient.text('en', { key: 'no-such-key' })).toBe('no-such-key');
    expect(problems).toHaveLength(1);
  });

  test('takes texts, lists of texts, numbers and times for arguments', () => {
    const answer = [{ key: 'concern-neglect' }, { key: 'concern-begging' }];
    const line = { key: 'review-line', args: { question: { key: 'label-concern' }, answer } };
    expect(texts.text('zh-CN', line)).toBe('担心的事:没人好好照顾、被带着乞讨、流浪');
    expect(texts.text('en', line)).toBe('Worries: Nobody takes good care, Taken along begging');
    expect(texts.text('zh-CN', { key: 'status-open', args: { by: { at: NOW + 8 * HOUR } } }, { now: NOW })).toContain(
      '今天18:00前',
    );
  });

  test('keeps a person’s own words as they are', () => {
    const answer = '{ $by } <b>*_“x”';
    expect(texts.text('en', { key: 'review-line', args: { question: 'q', answer } })).toBe(`q: ${answer}`);
  });

  test('has its label in every language', () => {
    expect(texts.labels('button-back')).toEqual(['返回', 'Back']);
    expect(texts.labels('no-such-key')).toEqual([]);
  });

  test('a prompt becomes one bubble with its choices', () => {
    const label = { key: 'button-back' };
    expect(
      texts.render('zh-CN', {
        lines: [{ key: 'noted' }, label],
        choices: [[{ label, data: 'x', selected: true }]],
        choose: 'many',
      }),
    ).toEqual({ text: '记下了。\n返回', choices: [[{ label: '返回', data: 'x', selected: true }]], choose: 'many' });
    expect(texts.render('en', { lines: [{ key: 'noted' }] })).toEqual({ text: 'Noted.', choices: [], choose: 'one' });
  });
});

describe('a time is told', () => {
  test.each([
    [-24 * HOUR, '昨天10:00', 'yesterday 10:00'],
    [8 * HOUR, '今天18:00', 'today 18:00'],
    [14 * HOUR, '明天00:00', 'tomorrow 00:00'],
    [3 * 24 * HOUR - HOUR, '周一09:00', 'Mon 09:00'],
    [7 * 24 * HOUR, '12月4日周五10:00', 'Fri 4 December 10:00'],
    [-72 * HOUR, '11月24日周二10:00', 'Tue 24 November 10:00'],
  ])('%d ms from now: %s', (after, zh, en) => {
    expect(tellTime('zh-CN', NOW + after, 'Asia/Shanghai', NOW)).toBe(zh);
    expect(tellTime('en', NOW + after, 'Asia/Shanghai', NOW)).toBe(en);
  });

  test('with its date where the present is not known, and in the zone asked for', () => {
    expect(tellTime('zh-CN', NOW, 'Asia/Shanghai')).toBe('11月27日周五10:00');
    expect(tellTime('en', NOW, 'Europe/Berlin', NOW)).toBe('today 03:00');
  });

  test('by the day also where a day has 23 hours', () => {
    const noon = Date.UTC(2026, 2, 28, 11);
    expect(tellTime('en', noon + 23 * HOUR, 'Europe/Berlin', noon)).toBe('tomorrow 12:00');
  });
});
