import { setTimeout as pause } from 'node:timers/promises'
import { seeded } from '../bench/bench.ts'
import { createPeer, type Peer } from './peer.ts'
import type { Answered, Asked } from './remote.ts'

/** Runs the peers that its parent names, and does what it is asked with each. */
type Working = {
  peer: Peer
  code: string | null
  documents: readonly string[]
  everyMs: number | null
  timer: NodeJS.Timeout | undefined
  /** What it does just now; nobody goes on writing while their app is closed. */
  doing: Promise<void>
}
const peers = new Map<string, Working>()

const rest = (everyMs: number) => everyMs * (0.5 + Math.random())

function work(working: Working): void {
  const { everyMs } = working
  if (everyMs === null) return
  working.timer = setTimeout(async () => {
    working.doing = working.peer.actOnce()
    await working.doing
    if (working.timer !== undefined) work(working)
  }, rest(everyMs))
}

async function pauseWork(working: Working): Promise<void> {
  clearTimeout(working.timer)
  working.timer = undefined
  await working.doing
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
    peers.set(asked.peer, {
      peer,
      code: null,
      documents: [],
      everyMs: null,
      timer: undefined,
      doing: Promise.resolve(),
    })
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
      await pauseWork(working)
      working.everyMs = asked.everyMs
      return work(working)
    case 'restart':
      await pauseWork(working)
      await peer.stop()
      await peer.open()
      if (working.code !== null) await joinAtLast(peer, working.code)
      await peer.follow(working.documents)
      return work(working)
    case 'call':
      return peer.core.client.call(asked.name as 'session.state', asked.input as undefined)
    case 'account':
      return peer.account()
    case 'stop':
      await pauseWork(working)
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
