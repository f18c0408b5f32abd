import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BASED } from '../../src/cases/showing/show-case.js';
import { ACTS } from '../../src/domain/acts.js';
import { CHANNELS } from '../../src/domain/channel.js';
import { INVITED } from '../../src/domain/conference.js';
import { DECLINE_REASONS } from '../../src/domain/effect.js';
import { REMINDABLE } from '../../src/domain/guardian.js';
import { CONSENTS, HAND_OVER_REASONS, REFUSAL_REASONS } from '../../src/domain/hand-over.js';
import { OFFICIAL_LINES } from '../../src/domain/hotline.js';
import { LEVELS } from '../../src/domain/level.js';
import { LIKE_REASONS } from '../../src/domain/likeness.js';
import { NEEDS } from '../../src/domain/need.js';
import { BANDS, QUIT_REASONS, SPANS } from '../../src/domain/need-answers.js';
import { CASE_STATUSES, OBLIGATION_KINDS, OUTCOMES } from '../../src/domain/obligation.js';
import { REMINDER_ANSWERS } from '../../src/domain/reminder.js';
import { CONCERNS, DISTRICTS } from '../../src/domain/report.js';
import { DANGER_SIGNS } from '../../src/domain/signs.js';
import { RULES as CHILD_RULES } from '../../src/domain/triage-child.js';
import { RULES as GUARDIAN_RULES, SCORE as GUARDIAN_SCORE } from '../../src/domain/triage-guardian.js';
import { RULES } from '../../src/domain/triage-rules.js';
import { SCORE } from '../../src/domain/triage-score.js';
import { childForm } from '../../src/flows/child/form.js';
import { familyForm } from '../../src/flows/family/form.js';
import type { Form } from '../../src/flows/form/form.js';
import { reportForm } from '../../src/flows/report/form.js';
import { DESK_COMMANDS, PUBLIC_COMMANDS } from '../../src/flows/words.js';
import { openTexts } from '../../src/texts/texts.js';
import { TROUBLES } from '../../src/watch/troubles.js';

const texts = openTexts();
const missing = (keys: readonly string[]): string[] => keys.filter((key) => texts.labels(key).length < 2);

const CALLS = ['nudge', 'nudge-again', 'climbed', 'reopened', 'let_go', 'supplemented', 'repeat', 'repeat-again'];

/** Of a key that is made of a code, what stands before the code, and every code that can follow. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'alike-reason-': LIKE_REASONS,
  'alike-status-': CASE_STATUSES,
  'basis-': [...BASED, 'safe', 'other'],
  'button-': ACTS,
  'button-remind-': REMINDER_ANSWERS,
  'card-': ['page', ...CALLS],
  'card-declined': ['', '-others', '-conflict', '-urgent', '-urgent-others', '-top'],
  'card-duty-mine': ['', '-late'],
  'card-why-': CALLS,
  'case-duty-': ['due', 'overdue', 'met', 'late'],
  'case-status-': CASE_STATUSES,
  'cause-': [
    ...[...RULES, ...CHILD_RULES, ...GUARDIAN_RULES].map(({ id }) => id),
    ...[...SCORE, ...GUARDIAN_SCORE].map(({ factor }) => factor),
    'checkin_missed',
    'help_at_reminder',
  ],
  'choice-agreed-': Object.keys(CONSENTS),
  'choice-backwhy-': Object.keys(REFUSAL_REASONS),
  'choice-band-': BANDS,
  'choice-handwhy-': Object.keys(HAND_OVER_REASONS),
  'choice-invite-': Object.keys(INVITED),
  'choice-line-': OFFICIAL_LINES,
  'choice-quit-': QUIT_REASONS,
  'choice-span-': SPANS,
  'choice-who-': ['me', 'other', 'police'],
  'close-preview-': ['old', 'news', 'newer'],
  'command-': [...PUBLIC_COMMANDS, ...DESK_COMMANDS],
  'concern-': CONCERNS,
  'desk-button-': ['next', 'back'],
  'district-': DISTRICTS,
  'duty-': OBLIGATION_KINDS,
  'hand-': ['no-post', 'own', 'circular'],
  'handover-stale-': ['accepted', 'withdrawn', 'declined', 'closed', 'own'],
  'label-': reportForm.questions.map(({ id }) => id),
  'label-child-': childForm.questions.map(({ id }) => id),
  'level-name-': LEVELS,
  'look-why-': ['level', 'told', 'moved', 'old', 'closed'],
  'matter-': [...TROUBLES, ...CHANNELS.map((name) => `channel-${name}`)],
  'need-': NEEDS,
  'need-line-': ['open', 'chosen', 'chosen-by', 'done', 'done-by', 'withdrawn', 'unmet'],
  'offer-card-': ['asked', 'offered', 'declined', 'silent', 'chosen', 'thanked', 'left'],
  'operator-alarm-': TROUBLES,
  'outcome-': OUTCOMES,
  'reason-': DECLINE_REASONS,
  'referral-line-': ['asked', 'accepted', 'done', 'returned', 'withdrawn'],
  'referral-stale-': ['accepted', 'yours', 'done', 'returned', 'withdrawn', 'own'],
  'remind-': REMINDABLE,
  'sign-': DANGER_SIGNS,
  'ticket-line-': ['done', 'waiting'],
  'weekday-': ['1', '2', '3', '4', '5', '6', '7'],
  'word-': ACTS.filter((act) => act !== 'pick' && act !== 'apart'),
};

/** Made of more than a code, and asked for by a test of its own: `cards.test.ts`, `buttons.test.ts`, the journeys. */
const ELSEWHERE = ['ask-', 'choice-', 'convenient-', 'family-'];

test.each(Object.entries(MADE))('%s… is a text in every language, whatever the code', (before, codes) => {
  expect(missing(codes.map((code) => before + code))).toEqual([]);
});

describe.each([reportForm, familyForm, childForm])('the form $id', (form: Form) => {
  test.each(form.questions.map((question) => [question.id, question] as const))('%s has its words', (id, question) => {
    const name = form.names?.(id) ?? `label-${id}`;
    expect(missing([form.asks(id), name, ...question.options.map(({ key }) => key)])).toEqual([]);
  });
});

test('each key that the code makes of a code stands here', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('generated'),
  );
  const made = sources.flatMap((name) =>
    [...readFileSync(`src/${name}`, 'utf8').matchAll(/\bkey: `([a-z][a-z-]*)\$\{/g)].map(([, before]) => before ?? ''),
  );
  expect(made.length).toBeGreaterThan(50);
  expect([...new Set(made)].filter((before) => !(before in MADE) && !ELSEWHERE.includes(before))).toEqual([]);
});
