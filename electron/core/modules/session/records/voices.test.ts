import { expect, test } from 'vitest'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { type Desk, desk, everything, id, quiet, sessionAt, until } from '#tests/harness/records-line.ts'
import { voicesRepository } from '../../voices/repository.ts'
import { sealWords, unsealWords } from '../../voices/sealing.ts'
import { wordsAreNewest } from './words-at.ts'

/** Words nobody else would say. */
const SECRET = 'bramblewick'
const OPEN = 'thistledown'

type Agreed = { scope: 'secretariat' | 'group' | 'public'; for_uses: ('drafting' | 'session')[] }

function record(at: Desk, n: number, words: string, { scope, for_uses }: Agreed) {
  const { db, changes, voiceKey } = at.workspace
  changes.commit(
    at.name,
    [
      {
        op: 'create',
        kind: 'voice',
        id: id(n),
        facts: {
          ...{ reference: `V-${n}`, area: null, age_band: '12-15', route: 'own-words', heard_on: '2026-01-10' },
          ...{ support: 'Who was with them', told_back: null, state: 'held' },
        },
      },
      {
        op: 'create',
        kind: 'consent',
        id: id(n + 100),
        facts: {
          ...{ voice: id(n), scope, identifiability: 'anonymous', shown_as: '', may_quote: true, for_uses },
          ...{
            wording_version: '1',
            explained_by: 'Idris',
            given_on: '2026-01-10',
            until_day: null,
            withdrawn_on: null,
          },
        },
      },
    ],
    { label: null, also: () => voicesRepository(db).keep(id(n), sealWords(voiceKey, id(n), words)) },
  )
}

function withdraw(at: Desk, n: number) {
  at.workspace.changes.commit(
    at.name,
    [
      { op: 'update', kind: 'voice', id: id(n), facts: { state: 'withdrawn' } },
      { op: 'update', kind: 'consent', id: id(n + 100), facts: { withdrawn_on: '2026-03-01' } },
    ],
    { label: null, also: () => voicesRepository(at.db).destroy(id(n)) },
  )
}

const wordsAt = (at: Desk, n: number) => {
  const sealed = voicesRepository(at.db).sealed(id(n))
  return sealed && unsealWords(at.workspace.voiceKey, id(n), sealed)
}
const said = (line: { said: Buffer[] }) => Buffer.concat(line.said).toString('utf8')
const withVoices = { ...everything, voices: true }
const forSessions: Agreed = { scope: 'group', for_uses: ['drafting', 'session'] }

function chair() {
  const host = desk('Morven')
  record(host, 1, `By the ${SECRET} wall`, { scope: 'secretariat', for_uses: ['session'] })
  record(host, 2, `By the ${SECRET} gate`, { scope: 'group', for_uses: ['drafting'] })
  record(host, 3, `The ${OPEN} letter`, forSessions)
  return host
}

test.each<[SessionRole, boolean]>([
  ['member', true],
  ['adviser', true],
  ['observer', false],
  ['guest', false],
])(
  'a %s receives the words that were meant for sessions of the group: %s; others are never on the line',
  async (role, may) => {
    const [host, isla] = [chair(), desk('Isla')]
    const session = sessionAt(host, { share: withVoices })
    const line = session.join(isla, role)
    await line.ready
    await quiet()
    expect(wordsAt(isla, 3)).toBe(may ? `The ${OPEN} letter` : undefined)
    expect(said(line).includes(OPEN)).toBe(may)
    expect(said(line)).not.toContain(SECRET)
    expect(said(line)).not.toContain('Who was with them')
    expect(isla.ids()).toEqual(may ? [id(3), id(103)] : [])
    expect(session.feature.held?.(line.participant)).toEqual(
      may ? { records: 2, voices: 1 } : { records: 0, voices: 0 },
    )
    expect(isla.isSound()).toBe(true)
  },
)

test('what is received is sealed anew: neither its key nor its bytes are those of the host', async () => {
  const [host, isla] = [chair(), desk('Isla')]
  await sessionAt(host, { share: withVoices }).join(isla, 'member').ready
  await until(() => wordsAt(isla, 3) !== undefined)
  const [theirs, ours] = [voicesRepository(host.db).sealed(id(3)), voicesRepository(isla.db).sealed(id(3))]
  expect(ours?.ciphertext.equals(theirs?.ciphertext ?? Buffer.alloc(0))).toBe(false)
  expect(() => ours && unsealWords(host.workspace.voiceKey, id(3), ours)).toThrow()
  expect(isla.db.serialize().includes(OPEN)).toBe(false)
})

test('without voices among what is shared, and in a practice workspace, no words come', async () => {
  const host = chair()
  for (const [guest, share] of [
    [desk('Isla'), everything],
    [desk('Rory', { practice: true }), withVoices],
  ] as const) {
    const line = sessionAt(host, { share }).join(guest, 'member')
    await line.ready
    await quiet()
    expect(said(line)).not.toContain(OPEN)
  }
})

test('a withdrawal destroys words and key wherever they went, at once or when someone comes again', async () => {
  const [host, isla, rory] = [chair(), desk('Isla'), desk('Rory')]
  const session = sessionAt(host, { share: withVoices })
  const lines = [session.join(isla, 'member'), session.join(rory, 'member')]
  await Promise.all(lines.map(({ ready }) => ready))
  await until(() => [isla, rory].every((desk) => wordsAt(desk, 3) !== undefined))
  await lines[1]?.leave()
  withdraw(host, 3)
  await until(() => wordsAt(isla, 3) === undefined)
  expect(wordsAt(rory, 3)).toBeDefined()
  await session.close()
  // Even where voices are not shared any more.
  const again = sessionAt(host, { share: everything })
  const line = again.join(rory, 'member')
  await line.ready
  await until(() => wordsAt(rory, 3) === undefined)
  expect(said(line)).not.toContain(OPEN)
  for (const desk of [host, isla, rory]) expect(desk.isSound()).toBe(true)
})

test('a later, narrower answer takes the words from those it leaves out', async () => {
  const [host, isla] = [chair(), desk('Isla')]
  await sessionAt(host, { share: withVoices }).join(isla, 'member').ready
  await until(() => wordsAt(isla, 3) !== undefined)
  host.commit({
    op: 'create',
    kind: 'consent',
    id: id(203),
    facts: {
      ...{
        voice: id(3),
        scope: 'secretariat',
        identifiability: 'anonymous',
        shown_as: '',
        may_quote: false,
        for_uses: [],
      },
      ...{ wording_version: '1', explained_by: 'Idris', given_on: '2026-02-10', until_day: null, withdrawn_on: null },
    },
  })
  await until(() => wordsAt(isla, 3) === undefined)
})

test('two computers of the secretariat hold the same words, the later writing of them, and no withdrawn ones', async () => {
  const morven = chair()
  record(morven, 4, 'Spelled wrong', forSessions)
  const idris = desk('Idris', { copyOf: morven })
  record(idris, 5, `Only at Idris’s: ${OPEN}`, { scope: 'secretariat', for_uses: [] })
  idris.workspace.changes.commit('Idris', [{ op: 'rewrite', kind: 'voice', id: id(4) }], {
    label: null,
    also() {
      voicesRepository(idris.db).keep(id(4), sealWords(idris.workspace.voiceKey, id(4), 'Spelled right'))
      wordsAreNewest(idris.db, id(4))
    },
  })
  withdraw(morven, 3)
  record(morven, 6, 'Only at Morven’s', { scope: 'secretariat', for_uses: [] })
  await sessionAt(morven, { share: { records: [], voices: false, keep: true } }).join(idris, 'secretariat').ready
  await until(() => morven.all() === idris.all() && wordsAt(idris, 6) !== undefined && wordsAt(morven, 5) !== undefined)
  await until(() => wordsAt(morven, 4) === 'Spelled right')
  expect(wordsAt(idris, 4)).toBe('Spelled right')
  expect(wordsAt(idris, 3)).toBeUndefined()
  expect(wordsAt(morven, 3)).toBeUndefined()
})

test('lent words are destroyed when the session is over', async () => {
  const [host, isla] = [chair(), desk('Isla')]
  const session = sessionAt(host, { share: { ...withVoices, keep: false } })
  await session.join(isla, 'member').ready
  await until(() => wordsAt(isla, 3) !== undefined)
  await session.close()
  expect(isla.db.prepare('SELECT count(*) AS n FROM voice_words').get()).toEqual({ n: 0 })
  expect(isla.ids()).toEqual([])
})

test('who only says that they hold a voice is told nothing of it', async () => {
  const [host, isla] = [chair(), desk('Isla')]
  const session = sessionAt(host, { share: withVoices })
  const line = session.join(isla, 'member')
  await line.ready
  const { write } = await import('./wire.ts')
  const first = host.db.prepare('SELECT device, seq FROM change WHERE record = ? ORDER BY seq').get(id(2)) as {
    device: string
    seq: number
  }
  const gaps: [number, number][] = [
    [1, first.seq - 1],
    [first.seq + 1, 999],
  ]
  for (const piece of write({
    ...{ t: 'have', copy: isla.workspace.device, proof: 'x'.repeat(43), practice: false },
    have: [{ device: first.device, upto: 999, gaps }],
    words: [[id(2), '', 'x'.repeat(43)]],
  }))
    line.lie(piece)
  await quiet()
  expect(line.dropped).toEqual([])
  expect(said(line)).not.toMatch(/V-2|V-1/)
})

test('a member who brings words, or changes what someone agreed to, changes nothing', async () => {
  const [host, isla] = [chair(), desk('Isla')]
  const session = sessionAt(host, { share: withVoices })
  const line = session.join(isla, 'member')
  await line.ready
  await until(() => isla.ids().length === 2)
  isla.commit({ op: 'update', kind: 'consent', id: id(103), facts: { scope: 'public' } })
  await until(() => isla.told.some(({ name }) => name === 'session.notTaken'))
  expect(host.rows.read('consent', id(103))?.facts).toMatchObject({ scope: 'group' })
  expect(isla.rows.read('consent', id(103))?.facts).toMatchObject({ scope: 'group' })
  const { write } = await import('./wire.ts')
  for (const piece of write({ t: 'words', voice: id(3), at: '9', words: 'Something else' })) line.lie(piece)
  await until(() => line.gone())
  expect(wordsAt(host, 3)).toBe(`The ${OPEN} letter`)
})
