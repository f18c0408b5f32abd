import Database from 'better-sqlite3';

/** Opens a SQLite file as durably as Huyou does: a commit is on the disk before it is answered. */
export const openDurable = (file: string): Database => {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 5000');
  return database;
};

/** What both libraries ask of a session storage. */
export interface Sessions<T> {
  readonly read: (key: string) => T | undefined;
  readonly write: (key: string, value: T) => void;
  readonly delete: (key: string) => void;
}

/** A session storage as their authors write it: one table, JSON, statements prepared once. */
export const sqliteSessions = <T>(database: Database): Sessions<T> => {
  database.exec('CREATE TABLE IF NOT EXISTS session (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const read = database.prepare('SELECT value FROM session WHERE key = ?');
  const write = database.prepare(
    'INSERT INTO session VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM session WHERE key = ?');
  return {
    read(key) {
      const row = read.get(key) as { value: string } | undefined;
      return row && (JSON.parse(row.value) as T);
    },
    write(key, value) {
      write.run(key, JSON.stringify(value));
    },
    delete(key) {
      remove.run(key);
    },
  };
};

/** Where reports end up: `file` returns the receipt. */
export const openReports = (database: Database) => {
  database.exec(
    'CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, answers TEXT NOT NULL)',
  );
  const add = database.prepare('INSERT INTO report (chat, answers) VALUES (?, ?)');
  return {
    file(chat: number, answers: object): string {
      add.run(chat, JSON.stringify(answers));
      return Math.random().toString(36).slice(2, 10).toUpperCase();
    },
  };
};
export type Reports = ReturnType<typeof openReports>;
