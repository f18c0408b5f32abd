import { MOST_BUTTONS } from '../../domain/acts.js';
import type { Prompt, TextRef } from '../../domain/effect.js';
import { isAnsweredFor, type Place, placesIn } from '../../domain/places.js';
import { paged } from '../../flows/desk/asking-prompt.js';
import { placeCase } from '../../notify/ladder/place.js';
import type { DoAct } from '../act.js';
import { closedLine } from '../closing/closed-case.js';
import { type DeskAnswer, refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { placeSaid, placeText } from '../places.js';
import { type Standpoint, standpointOf } from '../standing/case-of.js';

/** Asks further: a street of the district, or all of it. What is to be typed, where there are no buttons. */
const askFurther = (
  { frame, address }: Moment,
  id: string,
  number: string,
  within: { readonly area: string; readonly places: readonly Place[]; readonly page: number },
): DeskAnswer => {
  const { area, places, page } = within;
  const args = { number, place: placeText(area, frame.posts) };
  if (!frame.buttons.has(address.channel)) {
    const names = places.map(({ name }): TextRef => ({ key: 'place-name', args: { name } }));
    return told({ key: 'place-further-how', args: { ...args, names } });
  }
  const { shown, more } = paged(places, page, MOST_BUTTONS - 1);
  const choices: Prompt['choices'] = [
    ...shown.map(({ area: code, name }) => [
      { label: { key: 'place-name', args: { name } }, data: `d.place.${id}.${code}` },
    ]),
    [
      ...(more ? [{ label: { key: 'desk-button-next' }, data: `d.place.${id}.${area}p${(page + 1) % 10}` }] : []),
      { label: { key: 'place-whole' }, data: `d.place.${id}.${area}all` },
    ],
  ];
  return { ...told({ key: 'place-further', args }), choices };
};

/** The case that the member may place; an answer instead, where it is not theirs, or over. */
export const toPlace = async (m: Moment, id: string): Promise<Standpoint | DeskAnswer> => {
  const found = await standpointOf(m, id);
  if (found?.as !== 'holder') return refused;
  return found.matter.closedAt === null ? found : told(await closedLine(m, found));
};

/**
 * Whoever is responsible says where the child is: the posts of that place are called for what nobody has taken yet, and are
 * the ones that the case is handed to, referred to and discussed with from now on. The case itself stays with its holder.
 */
export const place: DoAct = async (m, id, { where = '' }) => {
  const found = await toPlace(m, id);
  if ('notice' in found) return found;
  const { tx, frame, now } = m;
  const { matter, holder } = found;
  const { number } = matter;
  const said = placeSaid(where, frame.posts, frame.texts.labels);
  if (said.kind === 'unknown') return told({ key: 'place-unknown', args: { number } });
  if (said.kind === 'several') {
    const names: TextRef[] = said.areas.map((area) => placeText(area, frame.posts));
    return told({ key: 'place-several', args: { number, names } });
  }
  const { area, whole, page } = said;
  const places = whole ? [] : placesIn(area, frame.posts);
  if (places.length > 0) return askFurther(m, id, number, { area, places, page });
  const args = { number, place: placeText(area, frame.posts) };
  if (area === matter.area) return told({ key: 'place-same', args });
  if (!isAnsweredFor(area, frame.posts)) return told({ key: 'place-nobody', args });
  await placeCase(frame, tx, matter, area, holder, now);
  return told({ key: 'place-moved', args });
};
