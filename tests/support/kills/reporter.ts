import { questionOf } from '../../../src/flows/form/form.js';
import { reportForm } from '../../../src/flows/report/form.js';
import { QUESTIONS } from '../../../src/flows/report/questions.js';
import type { FakeUser, StoredMessage } from '../fake-bot-api.js';
import { pickOne, type Random } from './random.js';

/** Somebody who answers each question once, when it is asked, and never again. */
export interface Reporter {
  readonly user: FakeUser;
  /** What was answered, by question. */
  readonly given: Readonly<Record<string, unknown>>;
  /** True once the report is closed and the receipt is there. */
  finished(): boolean;
  /** Answers the newest question, if it is not answered yet. */
  act(): void;
}

/** What follows the question's name in button data but is no answer. */
const CONTROLS = new Set(['back', 'skip', 'send', 'done', 'anew', 'add', 'edit', 'discard', 'review']);
const FIXED: Readonly<Record<string, string>> = { district: '120101', contact: 'anonymous' };

/** Where a message of the chat stands: `a5` for the fifth question, `review`, `filed`; undefined when it asks nothing. */
export const placeOf = (message: StoredMessage): string | undefined =>
  message.buttons
    .flat()
    .map(({ callback_data }) => /^r\d+\.(\w+)\./.exec(callback_data ?? '')?.[1])
    .find((place) => place !== 'lang');

const dataOf = (message: StoredMessage): string[] =>
  message.buttons.flat().flatMap(({ callback_data }) => (callback_data === undefined ? [] : [callback_data]));

/** A neighbour who writes to the public bot. One in five says that the child is in danger. */
export const newReporter = (user: FakeUser, random: Random): Reporter => {
  const given: Record<string, unknown> = {};
  const answered = new Set<string>();
  const endangered = random() < 0.2;
  const fromBot = () => user.messages.filter(({ from }) => from === 'bot');

  const press = (message: StoredMessage, data: string) => user.pressesData(message.id, data);

  const answer = (message: StoredMessage, place: string): void => {
    const find = (what: string) => dataOf(message).find((data) => data.endsWith(`.${place}.${what}`));
    const question = QUESTIONS.find(({ short }) => short === place);
    const send = find('send');
    if (send !== undefined && (!question || random() < 0.3)) return void press(message, send);
    if (!question) return;
    if (question.kind === 'text' && question.id !== 'contact') {
      given[question.id] = `${question.id}:孩子常常一个人在家。`;
      user.says(given[question.id] as string);
      return;
    }
    const options = dataOf(message).filter((data) => !CONTROLS.has(data.slice(data.lastIndexOf('.') + 1)));
    const here = options.filter((data) => data.includes(`.${place}.`));
    const wanted = question.id === 'danger_now' ? (endangered ? 'yes' : 'no') : FIXED[question.id];
    const data = (wanted === undefined ? undefined : find(wanted)) ?? pickOne(random, here);
    given[questionOf(reportForm, question.id).id] = data.slice(data.lastIndexOf('.') + 1);
    press(message, data);
  };

  /** A tick, then 选好了 once the tick is seen. */
  const choose = (place: string): void => {
    const asked = fromBot().filter((message) => placeOf(message) === place);
    const ticked = asked.findLast((message) => message.buttons.flat().some(({ text }) => text.startsWith('✓')));
    if (ticked && !answered.has(`${place}.done`)) {
      answered.add(`${place}.done`);
      const done = dataOf(ticked).find((data) => data.endsWith('.done'));
      if (done !== undefined) press(ticked, done);
    }
    if (answered.has(place)) return;
    answered.add(place);
    const tick = asked.at(-1);
    const data = tick && dataOf(tick).find((one) => one.endsWith('.neglect'));
    given.concern = ['neglect'];
    if (tick && data) press(tick, data);
  };

  user.says('/start');
  return {
    user,
    given,
    finished: () => fromBot().some((message) => placeOf(message) === 'filed'),
    act() {
      const newest = fromBot().findLast((message) => placeOf(message) !== undefined);
      const place = newest && placeOf(newest);
      if (!newest || !place || place === 'filed') return;
      if (place === 'a2') return choose(place);
      if (answered.has(place)) return;
      answered.add(place);
      answer(newest, place);
      // Some are impatient: a second turn before the first is answered, which changes nothing in the report.
      if (random() < 0.15) user.says('/what');
    },
  };
};
