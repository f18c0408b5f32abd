import { element, say, speaks, word } from './page.js';
import type { Card, CardChoice, PageTurn } from './wire.js';

/** What a person chose on a card: the turn, and the words that they chose. */
export type Choose = (turn: PageTurn, words: string, button: HTMLButtonElement) => void;

/**
 * Numbers that help, each after what stands before it; a tap calls them. Followed by no digit, so that a receipt code is no
 * number. (A look behind would be shorter: Safari before 16.4 refuses the whole script for one.)
 */
const CALLED = ['110', '119', '120', ...word('hotline-numbers').split(' ')].join('|');
const NUMBERS = new RegExp(`(^|[^\\w./:-])(${CALLED})(?![\\w/:-]|\\.\\d)`, 'g');

/** Puts plain words in, their telephone numbers as links. */
const write = (line: HTMLElement, text: string): void => {
  for (const [index, part] of text.split(NUMBERS).entries()) {
    if (index % 3 < 2) {
      line.append(part);
      continue;
    }
    const link = element('a', '', part);
    link.href = `tel:${part}`;
    line.append(link);
  }
};

/** At a desk there are many cards: who sees none of them goes from one that asks something to the next by its heading. */
const HEADS = document.body.dataset.page === 'desk';

const spoken = ({ text, choices }: Card): HTMLElement => {
  const line = speaks(element('p', 'words'), text);
  const end = HEADS && choices.length > 0 ? (/\n|$/.exec(text)?.index ?? 0) : 0;
  if (end > 0) {
    const head = element('span');
    head.setAttribute('role', 'heading');
    head.setAttribute('aria-level', '2');
    write(head, text.slice(0, end));
    line.append(head);
  }
  write(line, text.slice(end));
  return line;
};

const WHEN = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
const COMMA = document.documentElement.lang === 'en' ? ', ' : '、';

const pressable = (card: Card, choice: CardChoice, choose: Choose): HTMLButtonElement => {
  const button = speaks(element('button', 'press', choice.label), choice.label);
  button.type = 'button';
  button.addEventListener('click', () =>
    choose({ kind: 'choice', data: choice.data, ref: card.id }, choice.label, button),
  );
  return button;
};

const tickable = (choice: CardChoice): HTMLLabelElement => {
  const label = element('label', 'tick');
  const box = element('input');
  box.type = 'checkbox';
  box.value = choice.data;
  box.defaultChecked = choice.selected === true;
  label.append(box, speaks(element('span', '', choice.label), choice.label));
  return label;
};

/** Where options can only be toggled one by one, a button says that they are complete; here the form's own button does. */
const completes = ({ data }: CardChoice): boolean => data.endsWith('.done');

const many = (options: readonly CardChoice[], sendLabel: string, choose: Choose): HTMLFormElement => {
  const form = element('form', 'many');
  const set = element('fieldset');
  const ticks = element('div', 'ticks');
  ticks.append(...options.map(tickable));
  set.append(element('legend', 'small', word('web-many-label')), ticks);
  const send = element('button', 'press strong', sendLabel);
  send.type = 'submit';
  form.append(set, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const ticked = [...form.querySelectorAll<HTMLInputElement>('input:checked')];
    if (ticked.length === 0) {
      say(word('web-many-none'));
      form.querySelector('input')?.focus();
      return;
    }
    const words = ticked.map((box) => box.parentElement?.textContent ?? '').join(COMMA);
    choose({ kind: 'choices', data: ticked.map((box) => box.value) }, words, send);
  });
  return form;
};

const choices = (card: Card, choose: Choose): HTMLElement => {
  const group = element('div', 'choices');
  const all = card.choose === 'many' ? card.choices.flat() : [];
  const tickables = all.filter(({ selected }) => selected !== undefined);
  const complete = tickables.length > 0 ? all.find(completes) : undefined;
  if (tickables.length > 0) group.append(many(tickables, complete?.label ?? word('web-many-send'), choose));
  else {
    // Several have a name of their own. With what they are about: a desk has many that are called alike.
    const [about = ''] = card.text.split('\n');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', `${word('web-choices-label')}: ${about}`);
  }
  for (const options of card.choices) {
    const row = element('div', 'row');
    for (const choice of options) {
      if (!tickables.includes(choice) && choice !== complete) row.append(pressable(card, choice, choose));
    }
    if (row.childElementCount > 0) group.append(row);
  }
  return group;
};

/** A message of ours with its time and its choices. */
export const drawCard = (card: Card, choose: Choose): HTMLElement => {
  const article = element('article', 'ours');
  article.dataset.id = card.id;
  article.dataset.card = JSON.stringify(card);
  article.tabIndex = -1;
  const when = element('time', 'small');
  const at = new Date(card.at);
  when.dateTime = at.toISOString();
  // With its day: a desk is open for weeks.
  when.textContent = at.toLocaleString(document.documentElement.lang, WHEN);
  article.append(element('span', 'unseen', `${word('web-from-us')}: `), spoken(card));
  if (card.choices.flat().length > 0) article.append(choices(card, choose));
  article.append(when);
  return article;
};

/** What a person ticked, or took off, and has not sent: it stays so where the changed card has the option still. */
export const keepTicks = (before: HTMLElement, after: HTMLElement): void => {
  if (before.dataset.answered) return;
  const boxes = [...after.querySelectorAll('input')];
  for (const { value, checked, defaultChecked } of before.querySelectorAll('input')) {
    const same = boxes.find((box) => box.value === value);
    if (same && checked !== defaultChecked) same.checked = checked;
  }
};

/** Folds the choices of a card away; they stay usable. */
export const fold = (article: Element): void => {
  const group = article.querySelector(':scope > .choices');
  if (!group) return;
  const past = element('details', 'past');
  past.append(element('summary', 'small', word('web-past-choices')));
  group.replaceWith(past);
  past.append(group);
};
