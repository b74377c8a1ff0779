import { runQuickChecks } from './check.mjs'
import { runStages, unitReport, units } from './test.mjs'

/** What opens sockets, derives keys again and again or draws whole papers: real and slow, left to `npm test`. */
const leftOut = [
  'electron/relay/**',
  'electron/core/modules/{consultations,records,session,workspace}/**',
  'electron/core/{export,storage}/**',
  'electron/server/**',
  'renderer/sync/core-provider.test.ts',
]

/** Under a minute: lint, format and the quick tests beside the code. Arguments name paths instead, slow ones too. */
export async function runTask(args) {
  const paths =
    args.length > 0 ? args : ['shared/', 'electron/', 'renderer/', ...leftOut.flatMap((path) => ['--exclude', path])]
  return runStages([
    { name: 'lint and format', run: async () => ((await runQuickChecks()) ? 0 : 1) },
    { name: 'units', run: () => units(paths), report: unitReport },
  ])
}
