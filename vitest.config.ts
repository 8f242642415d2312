import { defineConfig } from 'vitest/config';

const reporters = process.env.CI ? ['default'] : ['dot'];

/**
 * Two kinds of tests: those of pure code, and those that open servers, stores and browsers. Each kind shares one module
 * graph a worker, since no test leaves anything behind: loading the desk anew for every file took a third of the time.
 */
export default defineConfig({
  test: {
    reporters,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{order,blocks,slack,papers,toy,mutants}/**/*.test.ts', 'test/*.test.ts'],
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
            'test/{desk,store,stores,jobs,journeys,sandbox,people,shop,tracking,mail,simulation,torture}/**/*.test.{ts,tsx}',
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
