import type { App } from './app.js';
import type { Config } from './config.js';
import type { PostKind } from './domain/post.js';
import { type Line, say } from './domain/say.js';
import { makeInvite } from './members/invite.js';

const FRONT_LINE: readonly PostKind[] = ['bot_duty_desk', 'community_child_director', 'street_child_supervisor'];
const ABOVE: readonly PostKind[] = [
  'district_civil_affairs',
  'district_wcwc_office',
  'city_civil_affairs',
  'city_wcwc_office',
  'operator',
];

/** Where the proxy finds it, and whether what it hands on can work. */
const behind = ({ url }: App, { publicUrl }: Config): Line[] => {
  if (publicUrl === undefined) return [];
  const path = new URL(publicUrl).pathname === '/' ? [] : ['', say('welcome-path')];
  return [say('welcome-behind', { url }), ...path];
};

/** What the operator reads after a start: where it is, and how to get in. */
export const welcome = async (app: App, config: Config, now: number): Promise<Line[]> => {
  const { keyMade } = app;
  const url = config.publicUrl ?? app.url;
  const lines = [
    '',
    say('welcome-running'),
    say('welcome-chat', { url }),
    say('welcome-desk', { url }),
    ...behind(app, config),
  ];
  const slips = config.misnamed.map(({ name, meant }) => say('welcome-misnamed', { name, meant }));
  if (config.secretUnused) slips.push(say('welcome-secret-unused'));
  if (slips.length > 0) lines.push('', ...slips);
  const end = keyMade === undefined ? [''] : ['', say('key-made', { file: keyMade }), ''];
  if (!config.trial) {
    const trial = app.afterTrial ? ['', say('welcome-after-trial')] : [];
    return [...lines, say('welcome-invite'), ...trial, ...end];
  }

  const invite = async (kinds: readonly PostKind[]): Promise<string> => {
    const codes = app.posts.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
    return `${url}/desk#invite=${await makeInvite(app.store, codes, now)}`;
  };
  return [
    ...lines,
    '',
    say('welcome-trial'),
    say('welcome-faster'),
    '',
    say('welcome-links'),
    say('welcome-link-all', { link: await invite([...FRONT_LINE, ...ABOVE]) }),
    say('welcome-link-front', { link: await invite(FRONT_LINE) }),
    say('welcome-link-above', { link: await invite(ABOVE) }),
    say('welcome-try'),
    ...end,
  ];
};
