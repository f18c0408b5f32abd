/** A variable that is no setting, and the setting that is probably meant by it. */
export interface Misnamed {
  readonly name: string;
  readonly meant: string;
}

/** Shorter names are near to many that a system sets by itself, as HOST is to HOME. */
const SHORTEST = 8;
const MOST_SLIPS = 2;
/** What begins like these is meant for us. */
const OURS = ['TELEGRAM_', 'WECHAT_'];

/** How many letters have to be put in, left out or changed to make one name of another. */
const slips = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
};

/** Of the variables that are set, those that look like a setting that is not: it would do nothing, and nobody would hear of it. */
export const misnamed = (set: readonly string[], settings: readonly string[]): Misnamed[] => {
  const missing = settings.filter((setting) => setting.length >= SHORTEST && !set.includes(setting));
  return set.flatMap((name) => {
    if (settings.includes(name)) return [];
    const upper = name.toUpperCase();
    const prefix = OURS.find((start) => upper.startsWith(start));
    const [nearest] = missing
      .filter((setting) => prefix === undefined || setting.startsWith(prefix))
      .map((meant) => ({ meant, far: slips(upper, meant) }))
      .sort((a, b) => a.far - b.far);
    if (!nearest || (prefix === undefined && nearest.far > MOST_SLIPS)) return [];
    return [{ name, meant: nearest.meant }];
  });
};
