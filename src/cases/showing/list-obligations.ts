import { type Act, actsOf, MOST_BUTTONS } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import type { Listed, Page, Prompt, PromptChoice, TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import { typedWay } from '../../notify/telling/cards.js';
import { fellBack, isOverdue, owedBy } from '../../notify/telling/edit.js';
import { levelText } from '../../notify/telling/level-text.js';
import type { Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';

/** So many matters, and the way on; in the middle the way back as well. */
const MOST_LISTED = MOST_BUTTONS - 1;
/** Looked through at once; what the member may not know of is passed over. */
const CHUNK = 20;

type Waiting = Obligation & { readonly number: string; readonly ofCase: Level };

/** The place of a matter in the list, which it keeps while others come and go: `P1.mm8x2c00.<id>`. */
const placeOf = ({ level, openedAt, id }: Waiting): string => `${level}.${openedAt.toString(36)}.${id}`;

const readPlace = (place: string) => {
  const [, level, openedAt, id] = /^(P[0-3])\.([0-9a-z]{1,10})\.([0-9a-z-]{1,40})$/.exec(place) ?? [];
  if (level === undefined || openedAt === undefined || id === undefined) return undefined;
  return { level, openedAt: Number.parseInt(openedAt, 36), id };
};

/** So many matters of the member from a place on, or before it; nearest to the place first. */
const look = async ({ tx, frame, member }: Moment, count: number, page: Page | undefined): Promise<Waiting[]> => {
  const found: Waiting[] = [];
  let from = page && readPlace(page.place);
  while (member && found.length < count) {
    const some = await tx.obligations.ofMember(member.id, CHUNK, from && { ...from, back: page?.way === 'before' });
    for (const o of some) if (!(await isInConflict(frame, tx, o.caseId, member.id))) found.push(o);
    from = some.at(-1);
    if (some.length < CHUNK) break;
  }
  return found.slice(0, count);
};

interface Shown {
  readonly all: readonly Waiting[];
  readonly back: boolean;
  readonly on: boolean;
}

/** The page that was asked for; what is left of it, when matters are gone; the first, when nothing is. */
const pageOf = async (m: Moment, page: Page | undefined): Promise<Shown> => {
  if (page?.way === 'after') {
    const rest = await look(m, MOST_LISTED + 1, page);
    if (rest.length > MOST_LISTED) return { all: rest.slice(0, MOST_LISTED - 1), back: true, on: true };
    if (rest.length > 0) return { all: rest, back: true, on: false };
  }
  if (page?.way === 'before') {
    const rest = await look(m, MOST_LISTED + 1, page);
    if (rest.length > MOST_LISTED) return { all: rest.slice(0, MOST_LISTED - 1).reverse(), back: true, on: true };
  }
  const first = await look(m, MOST_LISTED + 1, undefined);
  return { all: first.slice(0, MOST_LISTED), back: false, on: first.length > MOST_LISTED };
};

const actsFor = (o: Waiting): readonly Act[] => actsOf(o.kind, o.state === 'open' ? 'open' : 'held').flat();

/** What is to be done, and by when, or that this has passed; of what was taken in time and fell back, that it is again. */
const textOf = (o: Waiting, now: Instant): string => {
  const what = `mine-${o.state === 'open' ? 'open' : 'held'}${o.kind === 'acknowledge' ? '' : '-duty'}`;
  if (fellBack(o) && o.breachedAt === null && owedBy(o) <= now) return `${what}-again`;
  return what !== 'mine-held' && isOverdue(o, now) ? `${what}-late` : what;
};

/** What the list offers of each: what its card asks for, and one more where there is room. */
const offered = (o: Waiting, each: number): readonly Act[] => actsFor(o).slice(0, each);

/** The same as words, where there are no buttons. */
const wordsFor = ({ all }: Shown): TextRef => ({
  key: 'card-reply',
  args: { ways: all.flatMap((o) => offered(o, all.length > 2 ? 1 : 2).map((act) => typedWay(act, o.number))) },
});

const buttonsFor = ({ all, back, on }: Shown): PromptChoice[][] => {
  const turn = (way: Page['way'], o: Waiting | undefined): PromptChoice[] =>
    o
      ? [
          {
            label: { key: `desk-button-${way === 'after' ? 'next' : 'back'}` },
            data: `d.mine.${way === 'after' ? '' : '~'}${placeOf(o)}`,
          },
        ]
      : [];
  const ways = [...(back ? turn('before', all[0]) : []), ...(on ? turn('after', all.at(-1)) : [])];
  const each = all.length * 2 + ways.length <= MOST_BUTTONS ? 2 : 1;
  const rows = all.map((o) =>
    offered(o, each).map((act) => ({
      label: { key: 'mine-act', args: { act: { key: `word-${act}` }, number: o.number } },
      data: `d.${act}.${o.id}`,
    })),
  );
  return ways.length > 0 ? [...rows, ways] : rows;
};

/**
 * What waits for a member, a page of it: the most urgent first, each with its number and its time, and what it asks for as
 * a button. `listed`: where the page begins and ends, for whoever types 下一页.
 */
export const listObligations = async (
  m: Moment,
  page?: Page,
): Promise<{ readonly prompt: Prompt; readonly listed: Listed | null }> => {
  const shown = await pageOf(m, page);
  const { all, back, on } = shown;
  const buttons = m.frame.buttons.has(m.address.channel);
  const away = m.member !== null && m.member.offDutySince !== null ? [{ key: 'mine-off-duty' }] : [];
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return { prompt: { lines: [{ key: 'mine-none' }, ...away] }, listed: null };
  const lines = [
    { key: 'mine-head' },
    ...all.map((o) => ({
      key: textOf(o, m.now),
      args: {
        duty: { key: `duty-${o.kind}` },
        number: o.number,
        level: levelText(o.ofCase, o),
        by: { at: owedBy(o) },
      },
    })),
    ...(buttons ? [] : [wordsFor(shown)]),
    ...(on ? [{ key: 'mine-more' }] : []),
    ...(back ? [{ key: 'mine-back' }] : []),
    ...away,
  ];
  const choices = buttons ? buttonsFor(shown) : [];
  return { prompt: { lines, choices }, listed: { first: placeOf(first), last: placeOf(last) } };
};
