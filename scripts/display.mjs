import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { SetUpError } from './lib/say.mjs'
import { isCommand } from './lib/system-libraries.mjs'

/** Whether windows can be shown here without further ado. Windows and macOS always have a display. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * A display to open windows on: the machine's own or, where there is none (or `virtual` asks for it and Xvfb is there),
 * an Xvfb started for the caller. `env` is the whole environment and `args` the switches for Electron; `close` ends the Xvfb.
 * @param {{ virtual?: boolean, size?: string }} [options]
 * @returns {Promise<{ env: NodeJS.ProcessEnv, args: string[], isVirtual: boolean, close: () => Promise<void> }>}
 */
export async function withDisplay({ virtual = false, size = '1680x1050x24' } = {}) {
  const wantsXvfb = !hasDisplay() || (virtual && process.platform === 'linux' && isCommand('Xvfb'))
  if (!wantsXvfb) return { env: { ...process.env }, args: [], isVirtual: false, close: () => Promise.resolve() }
  const { display, close } = await startXvfb(size)
  const env = { ...process.env, DISPLAY: display, HEARINGS_VIRTUAL_DISPLAY: '1' }
  for (const name of ['WAYLAND_DISPLAY', 'XAUTHORITY']) delete env[name]
  return { env, args: ['--disable-gpu'], isVirtual: true, close }
}

async function startXvfb(size) {
  if (!isCommand('Xvfb')) {
    throw new SetUpError('There is no display and no Xvfb. Install the package xvfb, then run the same command again.')
  }
  const first = 100 + Math.floor(Math.random() * 800)
  let cause = ''
  for (let number = first; number < first + 20; number += 1) {
    if (existsSync(`/tmp/.X${number}-lock`)) continue
    const attempt = await tryDisplay(number, size)
    if (attempt.close) return { display: `:${number}`, close: attempt.close }
    cause = attempt.cause
  }
  throw new SetUpError(`The virtual display Xvfb did not start: ${cause}\nTry Xvfb :100 by hand to see why.`)
}

/**
 * The number is named rather than left to Xvfb: in a network namespace of its own it cannot see others' abstract sockets,
 * would take their number and unlink their socket before noticing their lock file. -displayfd still tells when it is ready.
 */
function tryDisplay(number, size) {
  return new Promise((resolve) => {
    const args = [`:${number}`, '-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset']
    // In a group of its own: Ctrl+C in a terminal must reach the app while its display is still there.
    const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
    let complaint = ''
    xvfb.stderr.on('data', (text) => {
      complaint = `${complaint}${text}`.slice(-2000)
    })
    const ended = new Promise((done) => {
      xvfb.once('close', done)
    })
    xvfb.once('error', (error) => resolve({ cause: error.message }))
    xvfb.once('exit', () => resolve({ cause: complaint.trim().split('\n').at(-1) ?? '' }))
    xvfb.stdio[3].once('data', () => {
      const kill = () => xvfb.kill('SIGTERM')
      process.once('exit', kill)
      xvfb.unref()
      for (const pipe of [xvfb.stderr, xvfb.stdio[3]]) pipe.unref?.()
      resolve({
        close: async () => {
          process.off('exit', kill)
          xvfb.ref()
          kill()
          await ended
        },
      })
    })
  })
}
