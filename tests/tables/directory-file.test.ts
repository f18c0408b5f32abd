import { describe, expect, test } from 'vitest';
import { writeHours } from '../../src/domain/hours.js';
import { parseDirectory } from '../../src/files/directory-file.js';
import { english } from '../support/terminal.js';

const HEADER = 'code,name,kind,sector,area,reports_to,timezone';
const LINE = 'A,公安值班,police,government,120101,,Asia/Shanghai';
const file = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');
/** The bytes of a file with this name of a post. */
const named = (...name: readonly (string | readonly number[])[]): Uint8Array => {
  const [before = '', after = ''] = file(LINE).split('公安值班');
  const parts = [before, ...name, after].map((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part));
  return new Uint8Array(parts.flat());
};
const messages = (csv: string | Uint8Array): string[] => {
  const result = parseDirectory(csv);
  return 'problems' in result ? result.problems.map(({ message }) => english(message)) : [];
};

describe('a good file', () => {
  const expected = {
    posts: [
      { code: 'A', name: '公安值班', kind: 'police', sector: 'government', area: '120101', timezone: 'Asia/Shanghai' },
    ],
  };
  test.each<[string, string | Uint8Array]>([
    ['as it is', file(LINE)],
    ['as bytes', Buffer.from(file(LINE))],
    ['with a byte order mark', Buffer.from(`\uFEFF${file(LINE)}`)],
    ['in GB 18030, as a Chinese spreadsheet saves it', named([0xb9, 0xab, 0xb0, 0xb2, 0xd6, 0xb5, 0xb0, 0xe0])],
    ['with Windows line ends', file(LINE).replaceAll('\n', '\r\n')],
    ['quoted', file('"A","公安值班","police","government","120101","","Asia/Shanghai"')],
    [
      'with blank lines and spaces around values',
      file('', ' A , 公安值班\u3000,police,government,120101, ,Asia/Shanghai', ',,,,,,'),
    ],
    ['with empty columns at the end', file(LINE).replaceAll('\n', ',,\n')],
    ['without the commas of columns that are empty at the end', file(LINE).replace(HEADER, `${HEADER},hours,services`)],
    ['with a line break in a value', file(LINE.replace('公安值班', '"公安值班\n"'))],
    ['with columns that begin with a capital', file(LINE).replace('code,name', 'Code,NAME')],
    [
      'with the columns in another order',
      'timezone,reports_to,area,sector,kind,name,code\nAsia/Shanghai,,120101,government,police,公安值班,A',
    ],
  ])('%s', (_, csv) => expect(parseDirectory(csv)).toEqual(expected));

  test('keeps who reports to whom, and quoted commas and quotes', () => {
    expect(parseDirectory(file(LINE, 'B,"公安, ""夜班""",police,government,12,A,Asia/Shanghai'))).toMatchObject({
      posts: [{ code: 'A' }, { code: 'B', name: '公安, "夜班"', reportsTo: 'A' }],
    });
  });

  test('a name that a spreadsheet would take for a formula is plain text', () => {
    expect(parseDirectory(file('A,=1+1,police,government,120101,,Asia/Shanghai'))).toMatchObject({
      posts: [{ name: '=1+1' }],
    });
  });

  test('with hours and services, or without', () => {
    const more = file(
      `${LINE},08:30-17:30 Mon-Fri; 22:00-06:00 Sat,`,
      `${LINE.replace('A,', 'B,')},always,`,
      'C,社会组织,social_organisation,social_org,12,,Asia/Shanghai,,tutoring | legal_aid|tutoring',
    ).replace(HEADER, `${HEADER},hours,services`);
    const read = parseDirectory(more);
    expect(read).toEqual({
      posts: [
        {
          ...expected.posts[0],
          hours: [
            { from: '08:30', to: '17:30', days: [1, 2, 3, 4, 5] },
            { from: '22:00', to: '06:00', days: [6] },
          ],
        },
        { ...expected.posts[0], code: 'B' },
        expect.objectContaining({ code: 'C', services: ['tutoring', 'legal_aid'] }),
      ],
    });
    expect('posts' in read && read.posts.map(({ hours }) => writeHours(hours))).toEqual([
      '08:30-17:30 Mon-Fri; 22:00-06:00 Sat',
      '',
      '',
    ]);
  });

  test('areas from the city down to the village', () => {
    const areas = ['12', '1201', '120101', '120101001', '120101001001'];
    const lines = areas.map((area, index) => `P${index},岗位,police,government,${area},,Asia/Shanghai`);
    expect(parseDirectory(file(...lines))).toMatchObject({ posts: areas.map((area) => ({ area })) });
  });
});

describe('a file to mend says where and how', () => {
  test.each<[string, string, RegExp]>([
    ['empty', '', /^Line 1: the file is empty: begin with code,name/],
    ['only a header', HEADER, /^Line 2: there is no post/],
    ['a column missing', 'code,name,kind,sector,area,reports_to\n', /^Line 1: column timezone is missing/],
    ['a column unknown', `${HEADER},phone\n${LINE},1`, /^Line 1: column "phone" is unknown: remove it/],
    ['a column twice', `${HEADER},code\n${LINE},A`, /^Line 1: column code is there twice/],
    [
      'columns in Chinese',
      `编号,名称,类型,主体,区划,上级,时区\n${LINE}`,
      /^Line 1: the first line must name the columns: code,name,kind,sector,area,reports_to,timezone \(hours,services may/,
    ],
    [
      'a title above the columns',
      `岗位表,,,,,,\n${file(LINE)}`,
      /^Line 1: the first line must name the columns: code,/,
    ],
    ['no columns at all', LINE, /^Line 1: the first line must name the columns: code,/],
    ['semicolons', file(LINE).replaceAll(',', ';'), /^Line 1: the columns are separated by ";"/],
    ['a code twice', file(LINE, LINE), /^Line 3: code "A" is taken by line 2/],
    ['a code with a space', file(LINE.replace('A,', 'A B,')), /^Line 2: code may hold letters, digits/],
    ['no code', file(LINE.replace('A,', ',')), /^Line 2: code is empty/],
    ['no name', file(LINE.replace('公安值班', '')), /^Line 2: name is empty/],
    ...(
      [
        ['\0', 'U+0000'],
        ['\u001b', 'U+001B'],
        ['\u202e', 'U+202E'],
        ['\u2066', 'U+2066'],
      ] as const
    ).map(([mark, named]): [string, string, RegExp] => [
      `a name with ${named}, which nobody sees`,
      file(LINE.replace('公安', `公${mark}安`)),
      new RegExp(`^Line 2: name has a character that cannot be seen \\(${named.replace('+', '\\+')}\\): write it anew`),
    ]),
    [
      'a kind unknown, told without what would move the terminal',
      file(LINE.replace('police', 'pol\u001b[2Jice')),
      /^Line 2: kind "pol\\u001b\[2Jice" is unknown/,
    ],
    [
      'a kind unknown',
      file(LINE.replace('police', 'sheriff')),
      /^Line 2: kind "sheriff" is unknown: use one of bot_duty_desk, /,
    ],
    [
      'a sector unknown',
      file(LINE.replace('government', 'state')),
      /^Line 2: sector "state" is unknown: use one of government, /,
    ],
    [
      'a sector that does not fit',
      file(LINE.replace('government', 'family')),
      /^Line 2: sector "family" does not fit kind police: use government/,
    ],
    ['an area in words', file(LINE.replace('120101', '和平区')), /^Line 2: area must be an administrative code/],
    ['an area of five digits', file(LINE.replace('120101', '12010')), /^Line 2: area must be/],
    ...[
      ['120107', '120116'],
      ['120108001', '120116'],
      ['120109', '120116'],
      ['120221', '120117'],
      ['120223001001', '120118'],
      ['120225', '120119'],
    ].map(([old = '', now]): [string, string, RegExp] => [
      `an area of a district that is gone, ${old}`,
      file(LINE.replace('120101', old)),
      new RegExp(
        `^Line 2: area "${old}" lies in ${old.slice(0, 6)}, which is no district any more: use a code of ${now}\\.$`,
      ),
    ]),
    [
      'an area as a spreadsheet mangles it',
      file(LINE.replace('120101', '1.20101E+11')),
      /^Line 2: area must be .* and not "1\.20101E\+11" .* column as text/,
    ],
    [
      'a time zone unknown',
      file(LINE.replace('Shanghai', 'Tientsin')),
      /^Line 2: timezone "Asia\/Tientsin" is unknown: use an IANA name/,
    ],
    ['reports to nobody known', file(LINE.replace(',,', ',Z,')), /^Line 2: reports_to "Z" is no code in this file/],
    [
      'a line that cannot be read, and not who reports to it',
      file(LINE.replace('police', 'sheriff'), LINE.replace('A,', 'B,').replace(',,', ',A,')),
      /^Line 2: kind "sheriff" is unknown/,
    ],
    ['reports to itself', file(LINE.replace(',,', ',A,')), /^Line 2: reports_to goes round in a circle \(A → A\)/],
    [
      'reports to the family',
      file(LINE.replace(',,', ',G,'), 'G,监护人,guardian,family,120101,,Asia/Shanghai'),
      /^Line 2: reports_to "G" is a post of the family, which is never called for a report: name another post, or leave it empty\.$/,
    ],
    ['a value too few', file('A,公安值班,police'), /^Line 2: it has 3 values for 7 columns/],
    [
      'hours in words',
      `${HEADER},hours\n${LINE},office hours`,
      /^Line 2: hours "office hours" are not understood: leave them empty, or write/,
    ],
    ['hours of no length', `${HEADER},hours\n${LINE},09:00-09:00`, /^Line 2: hours "09:00-09:00" are not understood/],
    ['hours in part', `${HEADER},hours\n${LINE},09:00-17:00 Mon;`, /^Line 2: hours .* are not understood/],
    [
      'a service unknown',
      `${HEADER},services\nA,社会组织,social_organisation,social_org,12,,Asia/Shanghai,tutoring|cooking`,
      /^Line 2: service "cooking" is unknown: use counselling, /,
    ],
    [
      'services of a post that has none',
      `${HEADER},services\n${LINE},tutoring`,
      /^Line 2: services are not for kind police: leave them empty, or use kind social_organisation, /,
    ],
    ['an open quotation mark', file('"A,公安值班'), /a quotation mark is wrong/],
    [
      'an open quotation mark, many lines before the end',
      file(LINE, '', LINE.replace('A,公', 'B,"公'), LINE.replace('A,', 'C,'), LINE.replace('A,', 'D,')),
      /^Line 4: a quotation mark is wrong/,
    ],
    [
      'semicolons, and quotation marks as they ask for them',
      `${HEADER};hours\n${LINE};"08:00-12:00; 13:00-17:00"\n`.replaceAll(',', ';'),
      /^Line 1: the columns are separated by ";"/,
    ],
    ['full-width commas', file(LINE).replaceAll(',', '，'), /^Line 1: the columns are separated by "，"/],
    [
      'full-width commas in a line',
      file(LINE, LINE.replaceAll(',', '，')),
      /^Line 3: it has 1 values for 7 columns: separate them by "," and not by "，"/,
    ],
  ])('%s', (_, csv, sentence) => {
    const found = messages(csv);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
    expect(found[0]).toMatch(/\.$/);
  });

  test('a circle is told at each of its posts', () => {
    const line = (code: string, to: string) => `${code},岗位,police,government,12,${to},Asia/Shanghai`;
    expect(messages(file(line('A', 'B'), line('B', 'C'), line('C', 'A'), line('D', 'A')))).toEqual([
      expect.stringContaining('(A → B → C → A)'),
      expect.stringContaining('(B → C → A → B)'),
      expect.stringContaining('(C → A → B → C)'),
    ]);
  });

  test('a long way up is walked once, and of a long circle the beginning is told', () => {
    const line = (index: number, to: string) => `P${index},岗位,police,government,12,${to},Asia/Shanghai`;
    const many = 20_000;
    const chain = [...Array(many).keys()].map((index) => line(index, `P${index + 1}`));
    expect(parseDirectory(file(...chain, line(many, '')))).toHaveProperty('posts');
    const round = messages(file(...chain, line(many, 'P0')));
    expect(round).toHaveLength(many + 1);
    expect(round[0]).toContain('(P0 → P1 → P2 → … → P0)');
    expect(round.at(-1)).toContain(`(P${many} → P0 → P1 → … → P${many})`);
  });

  test('a value over several lines is named by the first of them', () => {
    const csv = file(LINE.replace('公安值班', '"公安\n\n值班"').replace('police', 'sheriff'), 'B');
    expect(messages(csv)).toEqual([
      expect.stringMatching(/^Line 2: kind "sheriff"/),
      expect.stringMatching(/^Line 5: /),
    ]);
    expect(messages(csv.replaceAll('\n', '\r\n'))[0]).toMatch(/^Line 2: kind "sheriff"/);
  });

  test('all of several problems, in the order of the lines', () => {
    const csv = file(LINE.replace('police', 'sheriff').replace('120101', 'x'), LINE.replace('Shanghai', 'X'));
    const result = parseDirectory(csv);
    expect('problems' in result && result.problems.map(({ line }) => line)).toEqual([2, 2, 3]);
    const upward = file(LINE.replace(',,', ',Z,'), LINE.replace('A,', 'B,').replace('Shanghai', 'X'));
    expect(messages(upward)).toEqual([expect.stringMatching(/^Line 2/), expect.stringMatching(/^Line 3/)]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['UTF-16', Buffer.from(`\uFEFF${file(LINE)}`, 'utf16le'), /^Line 1: .*iconv -f UTF-16 -t/],
    ['UTF-16 without its mark', Buffer.from(file(LINE), 'utf16le'), /^Line 1: .*iconv -f UTF-16 -t/],
    ['UTF-16 without its mark, and columns in Chinese', Buffer.from('编号,名称,类型,主体\n', 'utf16le'), /^Line 1: /],
    ['UTF-8 with a damaged byte', named('公安', [0xe5], '值班'), /^Line 2: /],
    ['UTF-8 that was cut off', Buffer.from(file(LINE, 'B,值班')).subarray(0, -2), /^Line 3: /],
    ['Big5', named([0xb3, 0xaf, 0xa4, 0x70, 0xa9, 0xfa]), /^Line 2: /],
    ['Latin 1', Buffer.from(file(LINE.replace('公安值班', 'Müller')), 'latin1'), /^Line 2: /],
  ])('%s: how to save it as UTF-8', (_, bytes, words) => {
    expect(messages(bytes)).toEqual([expect.stringMatching(words)]);
    expect(messages(bytes)).toEqual([expect.stringMatching(/not valid UTF-8.*"CSV UTF-8" \(spreadsheet\)/)]);
    expect(messages(new TextDecoder().decode(bytes))).toEqual([expect.stringContaining('not valid UTF-8')]);
  });

  test('a line is counted as an editor counts it, also after a value with line ends of Windows', () => {
    const csv = file(LINE.replace('公安值班', '"公安\n\n值班"'), 'B').replaceAll('\n', '\r\n');
    expect(messages(csv)).toEqual([expect.stringMatching(/^Line 5: it has 1 values/)]);
  });
});
