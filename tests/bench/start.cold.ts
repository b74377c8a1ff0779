import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { electronRuntime, electronSwitches } from '../../scripts/electron-path.mjs'
import { type Bench, median, ratioFigure } from './bench.ts'

const emptyApp = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false })
  window.once('ready-to-show', () => { window.show(); process.stdout.write('title: empty · shown\\n') })
  window.loadURL('data:text/html,<title>empty</title><h1>Empty</h1>')
})`

/** Milliseconds from starting the process until it prints a title that says something can be used. */
async function timeStart(folder: string, env: Record<string, string>): Promise<number> {
  const start = performance.now()
  const child = spawn(electronRuntime().path, [...electronSwitches(), folder], {
    env: { ...process.env, ...env, HEARINGS_TELL_TITLE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    for await (const line of createInterface({ input: child.stdout }))
      if (/^title: .+ · /.test(line)) return performance.now() - start
    throw new Error('it ended without a window')
  } finally {
    child.kill('SIGKILL')
    await new Promise((done) => child.once('close', done))
  }
}

/** From the process's start to the first usable screen of a workspace already made, beside an empty window of the same runtime. */
export const bench: Bench = {
  name: 'start.cold',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearings-start-'))
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'package.json'), '{"name":"empty","main":"main.cjs"}')
    writeFileSync(join(empty, 'main.cjs'), emptyApp)
    const env = { HEARINGS_PROFILE: join(folder, 'profile'), HEARINGS_DOCUMENTS: join(folder, 'documents') }
    try {
      await timeStart(resolve('.'), env)
      const ours: number[] = []
      const floor: number[] = []
      for (let round = 0; round < 7; round++) {
        floor.push(await timeStart(empty, env))
        ours.push(await timeStart(resolve('.'), env))
      }
      return ratioFigure('start.cold', 'ms', median(ours), 'an empty window of the same runtime', median(floor), 2)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
