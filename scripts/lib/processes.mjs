import { spawn } from 'node:child_process'

const running = new Set()
let watching = false
let stopping = false

/** Whether a signal has asked this process to end: what then fails is no news to anyone. */
export function isStopping() {
  return stopping
}

function watchSignals() {
  if (watching) return
  watching = true
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true
      // A terminal sends Ctrl+C to the children too; a second one would cut short their closing.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      for (const child of running) child.kill(signal)
    })
  }
  process.on('exit', () => {
    for (const child of running) child.kill('SIGTERM')
  })
}

/**
 * Starts a program and waits for its end. Signals sent to this process are handed on to it.
 * Gives its exit code (128 and up when a signal ended it) and what it printed where `stdio` asks for pipes.
 */
export function runProgram(command, args, { env = process.env, cwd, stdio = 'inherit', timeout } = {}) {
  watchSignals()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio, timeout, windowsHide: true })
    const printed = { stdout: '', stderr: '' }
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      printed.stdout += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      printed.stderr += text
    })
    running.add(child)
    child.on('error', (error) => {
      running.delete(child)
      reject(error)
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), signal, ...printed })
    })
  })
}
