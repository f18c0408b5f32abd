import type { Prompt, PromptChoice } from '../domain/effect.js';
import type { Labels } from './event.js';
import { plainly } from './words.js';

/** All choices of a prompt in the order they are said: the order of the numbers where there are no buttons. */
export const choicesOf = (prompt: Prompt): PromptChoice[] => (prompt.choices ?? []).flat();

/** The choice that a typed text names: by its number among the choices said, or by its label in any language. */
export const chosenByText = (
  text: string,
  choices: readonly PromptChoice[],
  labels: Labels,
): PromptChoice | undefined => {
  const typed = plainly(text);
  if (/^\d{1,3}$/.test(typed)) return choices[Number(typed) - 1];
  if (typed === '') return undefined;
  return choices.find(({ label }) => labels(label.key).some((words) => sameLabel(typed, plainly(words))));
};

/** People write 和平 for 和平区. */
const sameLabel = (typed: string, label: string): boolean =>
  typed === label || (typed.length > 1 && `${typed}区` === label);
