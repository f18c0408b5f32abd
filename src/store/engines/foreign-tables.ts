import { say } from '../../domain/say.js';
import type { Database } from './engine.js';
import { StorageProblem } from './problem.js';

/** The schema that a `postgresql://` url names; undefined where it names none, and the role's own way there holds. */
export const schemaIn = (url: string): string | undefined =>
  (URL.canParse(url) && new URL(url).searchParams.get('schema')) || undefined;

/** The same url, by which a connection finds and makes tables in the schema that it names; PostgreSQL's driver passes that over. */
export const withSchema = (url: string): string => {
  const schema = schemaIn(url);
  if (schema === undefined) return url;
  const own = new URL(url);
  const quoted = `"${schema.replaceAll('"', '""')}"`.replace(/[\\ ]/g, '\\$&');
  own.searchParams.set('options', `${own.searchParams.get('options') ?? ''} -c search_path=${quoted}`.trim());
  return own.href;
};

/** Those that whoever made the schema put there; an extension's, such as PostGIS's, are no program's. */
const TABLES = `
  SELECT current_schema()::text AS "schema", (
    SELECT json_agg(c."relname" ORDER BY c."relname") FROM pg_class c
    WHERE c."relnamespace" = (SELECT n."oid" FROM pg_namespace n WHERE n."nspname" = current_schema())
      AND c."relkind" IN ('r', 'p', 'f')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d."classid" = 'pg_class'::regclass AND d."objid" = c."oid" AND d."deptype" = 'e')
  )::text AS "tables"`;

/** Where releases looked that passed over the schema which a url names, and have left what runs. */
const EARLIER = `
  SELECT n."nspname"::text AS "schema" FROM pg_namespace n
  WHERE n."nspname" IN ('public', current_user) AND n."nspname" <> current_schema() AND 2 = (
    SELECT COUNT(*) FROM pg_class c WHERE c."relnamespace" = n."oid" AND c."relname" IN ('Obligation', 'Outbox'))
  LIMIT 1`;

/** So many tables are named, by which an operator knows whose they are. */
const MOST_NAMED = 3;

/**
 * Refuses a schema that is not there, holds the tables of another program, or is begun anew beside what an earlier release left,
 * before anything is added to it. Nothing is changed there.
 * @param url of the database, `postgresql://…`
 * @throws {StorageProblem}
 */
export const refuseForeignTables = async ({ prisma }: Pick<Database, 'prisma'>, url: string): Promise<void> => {
  const [found] = await prisma.$queryRawUnsafe<{ schema: string | null; tables: string | null }[]>(TABLES);
  const { host, pathname } = new URL(url);
  const place = { host, database: decodeURIComponent(pathname.slice(1)) };
  const schema = found?.schema ?? null;
  if (schema === null) {
    const missing = schemaIn(url);
    throw new StorageProblem(
      missing === undefined
        ? say('postgresql-no-schema-allowed', place)
        : say('postgresql-no-schema', { ...place, schema: missing }),
    );
  }
  const tables = JSON.parse(found?.tables ?? '[]') as string[];
  if (tables.includes('Setting')) return;
  const [earlier] = schemaIn(url) === undefined ? [] : await prisma.$queryRawUnsafe<{ schema: string }[]>(EARLIER);
  if (earlier) {
    throw new StorageProblem(say('postgresql-begun-elsewhere', { ...place, schema, earlier: earlier.schema }));
  }
  // Prisma's own record alone is a database whose first migration is still to come.
  if (tables.every((name) => name === '_prisma_migrations')) return;
  const named = tables.filter((name) => name !== '_prisma_migrations').slice(0, MOST_NAMED);
  throw new StorageProblem(say('postgresql-foreign', { ...place, schema, tables: named }));
};
