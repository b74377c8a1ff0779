import { runIsolated } from '../isolated.mjs'
import { commandScript } from '../lib/paths.mjs'
import { setUp } from '../lib/set-up.mjs'
import { packageForTests } from './package.mjs'

/** The tests that drive real windows; arguments go to Playwright. With `--packaged` first they drive the packaged app. */
export async function runTask([first, ...rest]) {
  await setUp({ forTests: true })
  if (first === '--packaged') return endToEnd(rest, { HEARINGS_PACKAGED: await packageForTests() })
  return endToEnd(first === undefined ? [] : [first, ...rest])
}

/** Playwright with these arguments, in a private network and on a virtual display where this machine allows it. */
export function endToEnd(args, env = {}) {
  const command = [
    commandScript('@playwright/test', 'playwright'),
    'test',
    '--config',
    'tests/e2e/playwright.config.ts',
  ]
  return runIsolated(process.execPath, [...command, ...args], { env: { ...process.env, ...env } })
}
