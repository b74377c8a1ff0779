import { join } from 'node:path'
import { runIsolated } from '../isolated.mjs'
import { root } from '../lib/paths.mjs'
import { setUp } from '../lib/set-up.mjs'

/** A hall full of peers on the real protocols beside real windows: npm run swarm -- --peers 40 --minutes 10. */
export async function runTask(args) {
  await setUp({ forTests: true })
  return runIsolated(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'tests/swarm/run.ts'),
    ...args,
  ])
}
