import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withDisplay } from '../display.mjs'
import { electronSwitches } from '../electron-path.mjs'
import { root } from '../lib/paths.mjs'
import { runProgram } from '../lib/processes.mjs'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/set-up.mjs'

/** Opens the app. Arguments go to it: a workspace file, a link. */
export async function runTask(args) {
  const runtime = await setUp()
  const display = await withDisplay()
  const { env } = display
  const switches = electronSwitches(env)
  if (display.isVirtual) {
    const screenshot = join(root, 'out', 'start.png')
    mkdirSync(join(root, 'out'), { recursive: true })
    env.HEARINGS_SCREENSHOT = screenshot
    say(`There is no display here, so the window opens on a virtual one. A picture of it is saved as ${screenshot}.`)
    say('Ctrl+C ends the app.')
    // Without a desktop Chromium complains at length about services that are not there.
    switches.push('--log-level=3')
  }
  try {
    const cwd = process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : undefined
    const result = await runProgram(runtime.path, [...switches, root, ...args], { env, cwd })
    return result.signal || result.code >= 128 ? 0 : result.code
  } finally {
    await display.close()
  }
}
