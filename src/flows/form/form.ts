import type { z } from 'zod';
import type { Locale } from '../../domain/channel.js';
import type { Effect, FiledReport, PublicFlow, TextRef } from '../../domain/effect.js';
import type { Labels } from '../event.js';
import type { Context } from './context.js';

/** Answers by question; which values there are, the form's schema knows. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a text answers that is no answer: it is asked for again in this sentence. */
export interface Unclear {
  readonly unclear: TextRef;
}

/** What a text is read with. */
export interface ReadWith {
  readonly labels: Labels;
  readonly locale: Locale;
  /** The date where the person is. */
  readonly today: string;
}

/** One option of a question: the value that is kept, and the text key of its label. */
export interface Option {
  readonly value: string;
  readonly key: string;
}

/** One question. A new one is added to its form's table, to the schema of the answers, and as a text. */
export interface Question {
  readonly id: string;
  /** Its name in button data. */
  readonly short: string;
  /** `text`: the person types; options may stand beside. */
  readonly kind: 'one' | 'many' | 'text';
  readonly options: readonly Option[];
  /** Options in a row of buttons. */
  readonly perRow: number;
  /** Must be answered, where it is asked at all. */
  readonly required: boolean;
  /** Asked only where this holds. `danger`: told or seen, also in words. */
  readonly when?: (answers: Answers, danger: boolean) => boolean;
  /** A value that is no option, in words; without this it is a person's own words. */
  readonly says?: (value: string) => TextRef;
  /** Who writes that they do not know, or would not say, skips it; `none`: also who writes that there is none. */
  readonly skipsBy?: 'unknown' | 'none';
  /** What skipping it says, where that is an answer of its own. */
  readonly skipSays?: string;
  /** What has to be known before it is answered: a line above it. */
  readonly notice?: string;
  /** The label of skipping it, where it has words of its own. */
  readonly skipKey?: string;
}

/** Words in which forms differ; the others are shared by all. */
export interface FormWords {
  /** Before the first question, after the emergency line. */
  readonly greeting: readonly string[];
  readonly thanks: string;
  readonly anew: string;
  readonly needOne: string;
  readonly begun: string;
  /** What is said where words tell that a child is missing; absent where it is the child itself who writes. */
  readonly missing?: string;
  /** The key of a shared text as this form says it; absent: as all do. */
  readonly own?: (key: string) => string;
}

/** Another conversation that this one offers to turn to, as a button under its first question. */
export interface Turning {
  readonly flow: PublicFlow;
  readonly button: string;
  /** What is known here, by the questions there. */
  readonly along: (answers: Answers) => Answers;
  /** It is the same person's same report, told in another way: what was filed of it is gone on with. */
  readonly same?: (answers: Answers) => boolean;
  /** What is worth hearing here is heard there too, sent or not: it is not filed before. */
  readonly hears?: true;
  /** Offered under every question too, after these words of the person's. */
  readonly suggests?: (story: string) => boolean;
}

/** A list of questions asked in a chat, and what becomes of the answers: all that tells one form from another. */
export interface Form {
  readonly id: PublicFlow;
  /** Begins the data of its buttons; no two forms have the same. */
  readonly mark: string;
  /** In their order. */
  readonly questions: readonly Question[];
  readonly schema: z.ZodType<Answers>;
  /** The text that asks a question. */
  readonly asks: (id: string) => string;
  /** The short name of a question before its answer; `label-<id>` if it is not given. */
  readonly names?: (id: string) => string;
  /** The question that asks for danger. It is the first. */
  readonly danger: string;
  /** Whether these answers are danger now. */
  readonly endangers: (given: Answers) => boolean;
  /** Whether these answers say that the person may hurt itself now. */
  readonly harmsItself?: (given: Answers) => boolean;
  /** What helps most, asked first once there is danger. */
  readonly dangerFirst: readonly string[];
  /** After danger nothing else is asked. */
  readonly stopsAtDanger?: true;
  /** What was told is handed over also when the person falls silent without danger. */
  readonly worthHearing?: (answers: Answers) => boolean;
  /** Reminders are all that it is about so far: there is nothing that anybody is to hear. */
  readonly remindersAlone?: (context: Context) => boolean;
  /** What is told here belongs to a case already, and the chat stays with it. */
  readonly letIn?: (context: Context) => boolean;
  /** What unsubscribing says to what was wanted here; undefined: nothing was. */
  readonly unsubscribes?: (context: Context) => Answers | undefined;
  /** Nothing of what was sent goes on: who comes again begins anew. */
  readonly isOver?: (context: Context) => boolean;
  /** Somebody may read along: nothing is said that was not asked for. */
  readonly quiet?: (context: Context) => boolean;
  /** What is told beside the questions; it is shown after them, by `label-<id>`. */
  readonly beside?: readonly string[];
  /** Others may look: what was told is not shown again. */
  readonly unshown?: (context: Context) => boolean;
  /** Whoever ends it, by leaving, giving up or beginning anew, takes nothing back: it is handed over all the same. */
  readonly cutShort?: (context: Context) => boolean;
  /** Words that leave while it is under way, whatever they mean elsewhere. */
  readonly stopsBy?: readonly string[];
  /** At most six buttons under a question, apart from lists: looking it over is left to words. */
  readonly fewButtons?: true;
  /** Where words go that answer no question, and where a pin goes. */
  readonly story: string;
  readonly place: string;
  readonly words: FormWords;
  readonly turnings: readonly Turning[];
  /** The conversation to which the chat goes back when this one is at its end; absent where it goes on here. */
  readonly home?: PublicFlow;
  /** What a typed text answers to the question asked; undefined: it is kept beside it, as a story. */
  readonly understand: (
    question: Question,
    text: string,
    read: ReadWith,
    context: Context,
  ) => Answers | Unclear | undefined;
  /** What a typed text answers of other questions than the one asked. */
  readonly besides?: (text: string, labels: Labels, context: Context) => Answers;
  /** What a typed number answers other than the option with that number. */
  readonly byNumber?: (question: Question, typed: string) => Answers | undefined;
  /** Lines that an answer calls for at once. */
  readonly advise: (given: Answers) => readonly TextRef[];
  /** What of the answers may be kept. */
  readonly permitted?: (answers: Answers) => Answers;
  /** What hands the answers over. `partial`: the person is still answering, or stopped answering. */
  readonly hand: (context: Context, partial: boolean) => readonly Effect[];
}

/** What a form begins with. */
export interface FormInput {
  readonly locale: Locale;
  readonly trial: boolean;
  /** The number that this chat's next report gets, from 1. */
  readonly serial: number;
  /** What is known already. */
  readonly answers?: Answers;
  /** The report is filed, and told here further. Its serial is the chat's. */
  readonly filed?: FiledReport;
}

/** The question with that id. */
export const questionOf = ({ questions }: Form, id: string): Question => {
  const question = questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
};

/** Options by their values, labelled `<prefix>-<value>`. */
export const options = (prefix: string, values: readonly string[]): Option[] =>
  values.map((value) => ({ value, key: `${prefix}-${value}` }));

export const unsure: Option = { value: 'unsure', key: 'option-unsure' };

/** A shared text's key as a form says it. */
export const own = ({ words }: Form, key: string): string => words.own?.(key) ?? key;

/** Where one is to type, the text is the answer. */
export const asTyped = ({ id, kind }: Question, text: string): Answers | undefined =>
  kind === 'text' ? { [id]: text } : undefined;
