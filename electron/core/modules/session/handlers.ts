import { readJoining } from '#shared/domain/session/join-code.ts'
import { isLent } from '#shared/domain/session/sharing.ts'
import { SignalToRelay } from '#shared/domain/session/signalling.ts'
import type { SessionState, sessionContract } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { badInput, type Handlers } from '../../serve.ts'
import { openSession, takeOverSession } from './beginning.ts'
import { doorOf, openDoorOf, setCurrentSession } from './current.ts'
import { deviceKey } from './device.ts'
import { comeBack, joinSession } from './guest.ts'
import { devicesMet, heldSessions } from './held.ts'
import { networks } from './networks.ts'
import type { Hosting, Part, Running, Told } from './part.ts'
import { textAtClose, textsAtClose } from './receipts/at-close.ts'
import { giveBackLent } from './records/lent.ts'
import { resumeSession } from './resume.ts'
import { nearbyWatch } from './ringing.ts'
import { seats } from './seat.ts'

/** One session at a time. It belongs to the open workspace and ends before that is closed. */
export function sessionHandlers(core: Core): Handlers<typeof sessionContract> {
  const nearby = nearbyWatch(core)
  let part: Part | null = null
  let opening = false
  let ended: SessionState['ended']

  const state = (): SessionState => ({ session: part?.state() ?? null, ...(ended ? { ended } : {}) })
  const tell = () => {
    setCurrentSession(core, part?.current() ?? null)
    core.emit('session.changed', state())
  }
  const open = () => {
    if (part === null) throw new Refusal('session/none-open')
    return part
  }
  const hosting = (): Hosting => {
    const { hosting } = open()
    if (hosting === null) throw new Refusal('session/not-allowed')
    return hosting
  }

  /** At the host's computer, or from that of somebody who runs the session. */
  const running = (): Running => {
    const { running } = open()
    if (running === null) throw new Refusal('session/not-allowed')
    return running
  }

  /** What one entering hears of its part; a part that came after it is none of its business. */
  const listening = () => {
    let mine: Part | null = null
    let endedAtOnce = false
    const told: Told = {
      onChange() {
        if (mine !== null && part === mine) tell()
      },
      onSignal(message) {
        if (mine !== null && part === mine) core.emit('session.signal', { message })
      },
      onEnded(why) {
        endedAtOnce = true
        if (mine === null || part !== mine) return
        const { title, share, role } = mine.state()
        ended = { title, why, ...(isLent(share, role) ? { lent: true } : {}) }
        part = null
        tell()
      },
      onHanded: () => void takeOver(true).catch(warn('the session that was handed to this computer was not taken')),
      onOvertaken(join) {
        if (mine === null || part !== mine) return
        part = null
        enterOrTell(join).catch(warn('the session goes on at another computer, and was not joined there'))
      },
    }
    return {
      told,
      take(next: Part) {
        if (endedAtOnce) throw new Refusal('session/ended')
        mine = next
        part = next
      },
    }
  }

  const enter = async (enters: (told: Told) => Promise<Part>): Promise<SessionState> => {
    if (part !== null || opening) throw new Refusal('session/already-open')
    opening = true
    try {
      const workspace = core.workspace()
      const { told, take } = listening()
      const entered = await enters(told)
      if (core.openWorkspace() !== workspace) {
        await entered.leave()
        throw new Refusal('workspace/none-open')
      }
      take(entered)
      ended = undefined
    } finally {
      opening = false
    }
    nearby.stop()
    tell()
    return state()
  }

  /** Where the part before is given up already, windows are told even when the next one does not come about. */
  const enterOrTell = (enters: (told: Told) => Promise<Part>) =>
    enter(enters).catch((error: unknown) => {
      tell()
      throw error
    })
  const warn = (what: string) => (error: unknown) =>
    core.log.warn({ code: error instanceof Refusal ? error.code : 'core/unexpected' }, what)

  const leave = async (handTo: string | null = null) => {
    const leaving = part
    if (leaving !== null && handTo !== null) {
      await hosting().handTo(handTo)
      if (part === leaving) part = null
      return tell()
    }
    part = null
    ended = undefined
    setCurrentSession(core, null)
    await leaving?.leave()
    if (leaving) tell()
  }

  const takeOver = async (evenIfHostIsThere: boolean): Promise<SessionState> => {
    const before = open()
    const { participant, role } = before.state()
    const name = before.current()?.facts().me.name ?? core.workspace().me.name
    const succession = await before.succeed(evenIfHostIsThere)
    if (succession === null) throw new Refusal('session/nobody-to-take-over')
    part = null
    setCurrentSession(core, null)
    return enterOrTell((told) =>
      takeOverSession(core, succession, { participant, role, name, device: deviceKey(core).id }, told),
    )
  }

  core.beforeClose(() => leave())
  core.afterOpen((workspace) => {
    const held = heldSessions(workspace.db)
    const unfinished = held.unfinished(core.now())
    if (unfinished !== null)
      return void enter((told) => resumeSession(core, unfinished.session, unfinished.facts, told)).then(
        () => core.log.info({ session: unfinished.session }, 'a session goes on that stopped with this computer'),
        warn('a session that stopped with this computer was not opened again'),
      )
    const seat = seats(workspace.db)
    const left = seat.left(core)
    if (left !== null)
      return void enter((told) => comeBack(core, left, told)).then(
        () =>
          core.log.info({ session: left.seat.session.id }, 'this computer was inside when it stopped, and comes back'),
        warn('the session this computer was in when it stopped was not looked for'),
      )
    // Nothing goes on here: what only a session that does may keep is let go.
    seat.forget()
    held.forgetReplicas(core.now())
    giveBackLent(workspace)
  })

  const devices = () => devicesMet(core.workspace().db)
  return {
    'session.state': state,
    'session.networks': () => networks(),
    'session.nearby': () => ({ count: nearby.count() }),
    'session.start': (plan) => enter((told) => openSession(core, plan, told)),
    'session.share': ({ document, on }) => running().share(document, on),
    'session.invite': (whom) => running().invite(whom),
    'session.invitations': () => running().invitations(),
    'session.revoke': ({ invitation }) => running().revoke(invitation),
    'session.letIn': ({ device, yes }) => running().letIn(device, yes),
    'session.remove': ({ participant }) => running().remove(participant),
    'session.deputy': ({ participant, on }) => running().deputy(participant, on),
    'session.devices': () => devices().list(),
    'session.forgetDevice': ({ device }) => devices().forget(device),
    'session.join': ({ code }) => {
      const joining = readJoining(code)
      if (joining === null) throw new Refusal('session/code-wrong')
      return enter((told) => joinSession(core, joining, told))
    },
    'session.leave': async (how) => {
      // Where nobody sits at the host's computer, whoever runs the session ends it from their own.
      if (how?.forAll && part?.hosting === null) await running().end()
      return leave(how?.handTo ?? null)
    },
    'session.takeOver': () => takeOver(false),
    'session.signal': ({ message }) => {
      const signal = SignalToRelay.safeParse(readJson(message))
      if (!signal.success) throw badInput(signal.error)
      open().signal(signal.data)
    },
    'session.road': ({ document, road }) => openDoorOf(core, 'texts').road(document, road),
    'session.present': ({ document, update }) => openDoorOf(core, 'presence').present(document, update),
    'session.receipt': () => doorOf(core, 'receipts')?.receipt() ?? [],
    'session.textsAtClose': ({ workshop }) => textsAtClose(core, workshop),
    'session.textAtClose': ({ session, document }) => ({ state: textAtClose(core.workspace(), session, document) }),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
