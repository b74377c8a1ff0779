import { setTimeout as pause } from 'node:timers/promises'
import { seeded } from '../bench/bench.ts'
import { createPeer, type Peer } from './peer.ts'
import type { Answered, Asked } from './remote.ts'

/** Runs the peers that its parent names, and does what it is asked with each. */
type Working = { peer: Peer; code: string | null; documents: readonly string[]; timer: NodeJS.Timeout | undefined }
const peers = new Map<string, Working>()

const rest = (everyMs: number) => everyMs * (0.5 + Math.random())

function work(working: Working, everyMs: number): void {
  working.timer = setTimeout(async () => {
    await working.peer.actOnce()
    if (working.timer !== undefined) work(working, everyMs)
  }, rest(everyMs))
}

/** Somebody whose app was closed comes back when the host can be reached again. */
async function joinAtLast(peer: Peer, code: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await peer.join(code)
    } catch (error) {
      if ((error as { code?: string }).code !== 'session/no-answer' || tries > 30) throw error
      await pause(1000)
    }
  }
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.op === 'open') {
    const peer = createPeer(asked.peer, asked.folder, seeded(asked.seed), asked.role)
    await peer.open()
    peers.set(asked.peer, { peer, code: null, documents: [], timer: undefined })
    return
  }
  const working = peers.get(asked.peer)
  if (working === undefined) throw new Error(`there is no peer ${asked.peer} here`)
  const { peer } = working
  switch (asked.op) {
    case 'join':
      working.code = asked.code
      return peer.join(asked.code)
    case 'follow':
      working.documents = asked.documents
      return peer.follow(asked.documents)
    case 'work':
      clearTimeout(working.timer)
      working.timer = undefined
      if (asked.everyMs !== null) work(working, asked.everyMs)
      return
    case 'restart':
      await peer.stop()
      await peer.open()
      if (working.code !== null) await joinAtLast(peer, working.code)
      return peer.follow(working.documents)
    case 'call':
      return peer.core.client.call(asked.name as 'session.state', asked.input as undefined)
    case 'account':
      return peer.account()
    case 'stop':
      clearTimeout(working.timer)
      working.timer = undefined
      return peer.stop()
  }
}

process.on('message', (message) => {
  const asked = message as Asked
  answer(asked).then(
    (result) => process.send?.({ id: asked.id, answer: result } satisfies Answered),
    (error: { code?: string; message?: string }) =>
      process.send?.({
        id: asked.id,
        error: `${asked.op}: ${error.code ?? ''} ${error.message ?? String(error)}`,
      } satisfies Answered),
  )
})
process.on('disconnect', () => process.exit(0))
