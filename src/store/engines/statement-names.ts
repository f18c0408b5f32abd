/** Statements of one connection that the server keeps parsed and planned; ours are some fifty. */
const MOST_NAMED = 300;

/**
 * Names statements, so that PostgreSQL parses each once for a connection. What says `*` stays unnamed: a newer release that
 * adds a column would make its kept plan an error for this one.
 */
export const statementNames = (): ((query: { readonly sql: string; readonly args: readonly unknown[] }) => string) => {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    if (args.length === 0 || sql.includes('*')) return '';
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMED) return known ?? '';
    const name = `huyou_${names.size}`;
    names.set(sql, name);
    return name;
  };
};
