import { randomInt, randomUUID } from 'node:crypto'
import { createAllowance } from '#relay/rate.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { applyIntent, endRoom, type RoomUnwilling } from '#shared/domain/session/room/apply.ts'
import { textsBroughtBy } from '#shared/domain/session/room/opening.ts'
import type { EndedActivity } from '#shared/domain/session/room/outcomes.ts'
import { notReachedYet, peopleChanged } from '#shared/domain/session/room/people.ts'
import { draftingBlock } from '#shared/domain/session/room/plan.ts'
import { replanned } from '#shared/domain/session/room/replanned.ts'
import type { RoomView, SaidIntent } from '#shared/domain/session/room/shapes.ts'
import { newRoom, RoomState, type World, withoutSecrets } from '#shared/domain/session/room/state.ts'
import { viewOf, withoutClock } from '#shared/domain/session/room/view.ts'
import type { Change } from '../../../changes/change-log.ts'
import { isMachine } from '../../../instance.ts'
import { checkpoint } from '../../../storage/checkpoint.ts'
import type { Doors, HostContext, HostFeature, MemberHandle } from '../feature.ts'
import { roundAnswered } from './answers.ts'
import { newsOf } from './news.ts'
import { roomRecords } from './records.ts'
import { roomRepository } from './repository.ts'
import { createTeller } from './teller.ts'
import { deedOf, type FromRoom, LARGEST, refusalOf, ToRoom } from './wire.ts'

/** Intents a member may say at once (a line that is mended brings what waited), and more every second. */
const AT_ONCE = 600
const PER_SECOND = 20
/** Everyone is told anew how late it is, this often, in milliseconds. */
const CLOCK = 20_000
/** A member that has this much unread waits for the next telling, in bytes. */
const UNREAD = 2 * 1024 * 1024
const DICE = 2 ** 48 - 1

/**
 * The room at the host: takes what everyone says by its rules, keeps where it stands before anyone hears of it, and tells
 * each member their own view. Who says something is whoever the line belongs to, never what a message claims.
 */
export function roomAtHost(context: HostContext): HostFeature & { readonly door: Doors['room'] } {
  const { core, workspace, log } = context
  const { id: session, me: own } = context.facts()
  // A deputy who goes on runs it, whatever they were: somebody has to.
  const me = { ...own, role: roleMay(own.role, 'run') ? own.role : ('facilitator' as const) }
  const repository = roomRepository(workspace.db, session)
  const records = roomRecords(core, workspace)
  const says = new WeakMap<MemberHandle, ReturnType<typeof createAllowance>>()
  /** What each has been told, by parts of a view; of the room, where they watch it. */
  const told = new WeakMap<MemberHandle, { readonly person: Map<string, string>; room: Map<string, string> | null }>()
  let toldHere = ''
  let isMade = false
  let isOver = false

  const world = (): World => ({ now: core.now(), random: () => randomInt(DICE) / DICE, id: randomUUID })
  let state = (context.how === 'resumed' ? repository.load() : null) ?? begun()

  function begun(): RoomState {
    const { workshop, title, documents } = context.facts()
    const ids = documents.map(({ id }) => id)
    const blocks = records.hasWorkshop(workshop)
      ? records.plan(workshop)
      : [
          draftingBlock(
            randomUUID(),
            documents.filter(({ kind }) => kind === 'proposal').map(({ id }) => id),
          ),
        ]
    return newRoom({ session, workshop, title, support: records.support(workshop), documents: ids, blocks })
  }

  const planned = () => (records.hasWorkshop(state.workshop) ? records.plan(state.workshop) : [])

  const view = (as: Parameters<typeof viewOf>[1]): RoomView | null => viewOf(state, as, core.now())
  const tellMember = (member: MemberHandle, isClockTold = false) => {
    const before = told.get(member) ?? { person: new Map<string, string>(), room: null }
    told.set(member, before)
    const say = (as: 'person' | 'room', news: Partial<RoomView> | null) =>
      member.say('room', { t: 'view', as, news } as FromRoom)
    const person = view({ kind: 'person', participant: member.participant })
    const news = person && newsOf(person, before.person, isClockTold)
    if (person === null || news) say('person', news)
    const room = before.room && view({ kind: 'room' })
    const roomNews = before.room && room && newsOf(room, before.room, isClockTold)
    if (roomNews) say('room', roomNews)
  }
  const door: Doors['room'] = {
    view: (as) => view(as === 'room' ? { kind: 'room' } : { kind: 'person', participant: me.participant }),
    do(intent) {
      const refused = take(me.participant, { id: randomUUID(), intent })
      if (refused !== null) throw refusalOf(refused)
      return { queued: false }
    },
  }
  const tellAll = (isForced = false) => {
    for (const member of context.members()) {
      if (member.unsent() > UNREAD) teller.soon()
      else tellMember(member, isForced)
    }
    const here = { person: door.view('person'), room: door.view('room') }
    const now = withoutClock(here.person) + withoutClock(here.room)
    if (now === toldHere && !isForced) return
    toldHere = now
    core.emit('room.changed', here)
  }
  const teller = createTeller(tellAll)
  const clock = setInterval(() => {
    if (state.timer !== null) tellAll(true)
  }, CLOCK)
  clock.unref()

  /** What a step writes down besides where the room stands. A session nobody planned is planned now, after the fact. */
  const changesOf = (next: RoomState, ended: readonly EndedActivity[], isMeeting: boolean) => {
    const isWorthKeeping = isMeeting || ended.some(({ block }) => block.method !== 'break')
    if (!records.hasWorkshop(next.workshop) && !isWorthKeeping && next.parked === state.parked)
      return { next, changes: [] as Change[] }
    const made = records.hasWorkshop(next.workshop) ? null : records.newWorkshop(next.title)
    const workshop = made?.id ?? next.workshop ?? ''
    return {
      next: { ...next, workshop },
      changes: [
        ...(made?.changes ?? []),
        ...ended.flatMap((activity) => records.ofActivity(workshop, activity)),
        ...records.ofParking(workshop, state, next),
        ...(ended.length > 0 ? records.ofAttendance(workshop, next) : []),
      ],
    }
  }

  /**
   * Keeps the next state and what came of the step in one transaction, and only then lets it be so. `isMeeting`: people met, and
   * that is to be found again, planned or not.
   */
  const keep = (step: RoomState, ended: readonly EndedActivity[], more: readonly Change[] = [], isMeeting = false) => {
    const { next, changes } = changesOf(step, ended, isMeeting)
    const all = [...changes, ...more]
    if (all.length === 0) repository.save(next)
    else workspace.changes.commit(workspace.me.name, all, { label: null, also: () => repository.save(next) })
    const before = state
    state = next
    for (const board of next.boards) {
      if (board.method !== 'notes' || before.boards.some(({ key }) => key === board.key)) continue
      const title = next.agenda.find(({ block }) => block.id === board.block)?.block.title ?? ''
      context.shareBoard({ id: board.document, title: board.group ? `${title}: ${board.group.name}` : title })
    }
    if (!isMade) return
    context.replicate()
    teller.soon()
  }

  /** Before anyone is shown that a text is open, it is shared: whoever opens it for everyone means that. */
  const shareOpened = (participant: string, said: SaidIntent) => {
    const texts = textsBroughtBy(state, said.intent, participant)
    if (texts.length === 0) return
    const withThem = { ...state, documents: [...state.documents, ...texts] }
    if (!('refused' in applyIntent(withThem, said, participant, world()))) context.shareProposals(texts)
  }

  /** Null: taken. */
  const take = (participant: string, said: SaidIntent): RoomUnwilling | null => {
    shareOpened(participant, said)
    const step = applyIntent(state, said, participant, world())
    if ('refused' in step) return step.refused
    if (step.state === state) return null
    keep(step.state, step.ended)
    // Who answered what was just forgotten: it is not to be read from the file's log either.
    if (deedOf(said.intent) === 'look' || step.ended.length > 0) checkpoint(workspace.db)
    return null
  }

  const readPeople = () => {
    if (isOver) return
    const people = context.people()
    const from = people.length > 0 ? state : notReachedYet(state)
    const known = people.length > 0 ? people : from.people
    const now = known
      .filter(({ participant }) => participant !== me.participant)
      .map(({ participant, name, role }) => ({
        participant,
        name,
        role,
        here: context.member(participant) !== undefined,
      }))
    const { participant, name, role } = me
    const next = peopleChanged(from, isMachine(participant) ? now : [{ participant, name, role, here: true }, ...now])
    if (next !== state) keep(next, [])
  }

  /** What this computer said as a guest and the host before it did not take, or was never given by it. */
  const takeOwn = () => {
    for (const { id, intent, round } of repository.waiting()) {
      const now = roundAnswered(intent, door.view('person'))
      if (now === round) take(me.participant, { id, intent })
      repository.said(id)
    }
  }

  /** The plan as its page last had it. */
  let plan = planned()
  /** Whoever mends the plan while it runs means the session as it goes on. */
  const stopFollowing = workspace.changes.listen(({ records: changed }) => {
    if (isOver || !changed.some(({ kind }) => kind === 'agenda_item' || kind === 'link')) return
    const before = plan
    plan = planned()
    const next = replanned(state, before, plan)
    if (next !== state) keep(next, [])
  })

  readPeople()
  const { workshop } = state
  if (context.how === 'opened' && records.hasWorkshop(workshop)) keep(state, [], records.state(workshop, 'running'))
  isMade = true

  return {
    channel: 'room',
    door,
    joined(member) {
      says.set(member, createAllowance(AT_ONCE, PER_SECOND, core.now))
      readPeople()
      tellMember(member)
    },
    gone: readPeople,
    changed(facts) {
      const documents = facts.documents.map(({ id }) => id)
      if (documents.join() !== state.documents.join() || facts.title !== state.title)
        keep({ ...state, title: facts.title, documents, revision: state.revision + 1 }, [])
      readPeople()
    },
    heard(member, said) {
      if (!says.get(member)?.take()) return member.drop('says too much in the room')
      const largest = roleMay(member.role, 'run') ? LARGEST.runs : LARGEST.takesPart
      if (said instanceof Uint8Array || JSON.stringify(said ?? null).length > largest)
        return member.drop('said something in the room that is far too long')
      const parsed = ToRoom.safeParse(said)
      if (!parsed.success) return member.drop('said something in the room that makes no sense')
      if (parsed.data.t === 'watch') {
        const theirs = told.get(member)
        if (theirs && roleMay(member.role, 'read')) theirs.room ??= new Map()
        return tellMember(member)
      }
      const { id, intent } = parsed.data
      const refused = take(member.participant, { id, intent })
      if (refused !== null)
        log.info({ participant: member.participant, t: intent.t, refused }, 'the room did not take it')
      member.say('room', { t: 'done', id, refused } satisfies FromRoom)
    },
    closing() {
      const { state: last, ended } = endRoom(state, world())
      const haveMet = last.attended.some(({ participant }) => participant !== me.participant)
      if (ended.length > 0 || haveMet) keep(last, ended, [], haveMet)
      if (records.hasWorkshop(state.workshop))
        keep(state, [], [...records.ofAttendance(state.workshop, state), ...records.state(state.workshop, 'ended')])
      tellAll()
      isOver = true
      repository.forget()
    },
    close() {
      clearInterval(clock)
      stopFollowing()
      teller.stop()
      // Another goes on: what nobody has looked at does not stay behind here.
      if (!isOver && context.people().length > 0) repository.save(withoutSecrets(state))
      isOver = true
      core.emit('room.changed', { person: null, room: null })
    },
    // Whoever hands over leaves: their own answer is given to the next host, as everyone gives theirs.
    replica: (isHandedOver) => withoutSecrets(state, isHandedOver ? me.participant : undefined),
    restore(part) {
      const read = RoomState.safeParse(part)
      if (!read.success || read.data.session !== session) {
        log.warn({ session }, 'where the room stood could not be read: it begins anew')
        return
      }
      state = read.data
      plan = planned()
      readPeople()
      takeOwn()
    },
  }
}
