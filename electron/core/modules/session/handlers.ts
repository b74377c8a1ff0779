import { SignalToRelay } from '#shared/domain/session/signalling.ts'
import type { SessionState, sessionContract } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { badInput, type Handlers } from '../../serve.ts'
import { joinSession } from './guest.ts'
import { hostSession } from './host.ts'
import { networks } from './networks.ts'
import type { Part, Told } from './part.ts'

/** One session at a time. It belongs to the open workspace and ends before that is closed. */
export function sessionHandlers(core: Core): Handlers<typeof sessionContract> {
  let part: Part | null = null
  let opening = false
  let endedAtOnce = false
  let ended: { title: string } | undefined

  const state = (): SessionState => ({ session: part?.state() ?? null, ...(ended ? { ended } : {}) })
  const tell = () => core.emit('session.changed', state())
  const open = () => {
    if (part === null) throw new Refusal('session/none-open')
    return part
  }

  const told: Told = {
    onChange: () => {
      if (part) tell()
    },
    onSignal: (message) => core.emit('session.signal', { message }),
    onEnded() {
      endedAtOnce = true
      if (part === null) return
      ended = { title: part.state().title }
      part = null
      tell()
    },
  }

  const enter = async (take: () => Promise<Part>): Promise<SessionState> => {
    if (part !== null || opening) throw new Refusal('session/already-open')
    opening = true
    endedAtOnce = false
    try {
      const workspace = core.workspace()
      const entered = await take()
      if (core.openWorkspace() !== workspace) {
        await entered.leave()
        throw new Refusal('workspace/none-open')
      }
      if (endedAtOnce) throw new Refusal('session/ended')
      part = entered
      ended = undefined
    } finally {
      opening = false
    }
    tell()
    return state()
  }

  const leave = async () => {
    const leaving = part
    part = null
    ended = undefined
    await leaving?.leave()
    if (leaving) tell()
  }
  core.beforeClose(leave)

  return {
    'session.state': state,
    'session.networks': () => networks(),
    'session.start': (plan) => enter(() => hostSession(core, plan, told)),
    'session.invite': () => open().invite(),
    'session.join': ({ code }) => enter(() => joinSession(core, code, told)),
    'session.leave': leave,
    'session.signal': ({ message }) => {
      const signal = SignalToRelay.safeParse(readJson(message))
      if (!signal.success) throw badInput(signal.error)
      open().signal(signal.data)
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
