import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandScript, root } from '../lib/paths.mjs'
import { runProgram } from '../lib/processes.mjs'
import { setUp } from '../lib/set-up.mjs'
import { lastLine, readReport, tallyOf } from '../lib/tally.mjs'
import { runTask as check } from './check.mjs'
import { packageForTests } from './package.mjs'
import { runTask as swarm } from './swarm.mjs'
import { endToEnd } from './test-e2e.mjs'

const reports = join(root, 'out', 'tests')
export const unitReport = join(reports, 'unit.json')
const packagedReport = join(reports, 'packaged.json')
const windowReport = join(reports, 'windows.json')

/** All tests: the checks, then units and integration, then real windows, then those tests marked @packaged in the packaged app. Stops at the first stage that fails. */
export async function runTask() {
  await setUp({ forTests: true })
  return runStages([
    { name: 'checks', run: check },
    { name: 'units and integration', run: () => units([]), report: unitReport },
    { name: 'the app in real windows', run: windows, report: windowReport },
    { name: 'the packaged app', run: packaged, report: packagedReport },
    { name: 'a hall full of peers', run: () => swarm(['--peers', '12', '--minutes', '2', '--apps', '1']) },
  ])
}

/** Vitest over `paths` (all of its tests when empty), its count kept for the last line. */
export async function units(paths) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const args = [commandScript('vitest', 'vitest'), 'run', ...reporters, ...paths]
  return (await runProgram(process.execPath, args, { cwd: root, env: { ...process.env, CI: '1' } })).code
}

function windows() {
  return endToEnd(['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: windowReport })
}

/** The same main job in the app as people install it. */
async function packaged() {
  const env = { HEARINGS_PACKAGED: await packageForTests(), PLAYWRIGHT_JSON_OUTPUT_FILE: packagedReport }
  return endToEnd(['--reporter=list,json', '--grep=@packaged'], env)
}

export async function runStages(stages) {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const done = []
  for (const { name, run, report } of stages) {
    const start = performance.now()
    process.stdout.write(`\n— ${name} —\n`)
    const code = await run()
    done.push({ name, code, seconds: (performance.now() - start) / 1000, tally: tallyOf(report && readReport(report)) })
    if (code !== 0) break
  }
  process.stdout.write('\n')
  for (const { name, code, seconds } of done) {
    process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(0)} s)\n`)
  }
  process.stdout.write(`${lastLine(done)}\n`)
  return done.every(({ code }) => code === 0) ? 0 : 1
}
