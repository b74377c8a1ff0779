import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { commandScript } from '../../scripts/lib/paths.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url))

/** Runs a library's command the way `npm run check` does and gives its exit code and all that it printed. */
export function runTool(
  library: string,
  command: string,
  args: readonly string[],
  options: { cwd?: string } = {},
): { code: number | null; output: string; stdout: string } {
  const result = spawnSync(process.execPath, [commandScript(library, command), ...args], {
    cwd: options.cwd ?? root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return { code: result.status, output: `${result.stdout}${result.stderr}`, stdout: result.stdout }
}
