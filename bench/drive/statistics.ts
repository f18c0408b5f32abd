/** The middle one of some numbers. */
export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** The number below which a share of the numbers is. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
