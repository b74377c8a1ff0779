import { setTimeout as wait } from 'node:timers/promises'
import { type HostSaid, type JoinOptions, joinRelay, type Line } from '#relay/join.ts'
import { browseNearby } from '#relay/nearby.ts'
import { type Place, writePlace } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { networks } from './networks.ts'

/** How long the network is looked at for sessions, and so many are rung at a time and in all: somebody who announces hundreds keeps nobody busy. */
const LOOKING = 5_000
const AT_A_TIME = 8
const IN_ALL = 40
/**
 * When a line broke, places are rung again after these, then every second, and after a while less often. A call that
 * hangs because the network is gone does not hold up the next one: so many at once to one place, each so long.
 */
const WAITS = [200, 400, 800]
const EVERY = 1_000
const AFTER_A_WHILE = 5_000
const A_WHILE = 120
const AT_ONCE = 4
const PATIENCE = 4_000
/** One place after another, so that the host comes before its deputies. */
const STEP = 150
/** How long a call that has reached a place waits for an earlier one there to come to something, in milliseconds. */
const TURN = 1_500
/**
 * From this round on the network is looked at too, since the host may be at another address by now: soon where it was
 * found so in the first place, and much later where a person said the address.
 */
const LOOKS_FROM = { found: 3, told: 90 } as const
/** A place that has another session is left alone for so many rounds. */
const LEFT_ALONE = 30

export type Ringing = Omit<JoinOptions, 'at' | 'onFrame' | 'onClose' | 'signal' | 'mayGreet'> & {
  readonly onFrame: (frame: HostSaid, line: Line, at: Place) => void
  readonly onClose: (line: Line) => void
}

/** What says more about an invitation than that this is not the place: nothing better will be heard elsewhere. */
const isFinal = (error: unknown) =>
  error instanceof Refusal && !['session/no-answer', 'session/not-the-host', 'session/code-wrong'].includes(error.code)

/** The refusal that tells most, of several. */
function foremost(errors: readonly unknown[]): unknown {
  return (
    errors.find(isFinal) ??
    errors.find((error) => error instanceof Refusal && error.code !== 'session/no-answer') ??
    errors[0] ??
    new Refusal('session/no-answer')
  )
}

/** Rings places and stays with the first that proves the invitation: another that answers after it is left at once. */
export function ringPlaces(options: Ringing) {
  let won: Line | null = null
  const calls = new Map<AbortController, string>()
  const turns = new Map<string, Promise<unknown>>()

  /**
   * One call at a time greets a place. Several that hung while the network was gone get through together; the host would
   * take the second for this computer coming back by another line, and hang up on the first.
   */
  const turnAt = (place: string, isOver: Promise<void>) => async () => {
    const before = turns.get(place)
    turns.set(place, Promise.race([isOver, wait(TURN, undefined, { ref: false })]))
    await before
  }

  return {
    hasWon: () => won !== null,
    underWay: (at: Place) => [...calls.values()].filter((place) => place === writePlace(at)).length,
    ring(at: Place, patienceMs?: number): Promise<Line> {
      const calling = new AbortController()
      calls.set(calling, writePlace(at))
      let mine: Line | null = null
      const over = Promise.withResolvers<void>()
      return joinRelay({
        ...options,
        at,
        signal: calling.signal,
        mayGreet: turnAt(writePlace(at), over.promise),
        ...(patienceMs === undefined ? {} : { patienceMs }),
        onFrame(frame, line) {
          mine = line
          won ??= line
          if (won !== line) return line.leave()
          for (const other of calls.keys()) if (other !== calling) other.abort()
          options.onFrame(frame, line, at)
        },
        onBytes(channel, said) {
          if (mine !== null && mine === won) options.onBytes(channel, said)
        },
        onClose() {
          if (mine !== null && mine === won) options.onClose(mine)
        },
      }).finally(() => {
        calls.delete(calling)
        over.resolve()
      })
    },
    stop() {
      for (const calling of calls.keys()) calling.abort()
    },
  }
}

/**
 * Rings again and again, for as long as it takes: `places` first (asked anew each round), and what the network shows.
 * `isHopeless` says which refusal ends it.
 */
export function search(
  core: Pick<Core, 'log'>,
  options: Ringing,
  wasFound: boolean,
  places: () => readonly Place[],
  onHopeless: (error: unknown) => boolean,
): { stop(): void } {
  const ringing = ringPlaces(options)
  const leftAlone = new Map<string, number>()
  let looking: ReturnType<typeof browseNearby> | undefined
  let round = 0
  let timer: NodeJS.Timeout | undefined
  let isOver = false

  const stop = () => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    looking?.[Symbol.dispose]()
    ringing.stop()
  }
  const call = async (at: Place, turn: number, isKnown: boolean) => {
    await wait(turn * STEP)
    if (isOver || ringing.hasWon() || ringing.underWay(at) >= AT_ONCE) return
    try {
      await ringing.ring(at, PATIENCE)
      stop()
    } catch (error) {
      if (isOver) return
      if (isKnown && onHopeless(error)) stop()
      else if (!isKnown) leftAlone.set(writePlace(at), round + LEFT_ALONE)
    }
  }
  const go = () => {
    if (isOver || ringing.hasWon()) return stop()
    const known = places()
    const isKnown = (at: Place) => known.some((one) => writePlace(one) === writePlace(at))
    const seen = (looking?.places() ?? [])
      .filter((at) => !isKnown(at) && (leftAlone.get(writePlace(at)) ?? 0) <= round)
      .slice(0, AT_A_TIME)
    for (const [turn, at] of [...known, ...seen].entries()) void call(at, turn, turn < known.length)
    if (round === LOOKS_FROM[wasFound ? 'found' : 'told'])
      looking = browseNearby({ addresses: looksAt(), log: core.log })
    timer = setTimeout(go, WAITS[round] ?? (round < A_WHILE ? EVERY : AFTER_A_WHILE))
    timer.unref()
    round += 1
  }
  timer = setTimeout(go, WAITS[0])
  timer.unref()
  return { stop }
}

/** Addresses of this computer that sessions may be found by. */
const looksAt = () =>
  networks()
    .map(({ address }) => address)
    .slice(0, 6)

/** Looks for sessions on this computer's networks, and rings each that is found until one proves the invitation. */
export async function ringNearby(core: Pick<Core, 'log'>, options: Ringing): Promise<Line> {
  using looking = browseNearby({ addresses: looksAt(), log: core.log })
  const ringing = ringPlaces(options)
  const tried = new Set<string>()
  const errors: unknown[] = []
  const under = new Set<Promise<unknown>>()
  let line: Line | null = null
  for (let tick = 0; tick < LOOKING / 100 && line === null && !errors.some(isFinal); tick++) {
    for (const at of looking.places())
      if (!tried.has(writePlace(at)) && under.size < AT_A_TIME && tried.size < IN_ALL) {
        tried.add(writePlace(at))
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
