import { RaceLost } from '../../store/store.js';

/** Lost so often in a row it is no race: something is wrong. */
const MOST_RACES = 8;

/** Runs a transaction again on what is there now, when somebody moved an obligation between its reading and its writing. */
export const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let races = 0; ; races += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RaceLost) || races >= MOST_RACES) throw error;
    }
  }
};
