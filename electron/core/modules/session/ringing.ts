import { setTimeout as wait } from 'node:timers/promises'
import { type HostSaid, type JoinOptions, joinRelay, type Line } from '#relay/join.ts'
import { browseNearby } from '#relay/nearby.ts'
import { type Place, writePlace } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { networks } from './networks.ts'

/** The next place is rung when the one before has not answered for so long; so a dead one holds nobody up. Milliseconds. */
const NEXT_AFTER = 700
/** How long the network is looked at for sessions, and how long those found may be rung after that. */
const LOOKING = 5_000
/** So many are rung at a time, and in all: somebody who announces hundreds keeps nobody busy. */
const AT_A_TIME = 8
const IN_ALL = 40

export type Ringing = Omit<JoinOptions, 'at' | 'onFrame' | 'onClose' | 'signal'> & {
  readonly onFrame: (frame: HostSaid, line: Line, at: Place) => void
  readonly onClose: (line: Line) => void
}

/** What says more about an invitation than that this is not the place: nothing better will be heard elsewhere. */
const isFinal = (error: unknown) =>
  error instanceof Refusal &&
  !['session/no-answer', 'session/not-the-host', 'session/code-wrong'].includes(error.code)

/** The refusal that tells most, of several. */
function foremost(errors: readonly unknown[]): unknown {
  return (
    errors.find(isFinal) ??
    errors.find((error) => error instanceof Refusal && error.code !== 'session/no-answer') ??
    errors[0] ??
    new Refusal('session/no-answer')
  )
}

/**
 * Rings places in turn, each a little after the one before, and stays with the first that proves the invitation. One
 * ring at a time wins: a second that answers is left at once. Refuses with the refusal that tells most.
 */
export function ringPlaces(options: Ringing) {
  let won: Line | null = null
  const tries = new Map<string, AbortController>()
  const isWinner = (line: Line) => {
    won ??= line
    return won === line
  }

  const ring = (at: Place): Promise<Line> => {
    const calling = new AbortController()
    tries.set(writePlace(at), calling)
    let mine: Line | null = null
    return joinRelay({
      ...options,
      at,
      signal: calling.signal,
      onFrame(frame, line) {
        mine = line
        if (!isWinner(line)) return line.leave()
        for (const other of tries.values()) if (other !== calling) other.abort()
        options.onFrame(frame, line, at)
      },
      onBytes: (channel, said) => {
        if (mine !== null && mine === won) options.onBytes(channel, said)
      },
      onClose() {
        if (mine !== null && mine === won) options.onClose(mine)
      },
    })
  }

  return {
    isTried: (at: Place) => tries.has(writePlace(at)),
    ring,
    async all(places: readonly Place[]): Promise<Line> {
      const errors: unknown[] = []
      const rings: Promise<Line>[] = []
      const inTurn = async (at: Place, turn: number, before: Promise<Line> | undefined) => {
        await Promise.race([wait(turn * NEXT_AFTER), Promise.allSettled([before])])
        if (won !== null) throw new Refusal('session/no-answer')
        return ring(at)
      }
      for (const [turn, at] of places.entries()) rings.push(inTurn(at, turn, rings.at(-1)))
      for (const one of rings) one.catch((error: unknown) => errors.push(error))
      return Promise.any(rings).catch(() => Promise.reject(foremost(errors)))
    },
    stop() {
      for (const calling of tries.values()) calling.abort()
    },
  }
}

/** Addresses of this computer that sessions may be found by. */
const looksAt = () => networks().map(({ address }) => address).slice(0, 6)

/** Looks for sessions on this computer's networks, and rings each that is found until one proves the invitation. */
export async function ringNearby(core: Pick<Core, 'log'>, options: Ringing): Promise<Line> {
  using looking = browseNearby({ addresses: looksAt(), log: core.log })
  const ringing = ringPlaces(options)
  const errors: unknown[] = []
  const under = new Set<Promise<unknown>>()
  let line: Line | null = null
  let rung = 0
  for (let tick = 0; tick < LOOKING / 100 && line === null && !errors.some(isFinal); tick++) {
    for (const at of looking.places())
      if (!ringing.isTried(at) && under.size < AT_A_TIME && rung < IN_ALL) {
        rung += 1
        const one: Promise<unknown> = ringing.ring(at).then(
          (answered) => {
            line ??= answered
          },
          (error: unknown) => void errors.push(error),
        )
        under.add(one)
        void one.finally(() => under.delete(one))
      }
    await wait(100)
  }
  if (line === null && !errors.some(isFinal)) await Promise.all(under)
  if (line !== null) return line
  throw errors.length === 0 ? new Refusal('session/not-found-nearby') : foremost(errors)
}

/** Places of sessions that can be seen now; looks on for a while after it was last asked. */
export function nearbyWatch(core: Pick<Core, 'log' | 'beforeClose'>) {
  let looking: ReturnType<typeof browseNearby> | null = null
  let patience: NodeJS.Timeout | undefined
  const stop = () => {
    clearTimeout(patience)
    looking?.[Symbol.dispose]()
    looking = null
  }
  core.beforeClose(stop)
  return {
    count(): number {
      looking ??= browseNearby({ addresses: looksAt(), log: core.log })
      clearTimeout(patience)
      patience = setTimeout(stop, 10_000)
      patience.unref()
      return looking.places().length
    },
    stop,
  }
}
