import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import type { Locale } from '../domain/channel.js';
import { DAY } from '../domain/clock.js';
import { assess } from '../domain/draft.js';
import type { TextRef } from '../domain/effect.js';
import { type Line, say } from '../domain/say.js';
import type { Triage } from '../domain/triage.js';
import { TRIAL_FACTOR } from '../files/load.js';
import { openTexts } from '../texts/texts.js';
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
  throw new ConfigProblem([say('preview-at-wrong', { given: JSON.stringify(text) })]);
};

const readDays = (text: string): number => {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST) return Number(text);
  throw new ConfigProblem([say('preview-days-wrong', { given: JSON.stringify(text), most: String(LONGEST) })]);
};

const OPTIONS = {
  answer: { type: 'string', multiple: true },
  at: { type: 'string' },
  days: { type: 'string' },
  everybody: { type: 'boolean' },
  child: { type: 'boolean' },
  guardian: { type: 'boolean' },
} as const;

/** What raised the level. Its codes are English as they are. */
const causesOf = ({ rules, parts }: Triage, locale: Locale): readonly TextRef[] => {
  const codes = [...rules.map(({ id }) => id), ...parts.map(({ factor }) => factor)];
  const texts = openTexts();
  const named = (code: string): string => (locale === 'en' ? code : texts.text(locale, { key: `cause-${code}` }));
  return codes.map((code) => say('preview-cause', { cause: named(code) }));
};

export const preview: Command = {
  takes: say('preview-takes'),
  options: Object.keys(OPTIONS).map((name) => `--${name}`),
  about: say('preview-about'),
  async run(args, desk) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (!values.answer) return undefined;
    if (values.child && values.guardian) throw new ConfigProblem([say('preview-two-askers')]);
    const asker = values.child ? 'child' : values.guardian ? 'guardian' : 'citizen';
    const draft = readAnswers(values.answer, asker);
    const at = readMoment(values.at, desk.now);
    const days = readDays(values.days ?? '3');
    const posts = new Map((await desk.posts()).map((post) => [post.code, post]));
    const play = { draft, at, days, most: MOST_SHOWN, everybody: values.everybody ?? false };
    const { messages, events, until } = await rehearse(desk, play);
    const triage = assess(draft, { earlierReports: 0 });
    const causes = causesOf(triage, desk.locale);
    const nameOf = (code: string | undefined, memberId: string): Line => {
      const post = posts.get(code ?? '');
      return post ? say('preview-post', { name: post.name, code: post.code }) : memberId;
    };
    const sent = messages.map(({ at, kind, to, post, message }) => ({
      at,
      line: say('preview-message', {
        time: { at },
        kind: say(`preview-kind-${kind}`),
        whom: to === 'reporter' ? say('preview-reporter') : nameOf(post, to),
        text: message.text.split('\n')[0] ?? '',
      }),
    }));
    const empty = events
      .filter(({ kind }) => kind === 'rung.empty')
      .map(({ at, data }) => ({
        at,
        line: say('preview-nobody', { time: { at }, rung: String(Number(data?.rung) + 1) }),
      }));
    return {
      lines: [
        ...(desk.config().trial ? [say('preview-trial', { factor: String(TRIAL_FACTOR) })] : []),
        causes.length > 0
          ? say('preview-level', { level: triage.level, causes })
          : say('preview-level-plain', { level: triage.level }),
        ...[...sent, ...empty].sort((a, b) => a.at - b.at).map(({ line }) => line),
        ...(until < at + days * DAY ? [say('preview-goes-on', { time: { at: until } })] : []),
        say('preview-end', { days }),
      ],
    };
  },
};
