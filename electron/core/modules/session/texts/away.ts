import { setTimeout as wait } from 'node:timers/promises'
import { joinRelay, type Line } from '#relay/join.ts'
import type { GuestContext } from '../feature.ts'
import type { Ringing } from '../ringing.ts'

const AGAIN = 700
const PATIENCE = 4_000

type KeepLine = NonNullable<GuestContext['textsLine']>

/** Keeps a line to an instance of a server that serves texts alone: rings it again and again, until stopped. */
export function keepTextsLine(
  who: Pick<Ringing, 'secret' | 'device' | 'name' | 'log' | 'now'>,
  to: Parameters<KeepLine>[0],
  on: Parameters<KeepLine>[1],
): ReturnType<KeepLine> {
  const stopping = new AbortController()
  const { signal } = stopping
  let line: Line | null = null

  const ring = async () => {
    const closed = new Promise<void>((onClose) => {
      joinRelay({
        ...who,
        at: to.at,
        for: 'texts',
        mayBeHost: (key) => key === to.key,
        onFrame(frame, by) {
          if (frame.t !== 'welcome' || signal.aborted) return by.leave()
          line = by
          on.line(by)
        },
        onBytes(channel, said) {
          if (channel === 'texts' && !signal.aborted) on.heard(said)
        },
        onClose,
        signal,
        patienceMs: PATIENCE,
      }).catch(() => onClose())
    })
    await closed
    if (line !== null && !signal.aborted) on.line(null)
    line = null
  }
  const keep = async () => {
    while (!signal.aborted) {
      await ring()
      await wait(AGAIN, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
  void keep()
  return {
    stop() {
      stopping.abort()
      line?.leave()
      line = null
    },
  }
}
