import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { homeOf } from '#shared/domain/session/homes.ts'
import type { writePlace } from '#shared/domain/session/join-code.ts'
import type { GuestContext, HostLine, SessionFacts } from '../feature.ts'
import { type LineSockets, lineSockets } from './line-socket.ts'

/** The provider tries a new socket after this long, in milliseconds; a socket waits for the line by itself. */
const AGAIN = 20
/** No timer of the provider hangs up: the line knows whether the host is there. In milliseconds; it asks ten times as often. */
const NEVER = 2 ** 31 - 1
/** A text whose home cannot be reached for so long goes by the session's own line until it can. In milliseconds. */
const PATIENCE = 3_000

/** A road to a hub, for the texts that are at home there. */
export type Way = { readonly socket: HocuspocusProviderWebsocket; readonly sockets: LineSockets }
type Away = Way & { readonly key: string; isReached: boolean; patience: NodeJS.Timeout | undefined; stop(): void }

function way(): Way {
  const sockets = lineSockets()
  const socket = new HocuspocusProviderWebsocket({
    url: 'ws://session.invalid',
    autoConnect: false,
    WebSocketPolyfill: sockets.Socket,
    delay: AGAIN,
    minDelay: AGAIN,
    maxDelay: AGAIN,
    factor: 1,
    jitter: false,
    messageReconnectTimeout: NEVER,
  })
  return { socket, sockets }
}

/**
 * Which way each text goes: by the session's line to the host, or by a line of its own to the instance of a server where
 * it is at home. `onMoved`: some texts go another way from now on.
 */
export function createWays(context: GuestContext, onMoved: () => void) {
  const here = way()
  const others = new Map<string, Away>()

  const reached = (one: Away, isReached: boolean) => {
    clearTimeout(one.patience)
    if (one.isReached === isReached) return
    one.isReached = isReached
    onMoved()
  }
  const goAway = (to: { at: Parameters<typeof writePlace>[0]; key: string }): Away => {
    const made = way()
    const giveUp = () => setTimeout(() => reached(one, false), PATIENCE)
    const keeping = context.textsLine?.(to, {
      line(line) {
        made.sockets.use(line)
        clearTimeout(one.patience)
        if (line === null) one.patience = giveUp()
        else {
          void made.socket.connect()
          reached(one, true)
        }
      },
      heard(said) {
        if (!made.sockets.heard(said)) context.log.warn({}, 'something about the texts could not be read')
      },
    })
    const one: Away = {
      ...made,
      key: to.key,
      isReached: true,
      patience: undefined,
      stop() {
        clearTimeout(one.patience)
        keeping?.stop()
        made.sockets.use(null)
      },
    }
    one.patience = giveUp()
    return one
  }

  return {
    here,
    /** Where the texts are divided otherwise now, lines to new homes are opened. Call before asking for a way. */
    follow({ homes = [] }: SessionFacts): void {
      for (const { id, away } of homes) {
        const known = others.get(id)
        if (away === null || known?.key === away.key || context.textsLine === undefined) continue
        known?.stop()
        others.set(id, goAway(away))
      }
    },
    of(document: string, { homes = [] }: SessionFacts): Way {
      const home = homeOf(
        document,
        homes.map(({ id }) => id),
      )
      const away = home === null ? undefined : others.get(home)
      return away?.isReached === true && homes.find(({ id }) => id === home)?.away ? away : here
    },
    /** Lines that lead to no home any more are closed; call once the texts have gone from them. */
    tidy({ homes = [] }: SessionFacts): void {
      for (const [id, away] of others)
        if (homes.find((home) => home.id === id)?.away?.key !== away.key) {
          away.stop()
          away.socket.destroy()
          others.delete(id)
        }
    },
    use(line: HostLine | null): void {
      here.sockets.use(line)
      if (line !== null) void here.socket.connect()
    },
    close(): void {
      for (const away of others.values()) {
        away.stop()
        away.socket.destroy()
      }
      others.clear()
      here.socket.destroy()
    },
  }
}
