import { join } from 'node:path'
import { runIsolated } from '../isolated.mjs'
import { root } from '../lib/paths.mjs'
import { setUp } from '../lib/set-up.mjs'

/** The whole main job, unattended, in two app instances; leaves documents and screenshots in out/demo. */
export async function runTask(args) {
  await setUp({ forTests: true })
  return runIsolated(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'tests/demo/run.ts'),
    ...args,
  ])
}
