import { randomUUID } from 'node:crypto'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { type Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { notesRepository } from '../../notes/repository.ts'
import type { Doors, GuestContext, GuestFeature } from '../feature.ts'
import { createGiven, isAnswer, roundAnswered } from './answers.ts'
import { roomRepository } from './repository.ts'
import { FromRoom, keeps, LARGEST, refusalOf, type ToRoom, wordsOf } from './wire.ts'

/** What only means something at its moment is said again within this many milliseconds, or not at all. */
const MOMENT = 30_000
const MOST_WAITING = 400

type Asked = { readonly resolve: (how: { queued: boolean }) => void; readonly reject: (why: Refusal) => void }

/**
 * The room at a guest: what the host last showed, and what this person says. That is kept until the host has answered,
 * so that a line that breaks takes nothing with it; its id makes it count once.
 */
export function roomAtGuest(context: GuestContext): GuestFeature & { readonly door: Doors['room'] } {
  const { core, workspace, log } = context
  const session = context.facts().id
  const repository = roomRepository(workspace.db, session)
  const views: { person: RoomView | null; room: RoomView | null } = { person: null, room: null }
  /** When each view came, by a clock that nobody sets. */
  const came = { person: 0, room: 0 }
  const asked = new Map<string, Asked>()
  /** Said on this line, and not answered yet. */
  const said = new Map<string, Intent>()
  /** The host has shown where the room stands: what waited can be said. */
  let isShown = false
  let isWatching = false
  repository.forgetOld(core.now())
  const given = createGiven(repository.given(), (all) => repository.keepGiven(all, core.now()))

  const say = (id: string, intent: Intent) => {
    const line = context.line()
    if (line === null) return
    said.set(id, intent)
    line.say('room', { t: 'do', id, intent })
  }
  const put = (intent: Intent): string => {
    const id = randomUUID()
    repository.put({ id, at: core.now(), intent, round: roundAnswered(intent, views.person) })
    return id
  }

  /** Says what waited, in its order, but what has lost its moment or answers a question that is no longer open. */
  const sayWaiting = () => {
    for (const { id, at, intent, round } of repository.waiting()) {
      if (said.has(id)) continue
      const isLate = !keeps(intent) && core.now() - at > MOMENT
      if (isLate || roundAnswered(intent, views.person) !== round) repository.said(id)
      else say(id, intent)
    }
  }

  /** Words that came too late are somebody's all the same: they are put into that person's own notes. */
  const keepWords = (intent: Intent) => {
    const words = wordsOf(intent)
    if (words === null) return
    const about = context.facts().workshop ?? session
    const notes = notesRepository(workspace.db)
    const before = notes.read(about)
    notes.keep(about, `${before === '' ? '' : `${before}\n\n`}Came too late for the session: ${words}`, core.now())
  }

  /** As it was shown, with the host's clock gone on since. */
  const now = (as: 'person' | 'room'): RoomView | null => {
    const view = views[as]
    return view && { ...view, now: view.now + Math.round(performance.now() - came[as]) }
  }
  const shown = (as: 'person' | 'room', news: Partial<RoomView> | null) => {
    const whole = news && RoomView.safeParse({ ...views[as], ...news })
    if (whole?.success === false) return log.warn({ as }, 'what the host said of the room could not be put together')
    const view = whole?.data ?? null
    views[as] = view
    came[as] = performance.now()
    core.emit('room.changed', { person: now('person'), room: now('room') })
    if (as !== 'person' || view === null) return
    if (!isShown) {
      isShown = true
      sayWaiting()
    }
    for (const intent of given.missing(view, context.hostKey())) say(put(intent), intent)
  }

  const answered = (id: string, refused: Parameters<typeof refusalOf>[0] | null) => {
    const intent = said.get(id)
    const waiting = asked.get(id)
    said.delete(id)
    asked.delete(id)
    repository.said(id)
    if (refused === null) {
      if (intent) given.took(intent, views.person, context.hostKey())
      waiting?.resolve({ queued: false })
    } else if (waiting) waiting.reject(refusalOf(refused))
    else if (intent) {
      log.info({ t: intent.t, refused }, 'what waited for the line was not taken')
      keepWords(intent)
    }
  }

  const watch = () => {
    isWatching = true
    context.line()?.say('room', { t: 'watch' } satisfies ToRoom)
  }
  const door: Doors['room'] = {
    view(as) {
      if (as === 'room' && !isWatching) watch()
      return now(as)
    },
    do(intent) {
      const largest = roleMay(context.facts().me.role, 'run') ? LARGEST.runs : LARGEST.takesPart
      if (JSON.stringify({ t: 'do', id: randomUUID(), intent } satisfies ToRoom).length > largest)
        throw new Refusal('core/bad-input', { where: 'that is too long' })
      const isReached = context.line() !== null && isShown
      // Back after a stop, and shown nothing yet: which question it answers is not known, so it cannot wait.
      const isAside = views.person === null && isAnswer(intent)
      if (!isReached && (!keeps(intent) || isAside)) throw new Refusal('room/no-line')
      if (repository.waiting().length >= MOST_WAITING) throw new Refusal('room/too-many')
      const id = put(intent)
      if (!isReached) return { queued: true }
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject })
        say(id, intent)
      })
    },
  }

  return {
    channel: 'room',
    door,
    connected() {
      isShown = false
      said.clear()
      if (isWatching) watch()
    },
    heard(message) {
      const parsed = FromRoom.safeParse(message)
      if (!parsed.success)
        return log.warn({ issues: parsed.error.issues.length }, 'what the host said of the room could not be read')
      if (parsed.data.t === 'view') shown(parsed.data.as, parsed.data.news as Partial<RoomView> | null)
      else answered(parsed.data.id, parsed.data.refused)
    },
    disconnected() {
      isShown = false
      said.clear()
      for (const { resolve } of asked.values()) resolve({ queued: true })
      asked.clear()
    },
    close() {
      // Should this computer go on as the host, its own open answers are said to itself.
      for (const { intent, round } of given.all()) repository.put({ id: randomUUID(), at: core.now(), intent, round })
      repository.keepGiven([], core.now())
      for (const { resolve } of asked.values()) resolve({ queued: true })
      asked.clear()
      core.emit('room.changed', { person: null, room: null })
    },
  }
}
