import type { Locale } from '../domain/channel.js';
import { type Line, say } from '../domain/say.js';
import { padded, width } from '../record/table.js';
import { openTerminal } from '../texts/terminal.js';
import { backup } from './backup.js';
import { check } from './check.js';
import type { Command } from './command.js';
import { erase } from './erase.js';
import { exportTo } from './export.js';
import { figures } from './figures.js';
import { gaps } from './gaps.js';
import { hold, unhold } from './hold.js';
import { importMembers } from './import-members.js';
import { invite } from './invite.js';
import { keep } from './keep.js';
import { leave } from './leave.js';
import { members } from './members.js';
import { posts } from './posts.js';
import { preview } from './preview.js';
import { standIn } from './stand-in.js';
import { verify } from './verify.js';

/** What an operator can do, by name, in the order the usage shows it. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  invite,
  posts,
  check,
  members,
  'import-members': importMembers,
  hold,
  unhold,
  'stand-in': standIn,
  leave,
  export: exportTo,
  gaps,
  preview,
  backup,
  verify,
  figures,
  keep,
  erase,
};

/** How they are called, in columns: how wide one is depends on the language of its words. */
export const usage = (locale: Locale): Line[] => {
  const inWords = openTerminal(locale);
  const calls = Object.entries(COMMANDS).map(([name, { takes, about }]) => ({
    call: `${name} ${inWords(takes)}`.trim(),
    about,
  }));
  const columns = Math.max(...calls.map(({ call }) => width(call)));
  return [
    say('usage'),
    ...calls.map(({ call, about }) => say('usage-command', { call: padded(call, columns), about })),
  ];
};
