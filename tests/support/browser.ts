import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether this machine has a browser; says aloud when it has none. */
export const hasBrowser = (): boolean => {
  const there = existsSync(CHROMIUM);
  if (!there) console.warn(`NO BROWSER at ${CHROMIUM}: the browser journeys are skipped. Set CHROMIUM to one.`);
  return there;
};

/** Builds the pages' scripts if they are older than their sources. */
export const buildPages = (): void => {
  const script = fileURLToPath(new URL('../../scripts/build-web.mjs', import.meta.url));
  execFileSync(process.execPath, [script, '--if-stale'], { stdio: 'inherit' });
};

/** `more`: what else is given to it on its command line. */
export const openBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...more],
  });
