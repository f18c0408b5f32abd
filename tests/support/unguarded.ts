import type { Database } from '../../src/store/engines/engine.js';

const GUARDS: Readonly<Record<Database['engine'], readonly string[]>> = {
  sqlite: ['Event_stays', 'Event_remains', 'Link_stays', 'Link_remains'].map(
    (name) => `DROP TRIGGER IF EXISTS "${name}"`,
  ),
  postgresql: ['Event', 'Link'].map((table) => `DROP TRIGGER IF EXISTS "${table}_stays" ON "${table}"`),
};

/** Takes away what keeps the record append-only, as somebody with every right on the database can. */
export const unguard = (database: Database): Promise<void> =>
  database.transact(async (tx) => {
    for (const statement of GUARDS[database.engine]) await tx.$executeRawUnsafe(statement);
  });
