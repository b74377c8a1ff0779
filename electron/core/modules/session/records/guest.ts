import { deviceIdOf } from '#relay/device-key.ts'
import { createGatherer } from '#relay/fragments.ts'
import { type AnyRecord, isKindName, type KindName, titleOf } from '#shared/domain/records/kinds.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { looksAfterAll } from '#shared/domain/session/sharing.ts'
import { mayShow } from '#shared/domain/voice/may-show.ts'
import { AHEAD } from '../../../changes/clock.ts'
import { DELETED, type Entry } from '../../../changes/entries.ts'
import { type Batch, ChainBroken, createExchange, noteSent } from '../../../changes/exchange.ts'
import { type Have, holds } from '../../../changes/have.ts'
import { prepared } from '../../../storage/prepared.ts'
import { recordsRepository } from '../../records/repository.ts'
import { voicesRepository } from '../../voices/repository.ts'
import type { Doors, GuestContext, GuestFeature, HostLine, Said } from '../feature.ts'
import { setAmong } from './among.ts'
import { giveBackLent } from './lent.ts'
import { relatedTo } from './related.ts'
import { isProof, proofOfSame, spaceOf, spaces } from './space.ts'
import { createTeller, type Teller } from './teller.ts'
import { visibilityFor } from './visibility.ts'
import { FromHub, read, readBatch, readHave, write, writeBatch, writeHash, writeHave } from './wire.ts'
import { destroyWords, heldWords, isWithdrawn, keepWords, voicesAmong, wordsFor } from './words.ts'

/** How often a log that does not hold together is asked for anew on one line. */
const TRIES = 3
/** Batches on their way to the host; more are read from the file when it has taken one. */
const ON_THE_WAY = 3

/** Records at a guest: what the host tells is taken into this workspace; what is the session's is told to the host. */
export function recordsAtGuest(context: GuestContext): GuestFeature & { readonly door: Doors['records'] } {
  const { core, workspace, log, facts } = context
  const { db, changes } = workspace
  const exchange = createExchange(db, changes)
  const space = spaces(db)
  const own = spaceOf(db)
  const gatherer = { now: createGatherer() }
  let line: HostLine | null = null
  let about = ''
  let isSame = false
  let devices: readonly string[] = []
  let teller: Teller | null = null
  /** What the host has, as far as it said so. */
  let taken: Have = new Map()
  let onTheWay: Batch[] = []
  let tries = 0

  const role = (): SessionRole => facts().me.role
  const isFull = () => isSame && looksAfterAll(role())
  const seat = () => ({ session: facts().id, participant: facts().me.participant })
  /** As who was first heard of it said: a deputy who went on in the host's place cannot give itself another. */
  const rolesOf = new Map<string, SessionRole>()
  const hostRole = (): SessionRole => {
    for (const { device, role } of context.people()) if (!rolesOf.has(device)) rolesOf.set(device, role)
    return rolesOf.get(deviceIdOf(context.hostKey())) ?? 'member'
  }
  const say = (said: Parameters<typeof write>[0]) => {
    for (const piece of write(said)) line?.say('records', piece)
  }
  const related = relatedTo({
    db,
    device: workspace.device,
    share: () => facts().share,
    role,
    space: () => about,
    isAll: () => isSame,
  })

  /** What the host may have of this log: what is the session's, and what its own part lets it read. */
  const filter = (have: Have) => () => {
    const visibleTo = (role: SessionRole) =>
      visibilityFor(db, {
        role,
        share: facts().share,
        owners: new Set(facts().documents.map(({ id }) => id)),
        full: isFull(),
        isOfSpace: () => true,
        holdsRecord(record) {
          const first = firstOf(record)
          return first !== undefined && holds(have, first.device, first.seq)
        },
        today: core.today(),
      })
    const host = hostRole()
    const asHost = visibleTo(host)
    // Who is chair there is none here: of what both held before they met, a host reads what any member may.
    const asMember = looksAfterAll(host) ? visibleTo('member') : asHost
    const isRelated = related.forOneTelling()
    return (entry: Entry) => {
      if (!isKindName(entry.kind) || !isRelated(entry.kind, entry.record)) return false
      return (space.standing(about, entry.record) === 'met' ? asMember : asHost).entry(entry)
    }
  }

  const firstOf = (record: string) =>
    prepared<[string], { device: string; seq: number; hash: Buffer }>(
      db,
      'SELECT device, seq, hash FROM change WHERE record = ? ORDER BY hlc LIMIT 1',
    ).get(record)

  const sayHave = () => {
    const named = new Set([...devices, workspace.device])
    say({
      t: 'have',
      copy: workspace.device,
      proof: proofOfSame(workspace, 'member', seat()),
      practice: workspace.practice,
      have: writeHave(exchange.have((device) => named.has(device))),
      words: heldWords(db).flatMap(([voice, at]): [string, string, string][] => {
        const first = firstOf(voice)
        return first && (isSame || space.isOf(about, voice)) ? [[voice, at, writeHash(first.hash)]] : []
      }),
    })
  }

  const stop = () => {
    teller?.stop()
    teller = null
    onTheWay = []
  }

  const begin = (said: Extract<FromHub, { t: 'yours' }>) => {
    stop()
    const have = readHave(said.have)
    taken = readHave(said.have)
    teller = createTeller({
      db,
      exchange,
      have,
      filter: filter(have),
      only: (device) => device === workspace.device || isFull(),
      send(batch) {
        related.keep()
        // How far one's own log goes is nobody's business; what lies between is a gap to the host by itself.
        const told = isFull() ? batch : { ...batch, gaps: [] }
        if (told.runs.length === 0 && told.gaps.length === 0) return
        onTheWay.push(told)
        say(writeBatch(told))
      },
      unsent: () => (onTheWay.length >= ON_THE_WAY ? Number.POSITIVE_INFINITY : (line?.unsent() ?? 0)),
      onTold() {
        related.keep()
        tellWords()
      },
      onError: (error) => log.error({ error: nameOf(error) }, 'the host could not be told of records'),
    })
    teller.tellAll()
  }

  /** To another computer that looks after the same workspace, its words too. */
  let theirWords = new Map<string, string>()
  const tellWords = () => {
    if (!isFull()) return
    for (const told of wordsFor(core, { role: role(), purpose: 'read' }, theirWords, () => true)) {
      say({ t: 'words', ...told })
      theirWords.set(told.voice, told.at)
    }
  }

  /** What came about a record that is this workspace's own, and of no concern to the session, is left out. */
  const isForUs = () => {
    const verdicts = new Map<string, boolean>()
    const isHere = prepared<[string], { here: number }>(db, 'SELECT 1 AS here FROM change WHERE record = ? LIMIT 1')
    return ({ record }: Entry): boolean => {
      const known = verdicts.get(record)
      if (known !== undefined) return known
      const standing = space.standing(about, record)
      const may = isSame || (standing !== undefined ? standing !== 'kept' : isHere.get(record) === undefined)
      verdicts.set(record, may)
      return may
    }
  }

  /** Of this computer's own log the host can only give back what was here before. */
  const withoutForged = ({ runs, gaps }: Batch): Batch => {
    const upto = exchange.have((device) => device === workspace.device).get(workspace.device)?.upto ?? 0
    return {
      runs: runs.filter((run) => run[0]?.device !== workspace.device || (run.at(-1)?.seq ?? 0) <= upto),
      gaps: gaps.filter(({ device }) => device !== workspace.device),
    }
  }

  const take = (batch: Batch) => {
    const isKnown = prepared<[string], { here: number }>(db, 'SELECT 1 AS here FROM change WHERE record = ? LIMIT 1')
    const news = new Set(
      batch.runs.flatMap((run) => run.map(({ record }) => record)).filter((record) => !isKnown.get(record)),
    )
    const { fresh } = exchange.take(withoutForged(batch), isForUs())
    if (!isFull()) {
      const as = facts().share.keep || looksAfterAll(role()) ? 'shared' : 'lent'
      for (const { record } of fresh) space.note(about, record, news.has(record) ? as : 'shared')
    }
    const voices = voicesAmong(
      db,
      fresh.map(({ kind, record }) => ({ kind, id: record })),
    )
    forgetWords(voices)
  }

  /** Words go where their voice was withdrawn, or where this part of the session may not have them any more. */
  const forgetWords = (voices: Iterable<string>) => {
    const gone = destroyWords(workspace, voices, (voice) => {
      if (isWithdrawn(db, voice)) return true
      const known = voicesRepository(db).forShowing(voice)
      if (isSame || known === undefined) return false
      return space.isOf(about, voice) && !mayShow(known, { kind: 'person', role: role() }, 'session', core.today()).show
    })
    if (gone > 0) log.info({ voices: gone }, 'words were destroyed: they are no longer for this computer')
  }

  /**
   * The host did not take something. What this part does not include is set aside, so that both sides hold the same; it
   * stays in the record's history. What only the clocks were against stays, and is told again next time.
   */
  const refused = ({ code, entries }: Extract<FromHub, { t: 'refused' }>) => {
    const mine = prepared<[string, number], Entry>(db, 'SELECT * FROM change WHERE device = ? AND seq = ?')
    const all = entries
      .flatMap(([device, seq]) => mine.get(device, seq) ?? [])
      .filter((one) => one.device === workspace.device)
    const records = new Map<string, KindName>()
    for (const { kind, record } of all) if (isKindName(kind)) records.set(record, kind)
    if (code === 'session/not-allowed') {
      // A record that began here, and is not wanted there, is this workspace's own.
      const begun = new Set(
        all.filter(({ field, was }) => field === DELETED && was === null).map(({ record }) => record),
      )
      for (const record of begun) {
        space.note(about, record, 'kept')
        space.change(about, record, 'kept')
      }
      changes.setAside(all.filter(({ record }) => !begun.has(record)))
    }
    log.info({ code, entries: all.length }, 'the host did not take some changes')
    const titles = [...records].flatMap(([id, kind]) => {
      const record = recordsRepository(db).get(kind, id)
      return record ? [{ kind, id, title: titleOf(record as AnyRecord) }] : []
    })
    core.emit('session.notTaken', { code, records: titles.slice(0, 200) })
  }

  /** Nothing was written, and yet what somebody may do with a record can be another: pages ask again. */
  const tellStandings = () => core.emit('changed', { batch: '', author: '', records: [] })

  const heard = (said: FromHub) => {
    switch (said.t) {
      case 'heads': {
        stop()
        related.keep()
        about = said.space
        devices = said.devices
        isSame = about === own && isProof(said.proof, proofOfSame(workspace, 'hub', seat()))
        const offset = said.now - core.now()
        changes.follow(Math.abs(offset) > AHEAD / 2 ? offset : 0)
        if (facts().share.keep) space.keepAll(about)
        theirWords = new Map()
        hostRole()
        setAmong(core, {
          facts,
          isSession: related.isOfSession,
          isSame: () => isSame,
          beganHere: (id) => firstOf(id)?.device === workspace.device,
        })
        tellStandings()
        forgetWords(heldWords(db).map(([voice]) => voice))
        return sayHave()
      }
      case 'yours':
        return begin(said)
      case 'known':
        for (const [record, device, seq, hash] of said.records) {
          const held = prepared<[string, number], { record: string; hash: Buffer }>(
            db,
            'SELECT record, hash FROM change WHERE device = ? AND seq = ?',
          ).get(device, seq)
          if (held?.record === record && held.hash.toString('base64url') === hash) space.note(about, record, 'met')
        }
        teller?.touched(said.records.map(([record]) => record))
        tellStandings()
        return
      case 'entries':
        try {
          return take(readBatch(said))
        } catch (error) {
          if (!(error instanceof ChainBroken)) throw error
          log.warn({ why: error.message }, 'what the host told of records does not hold together')
          if (++tries <= TRIES) sayHave()
          return
        }
      case 'words':
        theirWords.set(said.voice, said.at)
        if (isFull() || space.isOf(about, said.voice))
          keepWords(workspace, said, { role: role(), purpose: isFull() ? 'read' : 'session' }, core.today())
        return
      case 'took': {
        const batch = onTheWay.shift()
        if (batch) noteSent(taken, batch)
        return
      }
      case 'refused':
        return refused(said)
      case 'copies':
        for (const [copy, device] of said.copies) if (copy !== workspace.device) space.bind(facts().id, copy, device)
        return
      case 'settled':
        return
    }
  }

  const stopListening = changes.listen(({ batch, records }) => {
    if (about === '') return
    related.noteBegun(batch, records)
    teller?.touched(records.map(({ id }) => id))
  })

  return {
    channel: 'records',
    door: {
      bring(record) {
        if (about === '' || isSame || space.isOf(about, record)) return
        space.note(about, record, 'shared')
        space.change(about, record, 'shared')
        teller?.tellAll()
      },
    },
    connected(to) {
      line = to
      gatherer.now = createGatherer()
      tries = 0
    },
    heard(said: Said) {
      line ??= context.line()
      const whole = said instanceof Uint8Array ? gatherer.now.take(said) : 'bad'
      if (whole === null) return
      const message = whole === 'bad' ? null : read(FromHub, whole)
      if (message === null) return log.warn({ channel: 'records' }, 'what the host said made no sense and was left out')
      heard(message)
    },
    disconnected() {
      line = null
      stop()
    },
    changed() {
      if (facts().share.keep && about !== '') space.keepAll(about)
      teller?.tellAll()
    },
    close() {
      stopListening()
      stop()
      setAmong(core, null)
      tellStandings()
      changes.follow(0)
      if (facts().share.keep || looksAfterAll(role()) || standsBy(facts().id)) return
      // Where the host was never reached again, nobody knows what it had.
      if (about === '') giveBackLent(workspace)
      else
        giveBackLent(workspace, (entry) => entry.device === workspace.device && !holds(taken, entry.device, entry.seq))
    },
  }

  /** Whoever may have to go on in the host's place needs what was lent; it goes once the session is over for them too. */
  function standsBy(session: string): boolean {
    return (
      db.prepare("SELECT 1 FROM held_session WHERE id = ? AND part = 'deputy' AND ended_at IS NULL").get(session) !==
      undefined
    )
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
