import { createGatherer } from '#relay/fragments.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { looksAfterAll } from '#shared/domain/session/sharing.ts'
import { type Batch, ChainBroken, createExchange, noteSent } from '../../../changes/exchange.ts'
import { type Have, holds } from '../../../changes/have.ts'
import { prepared } from '../../../storage/prepared.ts'
import type { HostContext, HostFeature, MemberHandle, Said } from '../feature.ts'
import { judgeFor, type Refused } from './judging.ts'
import { giveBackLent } from './lent.ts'
import { relatedTo } from './related.ts'
import { isProof, proofOfSame, spaceOf, spaces } from './space.ts'
import { createTeller, type Teller } from './teller.ts'
import { type Reader, visibilityFor } from './visibility.ts'
import { FromMember, read, readBatch, readHave, write, writeBatch, writeHash, writeHave } from './wire.ts'
import { destroyWords, isWithdrawn, keepWords, voicesAmong, wordsFor } from './words.ts'

/** How often someone may bring what their part does not include, or what makes no sense, before they are dropped. */
const PATIENCE = 5
/** Text that one member may bring in one session. */
const LARGEST_SHARE = 200_000_000

/** One member on the line, and what they hold. */
type Seat = {
  readonly member: MemberHandle
  readonly gatherer: ReturnType<typeof createGatherer>
  have: Have | null
  copy: string
  /** They look after the same workspace. */
  full: boolean
  same: boolean
  practice: boolean
  words: Map<string, string>
  /** The voices they were given, now or before as they showed. What they only say they hold proves nothing. */
  readonly voices: Set<string>
  /** Something about voices changed since they were last told of words. */
  areWordsDue: boolean
  teller: Teller | null
  strikes: number
  brought: number
  readonly settled: () => void
}

/**
 * Records at the host: everyone is told what they may have of the change log, and what they bring is taken where their
 * part includes it. What members write passes from one to the others by way of this log.
 */
export function recordsAtHost(context: HostContext): HostFeature {
  const { core, workspace, log, facts } = context
  const { db, changes } = workspace
  const exchange = createExchange(db, changes)
  const space = spaces(db)
  const own = spaceOf(db)
  const session = facts().id
  /** That of whoever opened the session; another's where this computer goes on in their place. */
  let about = space.ofSession(session) ?? own
  const seats = new Map<string, Seat>()
  /** What those who left held. */
  const left = new Map<string, Pick<Seat, 'have' | 'copy' | 'words'>>()

  /** In another's place, what is begun here during the session is the session's too; what else is here is not. */
  const related = relatedTo({
    ...{ db, device: workspace.device, share: () => facts().share, role: () => facts().me.role },
    ...{ space: () => about, isAll: () => about === own },
  })
  const isOfSpace = (record: string) => about === own || space.isOf(about, record)
  const firstOf = (record: string) =>
    prepared<[string], { device: string; seq: number; hash: Buffer }>(
      db,
      'SELECT device, seq, hash FROM change WHERE record = ? ORDER BY hlc LIMIT 1',
    ).get(record)
  const readerAt = (seat: Seat): Reader => ({
    role: seat.member.role,
    share: facts().share,
    owners: new Set(facts().documents.map(({ id }) => id)),
    full: seat.full,
    isOfSpace,
    holdsRecord: (record) => seat.voices.has(record),
    today: core.today(),
  })

  const say = (seat: Seat, said: Parameters<typeof write>[0]) => {
    for (const piece of write(said)) seat.member.say('records', piece)
  }

  const drop = (seat: Seat, why: string) => {
    log.warn({ participant: seat.member.participant, why }, 'a member of the session was dropped')
    seat.member.drop(why)
  }

  /** Words go to those the rule lets have them, after the records they belong to. */
  const tellWords = (seat: Seat) => {
    if (!seat.areWordsDue) return
    seat.areWordsDue = false
    if (seat.practice || !roleMay(seat.member.role, 'read')) return
    if (!seat.full && !facts().share.voices) return
    const visible = visibilityFor(db, readerAt(seat))
    const listener = { role: seat.member.role, purpose: seat.full ? 'read' : 'session' } as const
    for (const told of wordsFor(core, listener, seat.words, (voice) => visible.record('voice', voice))) {
      say(seat, { t: 'words', ...told })
      seat.words.set(told.voice, told.at)
    }
  }

  /** Where each record begins that both hold: a workspace of another's learns so that it belongs to this session. */
  const tellKnown = (seat: Seat) => {
    if (seat.same || seat.have === null || seat.have.size === 0) return
    const visible = visibilityFor(db, readerAt(seat))
    const known: [string, string, number, string][] = []
    const first = prepared<[], { kind: string; record: string; device: string; seq: number; hash: Buffer }>(
      db,
      "SELECT kind, record, device, seq, hash, min(hlc) FROM change WHERE kind <> 'space' GROUP BY record",
    )
    for (const { kind, record, device, seq, hash } of first.all())
      if (holds(seat.have, device, seq) && visible.record(kind as never, record))
        known.push([record, device, seq, writeHash(hash)])
    for (let at = 0; at < known.length; at += 2000) say(seat, { t: 'known', records: known.slice(at, at + 2000) })
  }

  const begin = (seat: Seat, said: Extract<FromMember, { t: 'have' }>) => {
    const { member } = seat
    const isHere = exchange.devices().includes(said.copy)
    seat.same =
      about === own &&
      isProof(said.proof, proofOfSame(workspace, 'member', { session, participant: member.participant }))
    seat.full = seat.same && looksAfterAll(member.role)
    if (
      !space.mayWrite(said.copy, member.device, isHere && !looksAfterAll(member.role)) ||
      said.copy === workspace.device
    )
      return drop(seat, 'brought a copy that another computer writes')
    if (seat.copy !== '' && seat.copy !== said.copy) return drop(seat, 'brought a second copy')
    space.bind('', said.copy, member.device)
    seat.copy = said.copy
    seat.practice = said.practice
    seat.have = readHave(said.have)
    const shown = said.words.filter(([voice, , hash]) => hash === writeHash(firstOf(voice)?.hash ?? Buffer.alloc(0)))
    seat.words = new Map(shown.map(([voice, at]) => [voice, at]))
    for (const [voice] of shown) seat.voices.add(voice)
    tellKnown(seat)
    const isTheirs = (device: string) => seat.full || device === said.copy
    say(seat, { t: 'yours', same: seat.same, have: writeHave(exchange.have(isTheirs)) })
    seat.teller?.stop()
    let isSettled = false
    seat.teller = createTeller({
      db,
      exchange,
      have: seat.have,
      filter: () => visibilityFor(db, readerAt(seat)).entry,
      send(batch) {
        for (const run of batch.runs) for (const { kind, record } of run) if (kind === 'voice') seat.voices.add(record)
        say(seat, writeBatch(batch))
      },
      unsent: member.unsent,
      onTold() {
        tellWords(seat)
        if (!isSettled) {
          isSettled = true
          tellCopies([seat])
          say(seat, { t: 'settled' })
          seat.settled()
        }
      },
      onError(error) {
        log.error({ error: nameOf(error) }, 'a member could not be told of records')
        drop(seat, 'could not be told of records')
      },
    })
    seat.teller.tellAll()
    tellCopies([...seats.values()].filter((other) => other !== seat))
  }

  const tellCopies = (to: readonly Seat[]) => {
    const copies = space.copies().map(({ copy, device }): [string, string] => [copy, device])
    for (const seat of to) if (seat.have !== null) say(seat, { t: 'copies', copies })
  }

  /** Everyone their own; who looks after the same workspace also what came to them from others. What is written here, nobody. */
  const mayBring =
    ({ copy, full }: Seat) =>
    (device: string) =>
      device === copy || (full && device !== workspace.device)

  const take = (seat: Seat, batch: Batch) => {
    if (seat.have === null) return drop(seat, 'brought records before saying what it holds')
    for (const run of batch.runs) for (const { value } of run) seat.brought += value?.length ?? 0
    if (seat.brought > LARGEST_SHARE) return drop(seat, 'brought too much')
    const devices = [...batch.runs.map((run) => run[0]?.device ?? ''), ...batch.gaps.map((gap) => gap.device)]
    if (!devices.every(mayBring(seat))) return drop(seat, 'brought what another wrote')
    const judge = judgeFor({ db, reader: readerAt(seat), copy: seat.copy, now: core.now() })
    const { fresh } = exchange.take(batch, judge.entry)
    noteSent(seat.have, batch)
    if (about !== own) for (const { record } of fresh) space.note(about, record, 'shared')
    say(seat, { t: 'took' })
    const records = fresh.map(({ kind, record }) => ({ kind, id: record }))
    destroyWords(workspace, voicesAmong(db, records), (voice) => isWithdrawn(db, voice))
    refuse(seat, judge.refused)
  }

  const refuse = (seat: Seat, refused: readonly Refused[]) => {
    for (const code of ['session/not-allowed', 'session/clock-ahead'] as const) {
      const these = refused.filter((one) => one.code === code)
      if (these.length === 0) continue
      log.info(
        { participant: seat.member.participant, code, entries: these.length },
        'changes of a member were not taken',
      )
      say(seat, { t: 'refused', code, entries: these.map(({ entry }): [string, number] => [entry.device, entry.seq]) })
      if (code === 'session/not-allowed' && ++seat.strikes > PATIENCE)
        drop(seat, 'brings what its part does not include')
    }
  }

  const heard = (seat: Seat, whole: Uint8Array) => {
    const said = read(FromMember, whole)
    if (said === null) return drop(seat, 'made no sense')
    if (said.t === 'have') return begin(seat, said)
    if (said.t === 'entries') {
      try {
        return take(seat, readBatch(said))
      } catch (error) {
        if (error instanceof ChainBroken)
          return drop(seat, `brought a log that does not hold together: ${error.message}`)
        throw error
      }
    }
    if (!seat.full) return drop(seat, 'brought words')
    keepWords(workspace, said, { role: seat.member.role, purpose: 'read' }, core.today())
    seat.words.set(said.voice, said.at)
    wordsAreDue()
    for (const { teller } of seats.values()) teller?.touched([said.voice])
  }

  const wordsAreDue = () => {
    for (const seat of seats.values()) seat.areWordsDue = true
  }
  const stopListening = changes.listen(({ batch, records }) => {
    if (records.some(({ kind }) => kind === 'voice' || kind === 'consent')) wordsAreDue()
    related.noteBegun(batch, records)
    for (const { teller } of seats.values()) teller?.touched(records.map(({ id }) => id))
  })
  const leave = (participant: string) => {
    const seat = seats.get(participant)
    if (seat === undefined) return
    seats.delete(participant)
    seat.teller?.stop()
    seat.settled()
    if (seat.have !== null) left.set(participant, seat)
  }

  return {
    channel: 'records',
    async joined(member) {
      leave(member.participant)
      if (!roleMay(member.role, 'read')) return
      await new Promise<void>((settled) => {
        const seat: Seat = {
          member,
          gatherer: createGatherer(),
          ...{
            have: null,
            copy: '',
            full: false,
            same: false,
            practice: true,
            words: new Map(),
            voices: new Set(),
            teller: null,
            areWordsDue: true,
          },
          ...{ strikes: 0, brought: 0, settled },
        }
        seats.set(member.participant, seat)
        say(seat, {
          t: 'heads',
          space: about,
          proof: proofOfSame(workspace, 'hub', { session, participant: member.participant }),
          now: core.now(),
          devices: exchange.devices(),
        })
      })
    },
    heard(member, said: Said) {
      const seat = seats.get(member.participant)
      if (seat === undefined || seat.member !== member) return member.drop('has no part in records')
      if (!(said instanceof Uint8Array)) return drop(seat, 'made no sense')
      const whole = seat.gatherer.take(said)
      if (whole === 'bad') return drop(seat, 'made no sense')
      if (whole !== null) heard(seat, whole)
    },
    gone: (member) => {
      if (seats.get(member.participant)?.member === member) leave(member.participant)
    },
    changed() {
      wordsAreDue()
      for (const seat of seats.values()) {
        tellKnown(seat)
        seat.teller?.tellAll()
      }
    },
    /** What was written down at the very end goes along. */
    async closing() {
      await Promise.all([...seats.values()].map(({ teller }) => teller?.flush()))
    },
    close() {
      stopListening()
      for (const participant of [...seats.keys()]) leave(participant)
      if (about !== own && !facts().share.keep && !looksAfterAll(facts().me.role)) giveBackLent(workspace)
    },
    held(participant) {
      const seat = seats.get(participant) ?? left.get(participant)
      if (!seat?.have) return { records: 0, voices: 0 }
      const records = new Set<string>()
      for (const entry of prepared<[], { device: string; seq: number; record: string }>(
        db,
        'SELECT device, seq, record FROM change',
      ).iterate())
        if (entry.device !== seat.copy && holds(seat.have, entry.device, entry.seq)) records.add(entry.record)
      return { records: records.size, voices: seat.words.size }
    },
    replica: () => ({ space: about }),
    restore(part) {
      const given = (part as { space?: unknown } | null)?.space
      if (typeof given !== 'string' || !/^[\da-f]{32}$/.test(given)) return
      about = given
      space.setOfSession(session, given)
    },
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
