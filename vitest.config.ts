import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'node_modules/**', 'build/**'],
    // as in production: errors are not printed
    env: { DEV: '' },
    pool: 'forks',
    // vitest leaves one core to itself: on a machine with two that is half of it
    maxWorkers: availableParallelism(),
    // a busy machine is slow, not wrong: nothing here is a timed test
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
