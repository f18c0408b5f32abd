import { DIRECTORY_COLUMNS, MORE_COLUMNS } from '../domain/directory.js';
import { writeHours } from '../domain/hours.js';
import type { Post } from '../domain/post.js';
import { csvFile } from './write-csv.js';

const cells = ({ code, name, kind, sector, area, reportsTo, timezone, hours, services }: Post): string[] => [
  code,
  name,
  kind,
  sector,
  area,
  reportsTo ?? '',
  timezone,
  writeHours(hours),
  (services ?? []).join('|'),
];

/** A directory file, from which the same posts are read again. */
export const writeDirectory = (posts: readonly Post[]): string =>
  csvFile([[...DIRECTORY_COLUMNS, ...MORE_COLUMNS], ...posts.map(cells)]);
