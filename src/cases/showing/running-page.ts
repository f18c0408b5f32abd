import { type Act, MOST_BUTTONS } from '../../domain/acts.js';
import type { PromptChoice } from '../../domain/effect.js';
import { paged } from '../../flows/desk/asking-prompt.js';

/** The page that a button of a list asks for; the first where none does. */
export const pageIn = (answers: Readonly<Record<string, string>>): number =>
  Number(/^b?(\d{1,3})$/.exec(answers.page ?? '')?.[1] ?? 0);

/** Of what runs, the page that is asked for: what is on it, and the button that leads on where there is more. */
export const runningPage = <T>(
  running: readonly T[],
  { act, id, page }: { readonly act: Act; readonly id: string; readonly page: number },
): { readonly shown: readonly T[]; readonly on: PromptChoice[][] } => {
  const { shown, more } = paged(running, page, MOST_BUTTONS);
  const next = { label: { key: 'desk-button-next' }, data: `d.${act}.${id}.${page + 1}` };
  return { shown, on: more ? [[next]] : [] };
};
