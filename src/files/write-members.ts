import { MEMBER_COLUMNS } from './members-file.js';
import { csvFile } from './write-csv.js';

/** A member as the operator sees them: chats by their channel only, the preferred first. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  /** Those they hold; those they stand in for are with `standIns`. */
  readonly posts: readonly string[];
  readonly channels: readonly string[];
  readonly duty: string;
  readonly standIns: readonly string[];
  readonly invitedAs: readonly string[];
}

const cells = ({ id, name, posts, channels, duty, standIns, invitedAs }: Listed): string[] => [
  id,
  name,
  posts.join('|'),
  channels.join('|'),
  duty,
  standIns.join('|'),
  invitedAs.join('|'),
];

/** A file of members, from which the same ids hold the same posts again. */
export const writeMembers = (listed: readonly Listed[]): string => csvFile([MEMBER_COLUMNS, ...listed.map(cells)]);
