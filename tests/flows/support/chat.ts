import { expect } from 'vitest';
import { MOST_BUTTONS } from '../../../src/domain/acts.js';
import type { Locale, OutMessage } from '../../../src/domain/channel.js';
import type { Effect, FiledReport, Prompt } from '../../../src/domain/effect.js';
import { type DeskView, type FlowEvent, openFlows, type Saved, type Step } from '../../../src/flows/flow.js';
import { openTexts } from '../../../src/texts/texts.js';

export const texts = openTexts();
export const flows = openFlows(texts.labels);

/** A row as the store gives it back. */
export const stored = (saved: Saved): Saved => JSON.parse(JSON.stringify(saved));

/** The day on which all of these chats take place: a Tuesday. */
const TODAY = '2026-03-03';

const LANGUAGES: readonly Locale[] = ['zh-CN', 'en'];

/** Both languages of a prompt, checked for what every message owes its reader. */
export const checkPrompt = (prompt: Prompt): void => {
  for (const locale of LANGUAGES) {
    const message = texts.render(locale, prompt);
    expect(message.text.trim(), 'a message has words').not.toBe('');
    expect(message.text.length, 'Telegram takes no longer one').toBeLessThanOrEqual(4_096);
    const choices = message.choices.flat();
    const labels = choices.map(({ label }) => label);
    expect(new Set(labels).size, `labels are told apart: ${labels.join(' ')}`).toBe(labels.length);
    for (const { data } of choices) expect(data).toMatch(/^[\x21-\x7e]{1,64}$/);
    for (const line of prompt.lines) {
      const words = texts.text(locale, line);
      expect(words, 'no shouting, no pictures').not.toMatch(/[!!]|\p{Extended_Pictographic}/u);
      if (locale === 'zh-CN' && line.key.startsWith('question-')) expect(words.length).toBeLessThanOrEqual(40);
    }
  }
};

/** One chat driven as its person would, each turn through JSON. */
export class Chat {
  effects: readonly Effect[];
  step: Step;
  view: DeskView | undefined;

  private constructor(first: Step, view?: DeskView) {
    this.step = first;
    this.effects = first.effects;
    this.view = view;
    this.check();
  }

  static report(
    options: {
      trial?: boolean;
      locale?: Locale;
      first?: FlowEvent;
      serial?: number;
      known?: Record<string, string | string[]>;
      filed?: FiledReport;
    } = {},
  ): Chat {
    const { trial = false, locale = 'zh-CN', serial = 1, first, known, filed } = options;
    const input = { trial, locale, serial, ...(known ? { answers: known } : {}), ...(filed ? { filed } : {}) };
    return new Chat(flows.begin('report', input, first));
  }

  /** `known`: what the chat knows already. */
  static family(
    options: { trial?: boolean; locale?: Locale; known?: Record<string, string | string[]>; serial?: number } = {},
  ): Chat {
    const { trial = false, locale = 'zh-CN', serial = 1, known } = options;
    return new Chat(flows.begin('family', { trial, locale, serial, ...(known ? { answers: known } : {}) }));
  }

  static child(
    options: { trial?: boolean; locale?: Locale; known?: Record<string, string | string[]>; filed?: FiledReport } = {},
  ): Chat {
    const { trial = false, locale = 'zh-CN', known, filed } = options;
    const input = { trial, locale, serial: 1, ...(known ? { answers: known } : {}), ...(filed ? { filed } : {}) };
    return new Chat(flows.begin('child', input));
  }

  static desk(view: DeskView, options: { trial?: boolean; first?: FlowEvent } = {}): Chat {
    const first = { ...(options.first ?? { type: 'command', name: 'start', argument: '' }), view } as FlowEvent;
    return new Chat(flows.begin('desk', { trial: options.trial ?? false, locale: 'zh-CN' }, first), view);
  }

  does(event: FlowEvent): this {
    const seen = { ...event, today: TODAY, ...(this.view ? { view: this.view } : {}) };
    const next = flows.advance(stored(this.step.saved), seen);
    const unread = flows.advance(this.step.saved, seen);
    expect(stored(unread.saved), 'a chat that was never stored goes on alike').toEqual(stored(next.saved));
    expect(unread, 'a chat that was never stored goes on alike').toEqual(next);
    this.step = next;
    this.effects = this.step.effects;
    this.check();
    return this;
  }

  says(...lines: string[]): this {
    for (const text of lines) this.does({ type: 'text', text });
    return this;
  }

  /** Presses a button of the newest message that has one with this label. */
  presses(...labels: string[]): this {
    for (const label of labels) {
      const choice = this.messages.flatMap(({ choices }) => choices.flat()).find((one) => one.label === label);
      if (choice === undefined) throw new Error(`no button ${label} under: ${this.words}`);
      this.does({ type: 'choice', data: choice.data });
    }
    return this;
  }

  wakes(): this {
    return this.does({ type: 'wake' });
  }

  get context(): Record<string, unknown> {
    return this.step.saved.context as Record<string, unknown>;
  }

  get answers(): Record<string, unknown> {
    return this.context.answers as Record<string, unknown>;
  }

  get messages(): OutMessage[] {
    const locale = this.context.locale as Locale;
    return this.effects.flatMap((effect) => (effect.type === 'say' ? [texts.render(locale, effect.prompt)] : []));
  }

  get words(): string {
    return this.messages.map(({ text }) => text).join('\n---\n');
  }

  get buttons(): string[] {
    return this.messages.flatMap(({ choices }) => choices.flat()).map(({ label }) => label);
  }

  get types(): string[] {
    return this.effects.map(({ type }) => type);
  }

  /** The keys of all lines said. */
  get keys(): string[] {
    return this.effects.flatMap((effect) => (effect.type === 'say' ? effect.prompt.lines.map(({ key }) => key) : []));
  }

  of<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { type: Type }> => effect.type === type);
  }

  private check(): void {
    expect(stored(this.step.saved), 'what is saved survives JSON').toEqual(this.step.saved);
    for (const effect of this.effects) {
      if (effect.type !== 'say') continue;
      checkPrompt(effect.prompt);
      if (this.step.saved.flow === 'desk') {
        expect((effect.prompt.choices ?? []).flat().length).toBeLessThanOrEqual(MOST_BUTTONS);
      }
    }
  }
}

/** The citizen's required answers, in the order they are asked, by buttons and words. */
export const answerRequired = (chat: Chat): Chat =>
  chat.presses('没有', '没人好好照顾', '选好了', '河东区').says('孩子常常没有饭吃').presses('8–13岁', '没有', '能');

/** The data of the button with this label that a chat shows; a report's first question by default. */
export const dataOf = (label: string, chat = Chat.report()): string =>
  chat.messages.flatMap(({ choices }) => choices.flat()).find((choice) => choice.label === label)?.data ?? '';
