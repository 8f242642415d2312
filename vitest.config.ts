import { defineConfig } from 'vitest/config';

const reporters = process.env.CI ? ['default'] : ['dot'];

/**
 * Two kinds of tests. Those of pure code share one module graph per worker, since nothing of theirs outlives a test;
 * those that open servers, stores and browsers get a process of their own each.
 */
export default defineConfig({
  test: {
    reporters,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{order,blocks,slack,papers}/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['test/reachable.test.ts'],
          setupFiles: ['test/support/property-seed.ts'],
          isolate: false,
          testTimeout: 120_000 * Number(process.env.PROPERTY_SCALE ?? 1),
        },
      },
      {
        test: {
          name: 'whole',
          include: [
            'test/{desk,store,stores,jobs,journeys,sandbox,people,shop,tracking,simulation}/**/*.test.{ts,tsx}',
            'test/reachable.test.ts',
          ],
          globalSetup: ['test/support/stores.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
