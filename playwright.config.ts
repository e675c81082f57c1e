import { defineConfig } from '@playwright/test'
import { quickBrowser } from './tests/journeys/browsers.ts'

/** These go through pages at both widths, through languages, or through files, or give each person the width she has: once is enough. */
const onceEach = ['**/every-page.spec.ts', '**/languages.spec.ts', '**/canary.spec.ts', '**/alerts.spec.ts']

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
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', testIgnore: onceEach, use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
})
