#!/usr/bin/env node
// The one entry of all npm scripts: does the set-up that is missing, then the task. Until the libraries are there it
// runs on any Node from 20 with nothing but Node's own modules; then it hands over to the Node the project pins.
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { pinnedNode, root } from './lib/paths.mjs'
import { isStopping, runProgram } from './lib/processes.mjs'
import { lastWords, SetUpError, say } from './lib/say.mjs'

const tasks = [
  'start',
  'test',
  'test:quick',
  'test:e2e',
  'check',
  'demo',
  'bench',
  'swarm',
  'hw',
  'relay',
  'build',
  'package',
  'setup',
]

/** Tasks that are a program of the house, and need nothing but Node and the libraries. */
const programs = { hw: 'electron/cli/hw.ts', relay: 'electron/server/main.ts' }

/** Gives the exit code of a task. */
async function main([task, ...args]) {
  if (!tasks.includes(task)) {
    say(`Say which task to run: npm run ${tasks.join(', npm run ')}.`)
    return 2
  }
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetUpError(
      `This is Node ${process.versions.node}; the set-up needs Node 20 or newer.\nInstall it from nodejs.org, then run the same command again.`,
    )
  }
  await ensureDependencies()
  // The core, the command line and the tests run from source: each start reads it anew, unless what was read is kept.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled')
  const program = programs[task]
  if (program !== undefined) {
    // Paths are meant from where the person is; npm itself always runs scripts in the folder of package.json.
    const cwd = process.env.npm_lifecycle_event === task ? process.env.INIT_CWD : undefined
    const quiet = ['--disable-warning=ExperimentalWarning']
    return (await runProgram(pinnedNode(), [...quiet, join(root, program), ...args], { cwd })).code
  }
  if (realpathSync(process.execPath) !== realpathSync(pinnedNode())) {
    return (await runProgram(pinnedNode(), [import.meta.filename, task, ...args])).code
  }
  const { runTask } = await import(`./tasks/${task.replace(':', '-')}.mjs`)
  return runTask(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!isStopping()) say(lastWords(error))
  process.exitCode = 1
}
