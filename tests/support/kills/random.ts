/** Numbers in [0, 1) that a seed fixes. */
export type Random = () => number;

/** @see mulberry32, a small generator of good enough numbers in 32-bit arithmetic. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const pickOne = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
