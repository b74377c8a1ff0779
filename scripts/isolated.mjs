// Runs one program on a virtual display and, where this machine allows it, in a network of its own that reaches nobody:
//   node scripts/isolated.mjs program args…
// Tests of sessions then talk over 127.0.0.1 and never over a real interface.
import { spawnSync } from 'node:child_process'
import { withDisplay } from './display.mjs'
import { runProgram } from './lib/processes.mjs'
import { lastWords, say } from './lib/say.mjs'

const inside = 'HEARINGS_PRIVATE_NETWORK'

/** Whether a private network can be made here: Linux, as root, with the tools for it. */
export function canIsolate() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return false
  return spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' }).status === 0
}

/** Runs a program isolated as far as possible and gives its exit code. */
export async function runIsolated(command, args, { env = process.env } = {}) {
  const self = [import.meta.filename, command, ...args]
  if (!env[inside] && !canIsolate()) {
    say('These windows use the network of this machine: a private one takes root on Linux.')
    env = { ...env, [inside]: '' }
  }
  if (env[inside] !== undefined) return (await runProgram(process.execPath, self, { env })).code
  return (await runProgram('unshare', ['-n', process.execPath, ...self], { env: { ...env, [inside]: '1' } })).code
}

async function main([command, ...args]) {
  if (process.env[inside]) spawnSync('ip', ['link', 'set', 'lo', 'up'])
  const display = await withDisplay({ virtual: true })
  try {
    return (await runProgram(command, args, { env: display.env })).code
  } finally {
    await display.close()
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    say(lastWords(error))
    process.exitCode = 1
  }
}
