// Two starts right after an upgrade both find that there is something to build. One does so, the other waits for it.
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Without a sign of life for so long, ms, whoever holds the file is gone, and its number is another process's. */
const LONGEST_SILENCE = 5 * 60_000;

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch ({ code }) {
    return code === 'EPERM';
  }
};

/** Whether another process holds it. What one that is gone left is taken away. */
const isHeld = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const isSilent = Date.now() - statSync(file).mtimeMs > LONGEST_SILENCE;
    // The number is written a moment after the file is made.
    if (pid !== process.pid && !isSilent && (pid === 0 || isAlive(pid))) return true;
    rmSync(file, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return false;
};

const isTaken = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/**
 * Does `work` while this process alone holds `file`; the others call `onWait` once, and wait for their turn. `work` is handed what
 * it calls now and then as a sign of life.
 */
export const oneAtATime = async (file, onWait, work) => {
  for (let waited = false; !isTaken(file); ) {
    if (!isHeld(file)) continue;
    if (!waited) onWait();
    waited = true;
    await pause(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    work(() => existsSync(file) && utimesSync(file, new Date(), new Date()));
  } finally {
    process.off('exit', release);
    release();
  }
};
