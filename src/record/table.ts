/** How many columns of a terminal a text takes: what is East Asian takes two each. */
export const width = (text: string): number =>
  [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u.test(character) ? 2 : 1),
    0,
  );

/** A text in so many columns, which it begins on the left, or else ends on the right. */
export const padded = (text: string, columns: number, left = true): string => {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return left ? `${text}${space}` : `${space}${text}`;
};

/** Rows under headings, in columns: the first begins on the left, the others, which are figures, end on the right. */
export const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  return all.map((row) =>
    widths
      .map((columns, column) => padded(row[column] ?? '', columns, column === 0))
      .join('  ')
      .trimEnd(),
  );
};
