import { schedule } from 'node-cron';

/**
 * Wakes the tick once a second. That is all it knows: what is due, and when, stands in the database, so a beat that
 * is late or lost costs nothing but that time.
 */
export const startHeartbeat = (beat: () => Promise<void>): { stop(): Promise<void> } => {
  // One warning for each second missed, in a form of its own: the watcher says it once, and counts it.
  const options = { noOverlap: true, suppressMissedWarning: true, name: 'tick' };
  const task = schedule('* * * * * *', beat, options);
  return { stop: async () => void (await task.destroy()) };
};
