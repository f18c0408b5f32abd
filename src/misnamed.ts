import leven from 'leven';

/** A variable that is no setting, and the setting that is probably meant by it. */
export interface Misnamed {
  readonly name: string;
  readonly meant: string;
}

/** Shorter names are near to many that a system sets by itself, as HOST is to HOME. */
const SHORTEST = 8;
/** Letters put in, left out or changed. */
const MOST_SLIPS = 2;
/** What begins like these is meant for us. */
const OURS = ['TELEGRAM_', 'WECHAT_'];

/** Of the variables that are set, those that look like a setting that is not: it would do nothing, and nobody would hear of it. */
export const misnamed = (set: readonly string[], settings: readonly string[]): Misnamed[] => {
  const missing = settings.filter((setting) => setting.length >= SHORTEST && !set.includes(setting));
  return set.flatMap((name) => {
    if (settings.includes(name)) return [];
    const upper = name.toUpperCase();
    const prefix = OURS.find((start) => upper.startsWith(start));
    const [nearest] = missing
      .filter((setting) => prefix === undefined || setting.startsWith(prefix))
      .map((meant) => ({ meant, far: leven(upper, meant) }))
      .sort((a, b) => a.far - b.far);
    if (!nearest || (prefix === undefined && nearest.far > MOST_SLIPS)) return [];
    return [{ name, meant: nearest.meant }];
  });
};
