import { readModels } from '../../scripts/schema-engine.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import type { Seal } from '../../src/store/seal.js';

/** What the store seals for. */
const PURPOSES = [
  ...['report.draft', 'report.triage', 'case.note', 'conflict.name', 'hand-over.note', 'need.brief', 'offer.note'],
  ...['referral.task', 'obligation.route', 'conversation.state', 'message', 'mail', 'address', 'inbound'],
  ...['enrolment.phone', 'member.name', 'invite.name'],
];

/** Every sealed column, as `Table.column`. */
export const sealedColumns = (): string[] =>
  [...readModels('sqlite').matchAll(/^model (\w+) \{([^}]*)/gm)].flatMap(([, model, body]) =>
    [...(body ?? '').matchAll(/^ +(sealed\w+)/gm)].map(([, column]) => `${model}.${column}`),
  );

/** What every sealed column holds, opened. @throws where one is sealed for what is not known here. */
export const unsealed = async (url: string, seal: Seal): Promise<{ column: string; text: string }[]> => {
  const database = await openDatabase(url);
  const found: { column: string; text: string }[] = [];
  for (const name of sealedColumns()) {
    const [table, column] = name.split('.');
    const rows = await database.prisma.$queryRawUnsafe<{ sealed: string }[]>(
      `SELECT "${column}" AS "sealed" FROM "${table}" WHERE "${column}" IS NOT NULL AND "${column}" <> ''`,
    );
    for (const { sealed } of rows) {
      const texts = PURPOSES.flatMap((purpose) => {
        try {
          return [seal.open(purpose, sealed)];
        } catch {
          return [];
        }
      });
      if (texts.length !== 1) throw new Error(`${name} cannot be opened`);
      found.push({ column: name, text: texts[0] ?? '' });
    }
  }
  await database.close();
  return found;
};
