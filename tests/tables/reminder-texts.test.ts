import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/domain/channel.js';
import { REMINDABLE } from '../../src/domain/guardian.js';
import type { Reminder } from '../../src/domain/reminder.js';
import { listPrompt } from '../../src/family/list.js';
import { reminderPrompt } from '../../src/family/remind.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { openTexts } from '../../src/texts/texts.js';

const texts = openTexts();
const NOW = Date.UTC(2026, 10, 27, 2, 0);

/** What whoever looks over a shoulder is not to read: the scheme, the service, that a child is a case (domain.md 5.1 (c)). */
const REVEALING =
  /护幼|困境|留守|孤儿|个案|补贴|年审|儿童|未成年|线索|监护|救助|民政|社工|康复|家访|huyou|hardship|welfare|subsid|allowance|case|protect|guardian|report|rehab|civil affairs|social work|abuse|neglect/i;

const reminder = (kind: Reminder['kind'], onDate: string | null): Reminder => ({
  id: 'a'.repeat(32),
  enrolmentId: 'e',
  caseId: null,
  kind,
  rrule: '',
  dtstart: '2026-12-02T19:00',
  timezone: 'Asia/Shanghai',
  onDate,
  phase: 'asked',
  occursAt: NOW,
  nextAt: NOW,
  epoch: 1,
  askedAt: null,
  answer: null,
  missed: 0,
});

describe.each(REMINDABLE)('a reminder of %s', (kind) => {
  test.each(
    LOCALES.flatMap((locale) =>
      [null, '2026-12-03'].flatMap((on) => [false, true].map((again) => ({ locale, on, again }))),
    ),
  )(
    'in $locale, on $on, again $again: one line that gives nothing away, and three answers',
    ({ locale, on, again }) => {
      const prompt = reminderPrompt(reminder(kind, on), again);
      const { text, choices = [] } = texts.render(locale, prompt, { timezone: 'Asia/Shanghai', now: NOW });
      const words = [text, ...choices.flat().map(({ label }) => label)].join('\n');
      expect(words).not.toMatch(REVEALING);
      expect(words).not.toMatch(/remind-|\{/);
      expect(text.split('\n')).toHaveLength(1);
      expect(choices.flat()).toHaveLength(3);
      if (on !== null) expect(text).toMatch(/12月3日|3 December|Dec/);
    },
  );
});

test.each(LOCALES)(
  'the list of all of them, in %s: neutral too, six buttons at most, the desk’s without one',
  (locale) => {
    const own = REMINDABLE.map((kind, nr) => ({ ...reminder(kind, null), id: `a${nr}`, phase: 'due' as const }));
    const desks = { ...reminder('home_visit', '2026-12-03'), id: 'd', caseId: 'c' };
    const pages = [0, 1].map((page) =>
      texts.render(locale, listPrompt([desks, ...own], openCalendar(), NOW, page), {
        timezone: 'Asia/Shanghai',
        now: NOW,
      }),
    );
    const buttons = pages.map(({ choices = [] }) => choices.flat().map(({ data }) => data));
    expect(buttons).toEqual([
      [...own.slice(0, 5).map(({ id }) => `m.end.${id}`), 'm.list.1'],
      ['m.end.a5', 'm.end.a6', 'm.list.0'],
    ]);
    const words = pages
      .flatMap(({ text, choices = [] }) => [text, ...choices.flat().map(({ label }) => label)])
      .join('\n');
    expect(words).not.toMatch(REVEALING);
    expect(words).not.toMatch(/remind-|\{/);
  },
);
