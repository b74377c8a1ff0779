import { runQuickChecks } from './check.mjs'
import { runStages, unitReport, units } from './test.mjs'

/** Under a minute: lint, format and the unit tests beside the code. Arguments narrow it to some paths. */
export async function runTask(args) {
  const paths = args.length > 0 ? args : ['shared/', 'electron/', 'renderer/', 'tests/setup/']
  return runStages([
    { name: 'lint and format', run: async () => ((await runQuickChecks()) ? 0 : 1) },
    { name: 'units', run: () => units(paths), report: unitReport },
  ])
}
