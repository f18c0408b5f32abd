import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import { DAY, HOME_ZONE } from '../domain/clock.js';
import { assess } from '../domain/draft.js';
import { TRIAL_FACTOR } from '../files/load.js';
import { tellTime } from '../texts/tell-time.js';
import type { Command } from './command.js';
import { instantIn } from './named.js';
import { readAnswers } from './preview-answers.js';
import { rehearse } from './rehearse.js';

const LONGEST = 60;
/** Messages that are played and shown; nobody reads more. */
const MOST_SHOWN = 1_000;

/** Without an offset it is a time in Tianjin, as what is printed is: on a server in another zone day would be night. */
const readMoment = (text: string | undefined, now: number): number => {
  const at = text === undefined ? now : (instantIn(text) ?? instantIn(`${text}+08:00`));
  if (at !== null) return at;
  throw new ConfigProblem([`--at ${JSON.stringify(text)} is no time: write it as 2026-12-01T20:30 (in Tianjin).`]);
};

const readDays = (text: string): number => {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST) return Number(text);
  throw new ConfigProblem([`--days ${JSON.stringify(text)} is not a number from 1 to ${LONGEST}.`]);
};

export const preview: Command = {
  takes: '--answer QUESTION=ANSWER… [--child|--guardian] [--at TIME] [--days N] [--everybody]',
  about:
    'show what would be sent to whom and when, if a report with these answers came and nobody acted; nothing is sent',
  async run(args, desk) {
    const options = {
      answer: { type: 'string', multiple: true },
      at: { type: 'string' },
      days: { type: 'string' },
      everybody: { type: 'boolean' },
      child: { type: 'boolean' },
      guardian: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (!values.answer) return undefined;
    if (values.child && values.guardian) {
      throw new ConfigProblem(['--child and --guardian are two different reports: give one of them.']);
    }
    const asker = values.child ? 'child' : values.guardian ? 'guardian' : 'citizen';
    const draft = readAnswers(values.answer, asker);
    const at = readMoment(values.at, desk.now);
    const days = readDays(values.days ?? '3');
    const posts = new Map((await desk.posts()).map((post) => [post.code, post]));
    const play = { draft, at, days, most: MOST_SHOWN, everybody: values.everybody ?? false };
    const { messages, events, until } = await rehearse(desk, play);
    const { level, rules, parts } = assess(draft, { earlierReports: 0 });
    const time = (moment: number) => tellTime(desk.locale, moment, HOME_ZONE);
    const nameOf = (code: string | undefined, memberId: string): string => {
      const post = posts.get(code ?? '');
      return post ? `${post.name} (${post.code})` : memberId;
    };
    const causes = [...rules.map(({ id }) => id), ...parts.map(({ factor }) => factor)];
    const lines = messages.map(
      ({ at: moment, kind, to, post, message }) =>
        [
          moment,
          `${time(moment)}  ${kind.padEnd(7)} ${to === 'reporter' ? 'the reporter' : nameOf(post, to)}: ${message.text.split('\n')[0]}`,
        ] as const,
    );
    const empty = events
      .filter(({ kind }) => kind === 'rung.empty')
      .map(
        ({ at: moment, data }) =>
          [
            moment,
            `${time(moment)}  nobody  rung ${Number(data?.rung) + 1} has nobody who can be reached: the next is called at once`,
          ] as const,
      );
    return {
      lines: [
        ...(desk.config().trial
          ? [`Played by the ladder of a trial, ${TRIAL_FACTOR} times faster: an hour is a minute.`]
          : []),
        `Level ${level}: ${causes.length > 0 ? causes.join(', ') : 'nothing raises it'}.`,
        ...[...lines, ...empty].sort(([a], [b]) => a - b).map(([, line]) => line),
        ...(until < at + days * DAY ? [`It goes on like this after ${time(until)}.`] : []),
        `If nobody acts for ${days} ${days === 1 ? 'day' : 'days'}. Nothing was sent.`,
      ],
    };
  },
};
