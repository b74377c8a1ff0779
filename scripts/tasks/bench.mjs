import { join } from 'node:path'
import { runIsolated } from '../isolated.mjs'
import { root } from '../lib/paths.mjs'
import { setUp } from '../lib/set-up.mjs'

/** Measures; arguments choose the benches (npm run bench -- search.50k --json). */
export async function runTask(args) {
  await setUp({ forTests: true })
  return runIsolated(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'tests/bench/run.ts'),
    ...args,
  ])
}
