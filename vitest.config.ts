import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Far beyond what anything takes: it is there to end what hangs, on slow machines too.
const patience = { testTimeout: 120_000, hookTimeout: 240_000 };

// eslint-disable-next-line no-restricted-syntax -- Vitest asks for a default export.
export default defineConfig({
  test: {
    // Builds and browsers spend half their time waiting: two at once on two cores.
    maxWorkers: 2,
    // Builds keep their catalog for questions: not where the last real one is.
    env: { HEADWATER_CACHE_DIR: join(import.meta.dirname, 'test', '.tmp', 'cache') },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/.tmp/**'],
          ...patience,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/built-demo.ts'],
          ...patience,
        },
      },
    ],
  },
});
