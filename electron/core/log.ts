import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { pino } from 'pino'

export type Log = {
  info(facts: Record<string, unknown>, message: string): void
  warn(facts: Record<string, unknown>, message: string): void
  error(facts: Record<string, unknown>, message: string): void
}

/** Writes one JSON line per event. Facts are ids, codes and counts; never words, titles or paths of documents. */
export function fileLog(file: string): Log {
  mkdirSync(dirname(file), { recursive: true })
  return pino({ base: { pid: process.pid } }, pino.destination({ dest: file, sync: true, mode: 0o600 }))
}
