import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Entry } from '../../../changes/entries.ts'
import { type Batch, type Exchange, noteSent } from '../../../changes/exchange.ts'
import type { Have } from '../../../changes/have.ts'
import { withDependents } from './visibility.ts'

/** What is new is told this long after it was, in milliseconds: what one act writes goes together. */
const TELL_AFTER = 150
/** So many bytes may wait on the line before more is read from the file. */
const ENOUGH_WAITING = 1_000_000
const LOOK_AGAIN = 15
/** So many records touched at once, and the whole log is gone through instead of each. */
const MANY = 300

export type Teller = {
  /** Goes through the whole log: at the beginning, and when more may be told than before. */
  tellAll(): void
  /** Something about these was written. */
  touched(records: Iterable<string>): void
  /** Tells at once what is new, and settles when the line has taken it, or is gone. */
  flush(): Promise<void>
  stop(): void
}

export type TellerOptions = {
  readonly db: Database
  readonly exchange: Exchange
  /** What the other holds; kept up with what is said. */
  readonly have: Have
  /** Judges entries for one telling. */
  readonly filter: () => (entry: Entry) => boolean
  /** Only entries of these devices are ever told. */
  readonly only?: (device: string) => boolean
  readonly send: (batch: Batch) => void
  readonly unsent: () => number
  /** After the whole log was gone through, and after each telling. */
  readonly onTold?: () => void
  readonly onError: (error: unknown) => void
}

/** Tells another log what it may hold and does not, as fast as the line takes it and no faster; then what is new, as it is written. */
export function createTeller(options: TellerOptions): Teller {
  const { db, exchange, have, unsent } = options
  const waiting = new Set<string>()
  let all = false
  let isRunning = false
  let isOver = false
  let soon: NodeJS.Timeout | undefined
  const say = async (batches: Generator<Batch>) => {
    for (const batch of batches) {
      if (batch.runs.length > 0 || batch.gaps.length > 0) {
        options.send(batch)
        noteSent(have, batch)
      }
      do await wait(batch.runs.length > 0 && unsent() > ENOUGH_WAITING ? LOOK_AGAIN : 0)
      while (unsent() > ENOUGH_WAITING && !isOver)
      if (isOver) return
    }
  }

  const run = async () => {
    if (isRunning || isOver) return
    isRunning = true
    try {
      while (!isOver && (all || waiting.size > 0)) {
        const filter = options.filter()
        const only = options.only ?? (() => true)
        if (all || waiting.size > MANY) {
          all = false
          waiting.clear()
          await say(exchange.entriesFor(have, filter, { only }))
        } else {
          const records = withDependents(db, waiting)
          waiting.clear()
          await say(exchange.entriesAbout(records, have, (entry) => only(entry.device) && filter(entry)))
        }
        if (!isOver) options.onTold?.()
      }
    } catch (error) {
      if (!isOver) options.onError(error)
    } finally {
      isRunning = false
    }
  }

  return {
    async flush() {
      void run()
      while (!isOver && (isRunning || waiting.size > 0 || unsent() > 0)) await wait(LOOK_AGAIN)
    },
    tellAll() {
      all = true
      void run()
    },
    touched(records) {
      for (const record of records) waiting.add(record)
      if (isOver || waiting.size === 0) return
      soon ??= setTimeout(() => {
        soon = undefined
        void run()
      }, TELL_AFTER)
      soon.unref()
    },
    stop() {
      isOver = true
      clearTimeout(soon)
    },
  }
}
