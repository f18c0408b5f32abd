import type { App } from './app.js';
import type { Config } from './config.js';
import type { PostKind } from './domain/post.js';
import type { Line } from './domain/say.js';
import { makeInvite } from './members/invite.js';

const FRONT_LINE: readonly PostKind[] = ['bot_duty_desk', 'community_child_director', 'street_child_supervisor'];
const ABOVE: readonly PostKind[] = [
  'district_civil_affairs',
  'district_wcwc_office',
  'city_civil_affairs',
  'city_wcwc_office',
  'operator',
];

/** What the operator reads after a start: where it is, and how to get in. */
export const welcome = async (app: App, config: Config, now: number): Promise<Line[]> => {
  const lines = ['', 'Huyou 护幼 is running.', `  chat   ${app.url}/`, `  desk   ${app.url}/desk`];
  if (!config.trial) return [...lines, '  invite a member:  npm run huyou -- invite <post-code>', ''];

  const invite = async (kinds: readonly PostKind[]): Promise<string> => {
    const codes = app.posts.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
    return `${app.url}/desk#invite=${await makeInvite(app.store, codes, now)}`;
  };
  return [
    ...lines,
    '',
    'This is a TRIAL: reports made here reach nobody. In real danger call 110 or 120.',
    'The ladder runs sixty times faster: an hour is a minute.',
    '',
    'Open a desk by one of these links (each works once):',
    `  every post, to see it all     ${await invite([...FRONT_LINE, ...ABOVE])}`,
    `  the front line only           ${await invite(FRONT_LINE)}`,
    `  the bureaus above only        ${await invite(ABOVE)}`,
    'Then report something on the chat page, leave the alert alone to see it climb, and take it.',
    '',
  ];
};
