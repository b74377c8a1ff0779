import { parseArgs } from 'node:util'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/set-up.mjs'

/** All of the set-up and nothing else. `--retry` tries again to download the Electron release. */
export async function runTask(args) {
  const { values } = parseArgs({ args, options: { retry: { type: 'boolean', default: false } } })
  const runtime = await setUp({ retry: values.retry })
  say(`All is set up, with Electron ${runtime.version} in ${runtime.directory}.`)
  return 0
}
