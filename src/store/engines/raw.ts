import sqltag, { type Sql } from 'sql-template-tag';

/** Prisma's raw statements, by whichever way they reach the engine soonest. Faults come as the driver gave them. */
export interface RawStatements {
  $executeRaw(query: TemplateStringsArray | Sql, ...values: unknown[]): Promise<number>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
  $queryRaw(query: TemplateStringsArray | Sql, ...values: unknown[]): Promise<Record<string, unknown>[]>;
  $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]>;
}

/** A template without statements of its own inside: its text is the same at every call. */
export const isPlain = (query: TemplateStringsArray | Sql, values: readonly unknown[]): query is TemplateStringsArray =>
  Array.isArray(query) && !values.some((value) => typeof value === 'object' && value !== null && 'strings' in value);

/** The statement that a tagged template says, with the parts it is made of. */
export const composed = (query: TemplateStringsArray | Sql, values: readonly unknown[]): Sql =>
  'sql' in query ? query : sqltag(query, ...values);

/** `client` with these raw statements in the place of its own. */
export const withRaw = <Client extends object>(client: Client, raw: RawStatements): Client =>
  new Proxy(client, {
    get: (target, key) => (Object.hasOwn(raw, key) ? raw[key as keyof RawStatements] : Reflect.get(target, key)),
  });

/** Where a value goes in a statement that is put together once. */
class Place {
  constructor(readonly name: string) {}
}

/** A place for the value called `name`. */
export const place = (name: string): Place => new Place(name);

/**
 * A statement that is made of parts, put together once and not for each call: what is called often is prepared by the
 * identity of its text. `statement(values)` gives what `$queryRaw(...)` and `$executeRaw(...)` take.
 */
export const statement = <Name extends string>(whole: Sql) => {
  const strings = Object.freeze([...whole.strings]) as unknown as TemplateStringsArray;
  const constants = [...whole.values];
  const names = constants.map((value) => (value instanceof Place ? (value.name as Name) : undefined));
  return (values: Readonly<Record<Name, unknown>>): [TemplateStringsArray, ...unknown[]] => [
    strings,
    ...names.map((name, index) => (name === undefined ? constants[index] : values[name])),
  ];
};
