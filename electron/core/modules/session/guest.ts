import type { FromHost, SharedRecord, SharedSession } from '#relay/frames.ts'
import { joinRelay, type Line } from '#relay/join.ts'
import type { PeerState } from '#relay/relay.ts'
import { readJoinCode } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { deviceKey } from './device.ts'
import type { Part, Told } from './part.ts'
import { keepReceived } from './shared-records.ts'

/** How long to wait before ringing again, in milliseconds: soon at first, for as long as the person stays. */
const waits = [200, 400, 800, 1500, 2000]
const AFTER_A_WHILE = 5000
const A_WHILE = 60

/** Joins the session a code names, and stays: rings again whenever the line breaks. Refuses as joinRelay does. */
export async function joinSession(core: Core, typed: string, told: Told): Promise<Part> {
  const code = readJoinCode(typed)
  if (code === null) throw new Refusal('session/code-wrong')
  const workspace = core.workspace()
  const device = deviceKey(core)
  let line: Line | null = null
  let session: SharedSession | undefined
  let peers: readonly PeerState[] = []
  let received: SharedRecord[] = []
  let rang = 0
  let again: NodeJS.Timeout | undefined
  let over = false
  let onReady: () => void = () => undefined
  let onLost: (why: Refusal) => void = () => undefined

  const end = () => {
    if (over) return
    over = true
    clearTimeout(again)
    line = null
    onLost(new Refusal('session/ended'))
    told.onEnded()
  }

  const keep = () => {
    try {
      keepReceived(workspace, received, core.log)
      onReady()
    } catch (error) {
      core.log.error({ error: String(error) }, 'what the session shares could not be kept')
      onLost(new Refusal('core/unexpected', {}, { cause: error }))
    }
    received = []
  }

  const onFrame = (frame: FromHost) => {
    if (over) return
    switch (frame.t) {
      case 'record':
        if (received.length < 500) received.push(frame.record)
        return
      case 'ready':
        return keep()
      case 'peers':
        peers = frame.peers
        return told.onChange()
      case 'signal':
        return told.onSignal(JSON.stringify(frame.signal))
      case 'ended':
        return end()
      case 'challenge':
      case 'welcome':
      case 'refused':
        return
    }
  }

  const onClose = () => {
    if (over) return
    line = null
    received = []
    peers = peers.map((peer) => ({ ...peer, here: false }))
    onLost(new Refusal('session/no-answer'))
    if (session) ringLater()
    told.onChange()
  }

  const ring = async () => {
    line = await joinRelay({ code, device, name: workspace.me.name, log: core.log, now: core.now, onFrame, onClose })
    session = line.session
    rang = 0
    if (over) line.leave()
  }

  const ringLater = () => {
    const wait = waits[rang] ?? (rang < A_WHILE ? waits.at(-1) : AFTER_A_WHILE)
    rang += 1
    again = setTimeout(() => {
      ring().then(told.onChange, (error: unknown) => {
        if (over) return
        if (error instanceof Refusal && error.code === 'session/code-wrong') return end()
        ringLater()
      })
    }, wait)
    again.unref()
  }

  const leave = async () => {
    over = true
    clearTimeout(again)
    line?.leave()
    line = null
  }

  const ready = new Promise<void>((resolve, reject) => {
    onReady = resolve
    onLost = reject
  })
  ready.catch(() => undefined)
  try {
    await ring()
    await ready
  } catch (error) {
    await leave()
    throw error
  }

  return {
    state() {
      if (!session) throw new Error('a guest has no session before it joined')
      return {
        part: 'guest',
        title: session.title,
        room: session.room,
        address: `${code.address}:${code.port}`,
        connected: line !== null,
        peers: [...peers],
        documents: session.documents,
      }
    },
    signal: (signal) => line?.send({ t: 'signal', signal }),
    invite() {
      throw new Refusal('session/none-open')
    },
    leave,
  }
}
