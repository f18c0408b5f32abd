import type { Effect } from '../../domain/effect.js';
import type { ReminderAnswer } from '../../domain/reminder.js';
import type { AskedReminder } from '../event.js';
import { plainly, reminderAnswer } from '../words.js';
import type { FormEvent } from './event.js';
import type { Place } from './pressed.js';

const ANSWER = /^m\.(done|later|help)\.([0-9a-f]{1,40})\.([0-9a-z]{1,10})$/;
const OF_LIST = /^m\.(?:end\.([0-9a-f]{1,40})|list\.(\d))$/;

/** A button under a reminder, or under the list of them: it stands apart from what the chat is at. */
export const reminderPressed = (data: string): FormEvent | undefined => {
  const [, answer, asked, occursAt] = ANSWER.exec(data) ?? [];
  if (answer !== undefined && asked !== undefined && occursAt !== undefined)
    return { type: 'remind', id: asked, occursAt: Number.parseInt(occursAt, 36), answer: answer as ReminderAnswer };
  const [, id, page] = OF_LIST.exec(data) ?? [];
  if (id !== undefined) return { type: 'endReminder', id };
  return page === undefined ? undefined : { type: 'reminders', page: Number(page) };
};

/** What a typed text is to the reminder that waits, or, as a number, to the list of them that was said last. */
export const reminderTyped = (
  text: string,
  asked: AskedReminder | undefined,
  { context: { menu }, numbered }: Place,
): FormEvent | undefined => {
  const answer = asked && reminderAnswer(text, asked.newest);
  if (answer) return { type: 'remind', id: asked.id, occursAt: asked.occursAt, answer };
  const typed = plainly(text);
  return numbered && /^\d{1,2}$/.test(typed) ? reminderPressed(menu[Number(typed) - 1] ?? '') : undefined;
};

/** What such a turn asks for. */
export const ofReminders = (event: FormEvent): readonly Effect[] => {
  if (event.type === 'reminders') return [{ type: 'listReminders', page: event.page ?? 0 }];
  if (event.type === 'endReminder') return [{ type: 'endReminder', reminderId: event.id }];
  if (event.type !== 'remind') return [];
  const { id, occursAt, answer } = event;
  return [{ type: 'answerReminder', reminderId: id, occursAt, answer }];
};
