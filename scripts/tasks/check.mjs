import { measureLengths } from '../check/length.mjs'
import { commandScript, root } from '../lib/paths.mjs'
import { runProgram } from '../lib/processes.mjs'

const command = (name, library, bin, ...args) => ({ name, run: () => runQuietly(commandScript(library, bin), args) })

const checks = {
  types: command('types', '@typescript/native', 'tsc', '-b', '--pretty'),
  style: command('lint and format', '@biomejs/biome', 'biome', 'ci', '--colors=off', '--diagnostic-level=error', '.'),
  imports: command(
    'import rules',
    'dependency-cruiser',
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'electron',
    'renderer',
    'shared',
    'tests',
  ),
  deadCode: command('dead code', 'knip', 'knip', '--no-progress'),
  length: { name: 'file length', run: lengths },
}

/** Types, lint, format, import rules, dead code and file length, two at a time; all are run even when one refuses. */
export async function runTask() {
  return (await runChecks(Object.values(checks))) ? 0 : 1
}

export function runQuickChecks() {
  return runChecks([checks.style])
}

async function runChecks(list) {
  const waiting = [...list]
  const passed = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) passed.push(await report(check))
  }
  await Promise.all([work(), work()])
  return passed.every(Boolean)
}

async function report({ name, run }) {
  const start = performance.now()
  const { code, output } = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(
    `${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)\n${code === 0 ? '' : `${output}\n`}`,
  )
  return code === 0
}

async function runQuietly(script, args) {
  const result = await runProgram(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  return { code: result.code, output: `${result.stdout}${result.stderr}`.trim() }
}

function lengths() {
  const { long } = measureLengths(root)
  return { code: long.length, output: long.join('\n') }
}
