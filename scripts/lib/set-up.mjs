import { hasDisplay } from '../display.mjs'
import { ensureBuild } from './build.mjs'
import { ensureElectron } from './electron.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** What the tests use to look at the app from outside, and to run its server. */
const testCommands = ['ps', 'pandoc', 'pdftotext', 'qpdf', 'redis-server']

/**
 * Everything between the libraries and the task: Electron, what the system must bring for it, and a fresh build.
 * `forTests` asks for what tests need besides. Gives the runtime.
 */
export async function setUp({ retry = false, forTests = false } = {}) {
  const runtime = await ensureElectron({ retry })
  const isolates = forTests && process.getuid?.() === 0
  await ensureSystemLibraries(runtime.path, {
    virtualDisplay: !hasDisplay() || isolates,
    commands: [...(forTests ? testCommands : []), ...(isolates ? ['ip'] : [])],
  })
  await ensureBuild()
  return runtime
}
