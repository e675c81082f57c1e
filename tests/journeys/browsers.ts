import { existsSync } from 'node:fs'

const first = (...paths: (string | undefined)[]): string | undefined => paths.find((path) => path && existsSync(path))

/** The whole browser, with the windows, the profile and the pages kept for "back" that a person's has. */
export const wholeBrowser = first(process.env.SIRDASH_CHROMIUM, '/usr/bin/chromium')

/** The same browser without a window to draw: a third less work where neither window nor profile is asked about. */
export const quickBrowser = first(process.env.SIRDASH_CHROMIUM_SHELL, '/usr/bin/chromium-headless-shell') ?? wholeBrowser
