import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigProblem } from '../../src/config.js';
import { RECEIVERS } from '../../src/domain/hand-over.js';
import { POST_KINDS } from '../../src/domain/post.js';
import { call } from '../../src/operator/call.js';
import { openDesk } from '../../src/operator/command.js';
import { openTexts } from '../../src/texts/texts.js';
import { folderOfTest } from '../support/directory.js';
import { spoil } from '../support/ladder-file.js';
import { chinese } from '../support/terminal.js';

const HEADER = 'code,name,kind,sector,area,reports_to,timezone';

/** What a Chinese terminal shows of a command; `FILE` stands for the file that holds this. */
const seen = async (content: string, line: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const file = join(await folderOfTest(), 'file');
  await writeFile(file, content);
  const named = (text: string): string => text.replace('FILE', file);
  const set = Object.entries(env).map(([name, value]) => [name, named(value)] as const);
  const desk = openDesk(
    { LC_ALL: 'zh_CN.UTF-8', DATABASE_URL: 'file:/proc/none/huyou.db', ...Object.fromEntries(set) },
    Date.UTC(2026, 2, 3),
  );
  const shown = (lines: Parameters<typeof chinese>[0][]): string[] =>
    lines.map(chinese).map((text) => text.replace(file, 'FILE'));
  try {
    const { lines, notes = [] } = await call(line.map(named), desk);
    return shown([...notes, ...lines]);
  } catch (error) {
    if (error instanceof ConfigProblem) return shown([...error.sentences]);
    throw error;
  }
};

test.each<[string, string, readonly string[]]>([
  [
    'a directory',
    [
      HEADER,
      'A B,甲\u202e,sheriff,government,12010,,Asia/Shanghai',
      'C,丙,police,family,120107,,Asia/Shanghai',
      'D,丁,police',
    ].join('\n'),
    [
      '第 2 行:code 只能用字母、数字、"."、"_" 和 "-",最多 64 个,以字母或数字开头。',
      '第 2 行:name 含有看不见的字符(U+202E):请重新输入。',
      expect.stringMatching(/^第 2 行:kind 没有 "sheriff" 这个值,请从这些里选:bot_duty_desk、.*、operator。$/),
      expect.stringMatching(/^第 2 行:area 必须是 2、4、6、9 或 12 位的行政区划代码,.*不能是 "12010"\(/),
      '第 3 行:area "120107" 属于 120107,这个区已经撤销:请改用 120116 的代码。',
      '第 4 行:有 3 个值,应为 7 列:含逗号的值请放进英文引号 "…",也不要漏列。',
    ],
  ],
  [
    'a sector and a zone that are none, and a post above that is none',
    `${HEADER}\nA,甲,school,family,120101,Z,Asia/Tientsin`,
    [
      '第 2 行:没有 timezone "Asia/Tientsin" 这个时区:请写 IANA 时区名,例如 Asia/Shanghai。',
      '第 2 行:sector "family" 与 kind school 不符:请写 government 或 social_org。',
      '第 2 行:reports_to "Z" 不是本文件里的岗位编码:请改正,或补上这个岗位,或留空。',
    ],
  ],
  ['tabs', `${HEADER}\n`.replaceAll(',', '\t'), ['第 1 行:各列之间用的是制表符:请改用英文逗号 "," 分隔后保存。']],
])('check, in Chinese: %s', async (_, content, lines) => {
  expect(await seen(content, ['check', 'FILE'])).toEqual(lines);
});

test.each<[string, string, readonly string[]]>([
  ['DIRECTORY_FILE', '编号,名称', ['第 1 行:首行必须照原样写出各列的名称:']],
  [
    'CALENDAR_FILE',
    'date,day\n2026-02-30,off',
    ['第 2 行:date "2026-02-30" 不是日期:', '第 2 行:day 没有 "off" 这个值:'],
  ],
  [
    'LADDER_FILE',
    spoil((f) => {
      Object.assign(f.levels.P0, { climbAfter: '15 min', color: 'red' });
      delete f.levels.P2.clock;
    }),
    [
      'levels.P0.climbAfter:"15 min" 必须是 ISO 8601 时长,一秒到一年,例如 "PT15M"(15 分钟)或 "PT3H"(3 小时)。',
      'levels.P0:这里不能有 color:请删去,或改正名称。',
      'levels.P2.clock:没有填写,请从这些里选:always、service。',
    ],
  ],
  [
    'LADDER_FILE',
    spoil((f) => Object.assign(f.levels.P0, { climbAfter: 'PT3H', followUpWithin: 'P3D' })),
    [
      'levels.P0.climbAfter:这么紧急的线索最多等 1 小时:请写 "PT1H" 或更短。',
      'levels.P0.followUpWithin:处境这么危险的孩子要在 24 小时内见到:请写 "PT24H" 或更短。',
    ],
  ],
  ['LADDER_FILE', '{"a"：1}', ['督办规则文件不是 JSON:第 1 行的 "：" 不该在这里;请用英文标点,']],
  [
    'HOTLINES_FILE',
    '[{ "id": "government", "number": 12345 }]',
    ['第 1 条(government):number:必须是加英文引号的文字。'],
  ],
])('a setting that names a file with something to mend, in Chinese: %s', async (variable, content, lines) => {
  const told = await seen(content, ['preview', '--answer', 'danger_now=yes'], { [variable]: 'FILE' });
  expect(told).toEqual(lines.map((line) => expect.stringContaining(`${variable}(FILE):${line}`)));
});

test('import-members, in Chinese', async () => {
  const lines = ['name,posts,from,until', ',NOWHERE,,', '甲,TJ-12-BDD,2026-03-03,', '乙,,,'];
  expect(await seen(lines.join('\n'), ['import-members', 'FILE', '--dry-run'])).toEqual([
    '第 2 行:name 是空的:请写明邀请码给谁。',
    '第 2 行:岗位 "NOWHERE" 不在岗位表里:请改正,或补上这个岗位。',
    '第 3 行:from 和 until 要同时写:请都写,或都不写。',
    '第 4 行:posts 是空的:请写岗位编码,几个之间用 "|" 隔开。',
  ]);
  expect(await seen('name,posts\n甲,TJ-12-BDD\n甲,TJ-12-BDD\n', ['import-members', 'FILE', '--dry-run'])).toEqual([
    '第 3 行:与第 2 行相同,各有一个邀请码:如果是同一个人,只发一个码。',
    '会生成 2 个邀请码,没有要改的。',
  ]);
});

test('posts are called at a terminal as they are in the chats', () => {
  const chats = openTexts();
  const kinds = { ...RECEIVERS.government, station: RECEIVERS.social_org.station };
  for (const [code, kind] of Object.entries(kinds)) {
    expect(chinese({ key: `kind-${kind}` })).toBe(chats.text('zh-CN', { key: `choice-topost-${code}` }));
  }
  expect(POST_KINDS.map((kind) => chinese({ key: `kind-${kind}` })).filter((name) => /[a-z]/.test(name))).toEqual([]);
});
