import { schedule } from 'node-cron';

/**
 * Wakes the tick once a second. That is all it knows: what is due, and when, stands in the database, so a beat that
 * is late or lost costs nothing but that time.
 */
export const startHeartbeat = (beat: () => Promise<void>): { stop(): Promise<void> } => {
  const task = schedule('* * * * * *', beat, { noOverlap: true, name: 'tick' });
  return { stop: async () => void (await task.destroy()) };
};
