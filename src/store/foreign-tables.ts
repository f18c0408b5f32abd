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

/** So many tables are named, by which an operator knows whose they are. */
const MOST_NAMED = 3;

/**
 * Refuses a schema that is not there, or holds the tables of another program, before anything is added to it. Nothing is
 * changed there.
 * @param url of the database, `postgresql://…`
 * @throws {StorageProblem}
 */
export const refuseForeignTables = async ({ prisma }: Pick<Database, 'prisma'>, url: string): Promise<void> => {
  const [found] = await prisma.$queryRawUnsafe<{ schema: string | null; tables: string | null }[]>(TABLES);
  const { host, pathname } = new URL(url);
  const place = `Database ${decodeURIComponent(pathname.slice(1))} at ${host}`;
  const schema = found?.schema ?? null;
  if (schema === null) {
    const missing = schemaIn(url) ?? 'that this user may use';
    throw new StorageProblem(`${place} has no schema ${missing}; create it first, or correct DATABASE_URL.`);
  }
  const tables = JSON.parse(found?.tables ?? '[]') as string[];
  // Prisma's own record alone is a database whose first migration is still to come.
  if (tables.every((name) => name === '_prisma_migrations') || tables.includes('Setting')) return;
  const named = tables.filter((name) => name !== '_prisma_migrations').slice(0, MOST_NAMED);
  throw new StorageProblem(
    `${place} holds the tables of another program in its schema ${schema} (${named.join(', ')}), and nothing was added to it: DATABASE_URL must name Huyou's own database, a new one, or a schema of its own that you created (?schema=huyou).`,
  );
};
