/** A table as the pages in `docs/permissions` have it. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${heads.join(' | ')} |`,
    `|${' --- |'.repeat(heads.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

/** A page of paragraphs and tables. */
export const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
