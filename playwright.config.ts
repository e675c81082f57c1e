import { defineConfig } from '@playwright/test'
import { quickBrowser } from './tests/journeys/browsers.ts'

/** The longest ways of the people who have a telephone one day and the school's laptop the next: lived once with each. */
const withEither = ['**/first-day.spec.ts', '**/psychologist.spec.ts']

/** The journeys of tests/journeys, in the browser the machine has. `npm test` builds first; by hand: `npm run build`, then this. */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.spec.ts',
  globalSetup: './tests/journeys/make-world.ts',
  // a file has a server and a browser of its own, and waits as often as it works: codes of an app come every half minute
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // two cores, and PostgreSQL beside it: a journey that only came late is lived once more, and its name is printed as flaky
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    browserName: 'chromium',
    locale: 'en-GB',
    launchOptions: {
      executablePath: quickBrowser,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'desktop', testMatch: withEither, use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', testMatch: withEither, use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
    // the others give each person the device she has, and look at every page they leave standing in both widths (decision 172)
    { name: 'each her own', testIgnore: withEither, use: { viewport: { width: 1280, height: 800 } } },
  ],
})
