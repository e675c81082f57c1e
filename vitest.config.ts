import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const cluster = process.env.SIRDASH_TEST_DATABASE

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'node_modules/**', 'build/**'],
    // as in production: errors are not printed
    env: { DEV: '' },
    globalSetup: cluster ? ['tests/support/postgres.ts'] : [],
    pool: 'forks',
    // a worker goes on to the next file with what it has read; one file's stand-ins are not the next one's
    isolate: false,
    unstubGlobals: true,
    restoreMocks: true,
    // vitest leaves one core to itself: on a machine with two that is half of it
    maxWorkers: availableParallelism(),
    // nothing here is a timed test
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
