import { setTimeout as wait } from 'node:timers/promises'
import { machineAt } from '#core/instance.ts'
import type { Log } from '#core/log.ts'
import { type Place, writeJoinCode, writePlace } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { ServerCore } from './headless.ts'
import type { Together } from './redis.ts'

/** How often an instance looks where it stands, in milliseconds. */
const LOOK = 400
/** So long a line that broke may take to be mended, before anything is done about it. */
const MEND = 800
/** Where nobody can say that the other instance is gone, it is waited for longer, and one instance after another. */
const UNSURE = 5_000
const ONE_AFTER_ANOTHER = 3_000
/** How long another instance is left alone that could not be joined. */
const REST = 1_000

/**
 * Keeps instances together without anybody's hand: one that holds no session joins the one that does, stands by, and goes
 * on in its place when it is gone. Redis, where there is one, says which of them holds it; without one they wait for each
 * other in their order.
 */
export function standTogether(options: {
  readonly client: ServerCore
  readonly me: Place
  readonly peers: readonly Place[]
  readonly seat: Uint8Array
  readonly together: Together | null
  readonly log: Log
}): { /** Hands on what it holds, where another stands by. */ stop(): Promise<void> } {
  const { client, me, peers, seat, together, log } = options
  const names = [me, ...peers].map(writePlace).sort()
  const order = names.indexOf(writePlace(me))
  const stopping = new AbortController()
  let alone: number | null = null
  let holds = false

  const joinOthers = async () => {
    for (const at of peers) {
      const code = `${writeJoinCode(seat)} ${writePlace(at)}`
      try {
        await client.call('session.join', { code })
        log.info({ at: writePlace(at) }, 'this instance stands by')
        return
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }
    await wait(REST, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  /** Whether this instance is the one to go on. */
  const isMyTurn = async (aloneFor: number): Promise<boolean> => {
    if (aloneFor < MEND) return false
    const claimed = together === null ? null : await together.claim()
    return claimed ?? aloneFor > UNSURE + order * ONE_AFTER_ANOTHER
  }

  const look = async () => {
    const { session } = await client.call('session.state', undefined)
    if (session === null) {
      if (holds) await together?.release()
      holds = false
      alone = null
      return joinOthers()
    }
    if (session.part === 'host') {
      holds = true
      alone = null
      await together?.claim()
      return
    }
    holds = false
    if (session.connected) {
      alone = null
      return
    }
    alone ??= performance.now()
    if (!session.mayTakeOver || !(await isMyTurn(performance.now() - alone))) return
    log.warn({}, 'the instance that held the session is gone; this one goes on')
    await client.call('session.takeOver', undefined)
  }

  const looking = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) =>
        log.warn(
          { code: error instanceof Refusal ? error.code : String(error) },
          'instances could not be kept together',
        ),
      )
      await wait(LOOK, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await looking
      if (!holds) return
      for (const at of peers) {
        const handed = client.call('session.leave', { handTo: machineAt(at) })
        await together?.release()
        if (
          await handed.then(
            () => true,
            () => false,
          )
        )
          return log.info({ at: writePlace(at) }, 'the session was handed on')
      }
    },
  }
}
