/** As much of the driver as the reference needs; it comes with Prisma's adapter, which brings no types of it. */
declare module 'better-sqlite3' {
  export default class Database {
    constructor(file: string);
    pragma(words: string): unknown;
    exec(sql: string): void;
    prepare(sql: string): { run(...values: unknown[]): unknown };
  }
}
