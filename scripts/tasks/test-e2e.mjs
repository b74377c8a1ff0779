import { runIsolated } from '../isolated.mjs'
import { commandScript } from '../lib/paths.mjs'
import { setUp } from '../lib/set-up.mjs'

export const endToEnd = ['test', '--config', 'tests/e2e/playwright.config.ts']

/** The tests that drive real windows; arguments go to Playwright. */
export async function runTask(args) {
  await setUp({ forTests: true })
  return runIsolated(process.execPath, [commandScript('@playwright/test', 'playwright'), ...endToEnd, ...args])
}
