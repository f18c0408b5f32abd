import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { HeavyFirst } from './tests/support/heavy-first.js';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // What a file imports is read once for all of a worker: half of the time of a story was Prisma and the chat libraries.
    isolate: false,
    sequence: { sequencer: HeavyFirst },
    // A test waits much for processes and connections: on two cores one file at a time leaves a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['tests/support/global-setup.ts'],
  },
});
