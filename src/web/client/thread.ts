import { drawCard, fold, keepTicks } from './card.js';
import { wait } from './clock.js';
import { byId, element, newId, say, speaks, word } from './page.js';
import type { Fate, Queue } from './queue.js';
import { forgetSaid, keepSaid, saidAfter, settleSaid } from './said.js';
import type { Card, PageTurn } from './wire.js';

export interface Thread {
  /** Shows exactly these cards. */
  fill(cards: readonly Card[]): void;
  add(card: Card): void;
  /** Replaces a card where it stands. */
  change(card: Card): void;
  empty(): void;
  /** Shows what the person said, and sends it. */
  tell(turn: PageTurn, words: string, button?: HTMLButtonElement): void;
  has(id: string): boolean;
  /** The id of the newest card. */
  latest(): string | undefined;
  readonly size: number;
}

/** What comes within this time of what the person said is counted as the answer to it. Milliseconds. */
const ANSWERS_WITHIN = 3_000;

/** So near to the end of the page one reads what is newest. CSS pixels. */
const NEAR = 80;
const atEnd = (): boolean => innerHeight + scrollY > document.documentElement.scrollHeight - NEAR;

interface ThreadOptions {
  /** Only the newest question keeps its choices open, as in a conversation. */
  readonly folds: boolean;
  /**
   * What the person said is kept in the tab, and there after a reload: phones put a page away by themselves, and its words on
   * their way with it. Not where others' matters are spoken of.
   */
  readonly keeps: boolean;
  /** What comes by itself moves nobody who reads further up: this button leads to it. */
  readonly newer?: HTMLButtonElement;
  /** What the person said was taken; `anew`: in another chat than the page shows, if it shows one. */
  readonly taken?: (words: string, anew: boolean) => void;
}

/** The messages of a page. */
export const openThread = (queue: Queue, options: ThreadOptions): Thread => {
  const log = byId('log');
  const { newer } = options;
  /** The first message that came while something else was read. */
  let unread: HTMLElement | undefined;
  addEventListener('scroll', () => {
    if (newer && atEnd()) newer.hidden = true;
  });
  newer?.addEventListener('click', () => {
    newer.hidden = true;
    unread?.focus({ preventScroll: true });
    unread?.scrollIntoView({ block: 'nearest' });
  });
  /** Where the first of several quick presses went. The next question may lie where it lay: the second press does not answer that. */
  let pressed: Element | null = null;
  const onlyOnce = (event: MouseEvent): void => {
    const article = (event.target as Element).closest('article');
    if (event.detail < 2) pressed = article;
    else if (article !== pressed) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  log.addEventListener('click', onlyOnce, true);
  /** What the person said just now, and the first message that answers it. */
  let asked: HTMLElement | undefined;
  let answer: HTMLElement | undefined;
  /** What they said that a card has come to. */
  let met: HTMLElement | undefined;
  const stopAsking = async (bubble: HTMLElement): Promise<void> => {
    await wait(ANSWERS_WITHIN);
    if (asked === bubble) asked = undefined;
  };
  const find = (id: string) => log.querySelector<HTMLElement>(`article[data-id="${CSS.escape(id)}"]`);

  /** A question is over when it was answered, or when the next one is asked. */
  const foldOthers = (latest: Element): void => {
    if (!options.folds) return;
    const asks = latest.querySelector('.choices') !== null;
    for (const article of log.querySelectorAll<HTMLElement>('article.ours')) {
      if (article !== latest && (asks || article.dataset.answered)) fold(article);
    }
  };

  const show = (fate: Fate, bubble: HTMLElement, mark: HTMLElement, button?: HTMLButtonElement): void => {
    button?.setAttribute('aria-disabled', String(fate.now === 'sending' || fate.now === 'retrying'));
    bubble.dataset.fate = fate.now;
    if (fate.now === 'sending') mark.textContent = word('web-sending');
    if (fate.now === 'retrying') {
      mark.textContent = word('web-retrying');
      say(fate.message || word('web-retrying'));
    }
    if (fate.now === 'taken') {
      mark.textContent = word('web-sent');
      say(fate.notice);
    }
    if (fate.now === 'refused') {
      mark.textContent = fate.message || word('web-refused');
      say(`${word('web-refused')} ${fate.message}`);
    }
  };

  /** An answer of several messages is read from its first: no question may scroll the emergency card away. */
  const bringIntoView = (article: HTMLElement): void => {
    article.scrollIntoView({ block: 'nearest' });
    if (asked) answer ??= article;
    if (asked && answer !== article) answer?.scrollIntoView({ block: 'nearest' });
  };

  const bubbleOf = (words: string): { readonly bubble: HTMLElement; readonly mark: HTMLElement } => {
    const bubble = element('article', 'yours');
    const mark = element('span', 'small');
    bubble.append(
      element('span', 'unseen', `${word('web-from-you')}: `),
      speaks(element('p', 'words', words), words),
      mark,
    );
    return { bubble, mark };
  };

  /** What was said in this tab before a reload, where it was said; what was on its way is so again, under its own id. */
  const bringBack = (cards: readonly Card[]): void => {
    for (const { id, turn, words, after, fate } of saidAfter(new Set(cards.map((card) => card.id)))) {
      const { bubble, mark } = bubbleOf(words);
      let next = find(after)?.nextElementSibling;
      while (next && next.className !== 'ours') next = next.nextElementSibling;
      log.insertBefore(bubble, next ?? null);
      if (turn !== undefined) send(id, turn, bubble, mark);
      else {
        bubble.dataset.fate = fate;
        mark.textContent = word(fate === 'taken' ? 'web-sent' : 'web-refused');
      }
    }
  };

  const send = (id: string, turn: PageTurn, bubble: HTMLElement, mark: HTMLElement, button?: HTMLButtonElement): void =>
    queue.send(
      turn,
      (fate) => {
        show(fate, bubble, mark, button);
        if (fate.now !== 'taken' && fate.now !== 'refused') return;
        if (options.keeps) settleSaid(id, fate.now);
        void stopAsking(bubble);
        if (fate.now === 'taken') options.taken?.(bubble.querySelector('.words')?.textContent ?? '', fate.anew);
      },
      id,
    );

  const thread: Thread = {
    get size() {
      return log.querySelectorAll('article.ours').length;
    },
    has: (id) => find(id) !== null,
    latest: () => [...log.querySelectorAll<HTMLElement>('article.ours')].pop()?.dataset.id,
    fill(cards) {
      // Another conversation: what the person said in the one before goes with it.
      if (thread.size > 0 && !cards.some(({ id }) => find(id))) {
        thread.empty();
        if (options.keeps) forgetSaid();
      }
      if (thread.size === 0 && !asked) {
        // Laid out once: one by one, two hundred messages hold an old phone up for seconds.
        log.append(...cards.map((card) => drawCard(card, thread.tell)));
        if (options.keeps) bringBack(cards);
        const articles = [...log.querySelectorAll('article.ours')];
        const newest = articles.filter((one) => one.querySelector('.choices')).pop();
        if (newest) foldOthers(newest);
        articles.pop()?.scrollIntoView({ block: 'nearest' });
        return;
      }
      const keep = new Set(cards.map(({ id }) => id));
      for (const article of log.querySelectorAll<HTMLElement>('article.ours')) {
        if (!keep.has(article.dataset.id ?? '')) article.remove();
      }
      for (const card of cards)
        if (find(card.id)) thread.change(card);
        else thread.add(card);
    },
    add(card) {
      if (find(card.id)) return thread.change(card);
      const focused = document.activeElement;
      const held = focused instanceof HTMLElement && log.contains(focused);
      const stays = newer !== undefined && thread.size > 0 && !asked && !atEnd();
      const article = drawCard(card, thread.tell);
      log.append(article);
      foldOthers(article);
      if (newer && stays) {
        // A button under a finger must not become that of another case.
        if (newer.hidden) unread = article;
        newer.hidden = false;
        return;
      }
      // Whoever answered by keyboard goes on from the first message of the answer, not from a button that is folded away. Who is at
      // something else stays with it: a message that comes by itself would take the option from under their keys.
      const lost = document.activeElement !== focused;
      if (held && (lost || (asked && !answer))) article.focus({ preventScroll: true });
      bringIntoView(article);
    },
    change(card) {
      const before = find(card.id);
      if (!before) return thread.add(card);
      // An unchanged card, told again after a reconnection, keeps its ticks and the focus.
      if (before.dataset.card === JSON.stringify(card)) return;
      const after = drawCard(card, thread.tell);
      keepTicks(before, after);
      const held = before.contains(document.activeElement);
      const latest = [...log.querySelectorAll('article.ours')].filter((one) => one.querySelector('.choices')).pop();
      if (options.folds && latest && latest !== before) fold(after);
      // Where questions stay open, one may be answered far up: its card comes to where the answer is looked for, below what was
      // said and above whatever else came. The calls before it change alike, and stay.
      const follows = Node.DOCUMENT_POSITION_FOLLOWING;
      if (!options.folds && asked && asked !== met && before.compareDocumentPosition(asked) === follows) {
        before.remove();
        asked.after(after);
        met = asked;
        answer = after;
        bringIntoView(after);
      } else before.replaceWith(after);
      if (held) after.focus({ preventScroll: true });
    },
    empty() {
      log.textContent = '';
    },
    tell(turn, words, button) {
      if (button?.getAttribute('aria-disabled') === 'true') return;
      const question = button?.closest<HTMLElement>('article.ours');
      if (question) question.dataset.answered = 'yes';
      const { bubble, mark } = bubbleOf(words);
      const id = newId();
      const after = thread.latest();
      if (options.keeps && after !== undefined) keepSaid({ id, turn, words, after });
      log.append(bubble);
      bubble.scrollIntoView({ block: 'nearest' });
      asked = bubble;
      answer = undefined;
      send(id, turn, bubble, mark, button);
    },
  };
  return thread;
};
