import { ofNumber } from './cases/closing/closed-case.js';
import { doAct } from './cases/desk/acts.js';
import { beginBarred } from './cases/desk/begin-barred.js';
import { handBack, refusePress, sayDone, takeOn } from './cases/desk/desk-answers.js';
import { onward } from './cases/desk/onward.js';
import type { DeskAnswer } from './cases/desk-answer.js';
import type { Moment } from './cases/moment.js';
import { amendReport } from './cases/reports/amend-report.js';
import { fileReport } from './cases/reports/file-report.js';
import { leaveChat } from './cases/reports/leave.js';
import { addableBy, lookUpReceipt, ofAdding, tellStanding } from './cases/reports/look-up-receipt.js';
import { notSolved } from './cases/reports/not-solved.js';
import { showReport } from './cases/reports/show-report.js';
import { turnsCase } from './cases/showing/case-pages.js';
import { listObligations } from './cases/showing/list-obligations.js';
import { listPostCases } from './cases/showing/list-post-cases.js';
import type { Inbound, Locale, TurnOutcome } from './domain/channel.js';
import { readCode } from './domain/codes.js';
import type { Effect, Listed, Page, Prompt } from './domain/effect.js';
import { takeReminderAnswer } from './family/answer.js';
import { enrol, refuseReminders } from './family/enrol.js';
import { inviteGuardian, joinCase } from './family/invite.js';
import { endReminder, listReminders } from './family/list.js';
import { stopReminders } from './family/stop.js';
import { bindChat } from './members/bind.js';
import { preferChat, setDuty } from './members/duty.js';
import { waysToAct } from './notify/telling/cards.js';
import type { NewOutboxRow } from './store/store.js';

/** What a turn came to: what is said, in which language, and what the channel may tell at once. */
export interface Said {
  readonly prompts: readonly Prompt[];
  readonly locale: Locale;
  readonly outcome: TurnOutcome;
  /** Where the page of a list that was said begins and ends; null where nothing is left to list. */
  readonly listed?: Listed | null;
  /** What a typed number means from now on, where choices were said with numbers: their data, in order. */
  readonly menu?: readonly string[];
  /** The receipt of something open, to which what is written next is added. */
  readonly looked?: string;
  /** What was to be asked is not: it would be refused. */
  readonly barred?: boolean;
  /** What this chat is told besides, after that. */
  readonly after: readonly NewOutboxRow[];
}

/** The other case, where two are linked: both are kept at once. */
const linkedWith = (effect: Effect): string[] =>
  effect.type === 'act' && effect.act === 'link' ? [readCode(effect.answers.number ?? '')] : [];

/** Carries out what a flow asks for, in order, inside the turn's transaction: the one switch over effects. */
export const carryOut = async (start: Moment, effects: readonly Effect[], inbound: Inbound | null): Promise<Said> => {
  let m = start;
  const prompts: Prompt[] = [];
  let outcome: TurnOutcome = {};
  let after: readonly NewOutboxRow[] = [];
  let listed: Listed | null | undefined;
  let menu: readonly string[] | undefined;
  let looked: string | undefined;
  let barred = false;
  const numbered = !m.frame.buttons.has(m.address.channel);
  const pressed = inbound?.turn.kind === 'choice' && !numbered;

  const say = (...lines: Prompt['lines']) => {
    if (lines.length > 0) prompts.push({ lines });
  };
  const notice = (key: Prompt['lines'][number]) => {
    outcome = { ...outcome, notice: m.frame.texts.text(m.locale, key, { timezone: m.frame.timezone, now: m.now }) };
  };
  const list = async (of: Moment, page?: Page) => {
    const found = await listObligations(of, page);
    prompts.push(found.prompt);
    listed = found.listed;
  };
  const offer = (prompt: Prompt, numbers?: readonly string[]) => {
    prompts.push(prompt);
    const shown = numbers ?? (prompt.choices ?? []).flat().map(({ data }) => data);
    if (numbered && shown.length > 0) menu = shown;
    // Where there are buttons, the words that turn the pages of a case turn them too; of the numbers theirs alone mean anything.
    else if (shown.some(turnsCase)) menu = shown.map((data) => (turnsCase(data) ? data : ''));
  };
  /** At a pressed button a notice is enough, unless there is more to say than it holds. */
  const answer = ({ notice: short, lines, matter, choices = [], numbers, also }: DeskAnswer) => {
    notice(short);
    if (lines && !(pressed && lines.length === 1 && lines[0]?.key === short.key)) {
      const ways = matter ? waysToAct(m.frame, m.address.channel, matter) : { lines: [], choices: [] };
      offer({ lines: [...lines, ...ways.lines], choices: [...choices, ...ways.choices] }, numbers);
    }
    if (also) offer(also);
  };

  for (const effect of effects) {
    if (barred) break;
    if ('obligationId' in effect) await m.tx.cases.inTurn(effect.obligationId, ...linkedWith(effect));
    switch (effect.type) {
      case 'say':
        prompts.push(effect.prompt);
        break;
      case 'notice':
        notice(effect.text);
        break;
      case 'turnTo':
        // Followed where the chat is gone on with.
        break;
      case 'enrol':
        say(...(await enrol(m, effect.answers)));
        break;
      case 'refuseReminders':
        say(...(await refuseReminders(m, effect.answers)));
        break;
      case 'answerReminder':
        prompts.push(...(await takeReminderAnswer(m, effect)));
        break;
      case 'joinCase':
        say(await joinCase(m, effect.code));
        break;
      case 'inviteGuardian':
        answer(await inviteGuardian(m, effect.obligationId));
        break;
      case 'listReminders':
        offer(await listReminders(m, effect.page));
        break;
      case 'endReminder':
        say(...(await endReminder(m, effect.reminderId)));
        break;
      case 'stopReminders':
        say(await stopReminders(m));
        break;
      case 'setLocale':
        m = { ...m, locale: effect.locale };
        if (m.member) await m.tx.members.setLocale(m.address, effect.locale);
        else {
          await m.tx.reports.speak(m.chatKey, effect.locale);
          await m.tx.enrolments.speak(m.chatKey, effect.locale);
        }
        break;
      case 'fileReport': {
        const to = effect.to === undefined ? null : await addableBy(m, effect.to);
        const told = await fileReport(m, effect.serial, effect.draft, effect.partial, to?.matter);
        if (to) say(await ofAdding(m, to, 'added-to-report'));
        // Also where what it was to be added to was closed since then: it is a report of its own.
        else if (!effect.silent) say(told);
        break;
      }
      case 'amendReport': {
        const told = await amendReport(m, effect);
        if (told) say(told);
        break;
      }
      case 'lookUpReceipt':
        prompts.push(
          await ('code' in effect ? lookUpReceipt(m, effect.code, effect.again) : tellStanding(m, effect.serial)),
        );
        if ('code' in effect && effect.toAdd) {
          const open = await addableBy(m, effect.code);
          if (!open) break;
          say(await ofAdding(m, open, 'status-add'));
          looked = effect.code;
        }
        break;
      case 'notSolved':
        prompts.push(await notSolved(m, effect));
        break;
      case 'eraseChat':
        await leaveChat(m);
        break;
      case 'bind': {
        const { bound, said, calls } = await bindChat(m, effect.code, inbound?.displayName);
        say(...said);
        after = calls;
        outcome = { ...outcome, bound };
        break;
      }
      case 'acknowledge':
        answer(await takeOn(m, effect.obligationId));
        break;
      case 'decline':
        answer(await handBack(m, effect.obligationId, effect.reason, effect.note));
        break;
      case 'confirmSafety':
        answer(await sayDone(m, effect.obligationId));
        break;
      case 'showReport':
        answer(await showReport(m, effect.obligationId));
        break;
      case 'act':
        answer(await onward(m, effect.obligationId, await doAct(m, effect.act, effect.obligationId, effect.answers)));
        break;
      case 'mayBegin': {
        const why = await beginBarred(m, effect.act, effect.obligationId);
        if (why) answer(why);
        barred = why !== null;
        break;
      }
      case 'ofNumber':
        answer(await ofNumber(m, effect.number));
        break;
      case 'refusePress':
        notice(await refusePress(m, effect.act, effect.obligationId));
        break;
      case 'listObligations':
        await list(m, effect.page);
        break;
      case 'listPostCases':
        answer(await listPostCases(m, effect.after));
        break;
      case 'setDuty': {
        const { said, calls } = await setDuty(m, effect.on);
        say(said);
        after = calls;
        if (effect.on) await list({ ...m, member: m.member && { ...m.member, offDutySince: null } });
        break;
      }
      case 'preferChat':
        say(await preferChat(m));
        break;
      default:
        effect satisfies never;
    }
  }
  return {
    prompts,
    locale: m.locale,
    outcome,
    after,
    ...(listed === undefined ? {} : { listed }),
    ...(menu === undefined ? {} : { menu }),
    ...(looked === undefined ? {} : { looked }),
    ...(barred ? { barred } : {}),
  };
};
