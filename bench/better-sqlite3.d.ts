/** As much of the driver as the bench needs; it comes with Prisma's adapter, which brings no types of it. */
declare module 'better-sqlite3' {
  export interface Statement {
    run(...values: unknown[]): { changes: number };
    get(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown[];
  }
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean });
    pragma(words: string): unknown;
    exec(sql: string): void;
    prepare(sql: string): Statement;
    close(): void;
  }
}
