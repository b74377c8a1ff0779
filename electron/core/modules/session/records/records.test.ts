import { expect, test } from 'vitest'
import { area, commitment, decision, evidence, person, rename, said } from '#tests/harness/records-changes.ts'
import { desk, everything, id, quiet, sessionAt, until } from '#tests/harness/records-line.ts'

test('a member has what is shared and they may have, and what either changes reaches the other and everyone else', async () => {
  const [host, isla, rory] = [desk('Morven'), desk('Isla'), desk('Rory')]
  host.commit(
    area(1, 'Advocacy'),
    evidence(2, 'Letter', 'restricted'),
    evidence(3, 'Report', 'group'),
    person(4, 'Una'),
  )
  const session = sessionAt(host, { share: { ...everything, records: ['inquiry', 'evidence'] } })
  const [one, two] = [session.join(isla, 'member'), session.join(rory, 'observer')]
  await Promise.all([one.ready, two.ready])
  await until(() => isla.ids().length === 2 && rory.ids().length === 1)
  expect(isla.ids()).toEqual([id(1), id(3)])
  expect(rory.ids()).toEqual([id(1)])
  expect(said(one)).not.toMatch(/Letter|Una/)
  expect(said(two)).not.toMatch(/Letter|Report|Una/)

  isla.commit(rename('area', 1, 'Advocacy for every child'), commitment(5, 1, 'Ask again'))
  await until(
    () => host.rows.read('commitment', id(5)) !== undefined && rory.rows.read('commitment', id(5)) !== undefined,
  )
  host.commit(rename('area', 1, 'Advocacy, for every child'))
  await until(() => [isla, rory].every((desk) => desk.all().includes('Advocacy, for every child')))
  expect(rory.rows.read('area', id(1))).toEqual(host.rows.read('area', id(1)))
  expect(isla.rows.read('area', id(1))).toEqual(host.rows.read('area', id(1)))
  for (const desk of [host, isla, rory]) expect(desk.isSound()).toBe(true)
  expect(session.feature.held?.(one.participant)).toEqual({ records: 2, voices: 0 })
})

test('two computers of the secretariat keep one workspace: both write apart, both hold the same afterwards', async () => {
  const morven = desk('Morven')
  morven.commit(area(1, 'Advocacy'), evidence(2, 'Letter', 'restricted'), person(3, 'Una'), decision(4, 'To ask'))
  const idris = desk('Idris', { copyOf: morven })
  morven.commit(rename('area', 1, 'Advocacy first'), person(5, 'Tamsin'))
  idris.commit(rename('person', 3, 'Una Reid'), decision(6, 'To write'), rename('area', 1, 'Advocacy, then'))
  const session = sessionAt(morven, { share: { records: [], voices: false, keep: true } })
  const line = session.join(idris, 'secretariat')
  await line.ready
  await until(() => morven.all() === idris.all())
  expect(morven.ids()).toHaveLength(6)
  expect(morven.rows.read('area', id(1))?.facts).toMatchObject({ name: 'Advocacy, then' })
  await session.close()

  morven.commit({ op: 'delete', kind: 'person', id: id(5) })
  idris.commit(rename('person', 5, 'Tamsin L'), evidence(7, 'Note', 'restricted'))
  const again = sessionAt(idris, { share: { records: [], voices: false, keep: true } })
  await again.join(morven, 'chair').ready
  await until(() => morven.all() === idris.all() && morven.ids().length === 7)
  for (const desk of [morven, idris]) expect(desk.isSound()).toBe(true)
})

test('a copy of the same workspace in a member’s hands exchanges what a member may have, and no more', async () => {
  const morven = desk('Morven')
  const isla = desk('Isla', { copyOf: morven })
  morven.commit(evidence(1, 'Letter', 'restricted'), area(2, 'Advocacy'))
  isla.commit(area(3, 'Rights'))
  const session = sessionAt(morven)
  const line = session.join(isla, 'member')
  await line.ready
  await until(() => isla.ids().length === 2 && morven.ids().length === 3)
  expect(said(line)).not.toContain('Letter')
})

test('what is in a guest’s workspace and nobody else’s business is never said, not even when it is saved again', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'))
  isla.commit(
    area(11, 'Bramblewick'),
    person(12, 'Bramblewick the second'),
    commitment(13, 11, 'Bramblewick the third'),
  )
  const session = sessionAt(host)
  const line = session.join(isla, 'member')
  await line.ready
  isla.commit(rename('area', 11, 'Bramblewick again'), rename('person', 12, 'Bramblewick the second'))
  isla.commit(
    { op: 'update', kind: 'commitment', id: id(13), facts: { area: id(1) } },
    { op: 'create', kind: 'link', id: id(14), facts: { ...link(11, 1), note: 'Bramblewick the fourth' } },
  )
  isla.commit(commitment(15, 1, 'Thistledown'), area(16, 'Thistledown too'))
  await until(() => host.ids().includes(id(15)) && host.ids().includes(id(16)))
  await session.close()
  isla.commit(commitment(17, 1, 'Thistledown apart'), area(18, 'Bramblewick apart'))
  const again = sessionAt(host, { id: 'another' })
  const second = again.join(isla, 'member')
  await second.ready
  await until(() => host.ids().includes(id(17)))
  await quiet()
  for (const one of [line, second]) {
    expect(said(one)).toContain('Thistledown')
    expect(said(one)).not.toContain('Bramblewick')
  }
  expect(host.ids()).toEqual([1, 16, 15, 17].map(id))
  expect(host.isSound()).toBe(true)
})

const link = (from: number, to: number) => ({
  ...{ from_kind: 'area', from_id: id(from), relation: 'concerns', to_kind: 'area', to_id: id(to), note: '' },
})

test('a link is told once both its ends are, and evidence once it is opened, without what it was before', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'), evidence(2, 'Letter of bramblewick', 'restricted'))
  host.commit({
    op: 'create',
    kind: 'excerpt',
    id: id(3),
    facts: { evidence: id(2), words: 'x', locator: '', note: '' },
  })
  host.commit({
    op: 'create',
    kind: 'link',
    id: id(4),
    facts: { ...link(1, 1), to_kind: 'evidence', to_id: id(2) },
  })
  host.commit({ op: 'update', kind: 'evidence', id: id(2), facts: { title: 'Letter', body: 'No names' } })
  const session = sessionAt(host)
  const line = session.join(isla, 'member')
  await line.ready
  await until(() => isla.ids().length === 1)
  host.commit({ op: 'update', kind: 'evidence', id: id(2), facts: { confidentiality: 'group' } })
  await until(() => isla.ids().length === 4)
  expect(isla.rows.read('evidence', id(2))?.facts).toMatchObject({ title: 'Letter', body: 'No names' })
  expect(said(line)).not.toContain('bramblewick')
  expect(isla.isSound()).toBe(true)
})

test('sharing more tells more, and what was left out is filled in', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'))
  host.commit(person(2, 'Una'))
  host.commit(area(3, 'Rights'))
  const session = sessionAt(host, { share: { ...everything, records: ['inquiry'] } })
  await session.join(isla, 'observer').ready
  await until(() => isla.ids().length === 2)
  session.share(everything)
  await until(() => isla.ids().length === 3)
  expect(isla.rows.read('person', id(2))?.facts).toMatchObject({ name: 'Una', contact: '' })
  expect(isla.isSound()).toBe(true)
})

test('what is lent goes when the session is over, comes again, and takes nothing of one’s own with it', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'), evidence(2, 'Report', 'group'))
  isla.commit(area(11, 'Their own'))
  const lending = { ...everything, keep: false }
  const session = sessionAt(host, { share: lending })
  await session.join(isla, 'member').ready
  isla.db.exec(
    `INSERT INTO document VALUES ('${id(1)}', 'proposal', 1); INSERT INTO update_log VALUES ('${id(1)}', 1, 1, 'd', x'00')`,
  )
  isla.commit(rename('area', 1, 'Advocacy by Isla'), rename('area', 11, 'Still their own'))
  await until(() => host.all().includes('by Isla'))
  await quiet()
  await session.close()
  expect(isla.ids()).toEqual([id(11)])
  for (const table of ['change', 'search_content', 'area', 'evidence', 'document', 'update_log']) {
    const left = JSON.stringify(isla.db.prepare(`SELECT * FROM ${table}`).all())
    expect(/Advocacy|Report|000001"/.test(left), table).toBe(false)
  }
  expect(JSON.stringify(isla.db.prepare("SELECT value FROM change WHERE kind = 'space'").all())).toContain('given back')
  expect(isla.isSound()).toBe(true)
  isla.commit(rename('area', 11, 'Ever their own'))

  const again = sessionAt(host, { share: { ...lending, keep: true } })
  await again.join(isla, 'member').ready
  await until(() => isla.ids().length === 3)
  await again.close()
  expect(isla.rows.read('area', id(1))).toEqual(host.rows.read('area', id(1)))
  expect(isla.isSound()).toBe(true)
})

test('a deputy who goes on in the host’s place tells what is the session’s, and nothing of their own', async () => {
  const [morven, isla, rory] = [desk('Morven'), desk('Isla'), desk('Rory')]
  morven.commit(area(1, 'Advocacy'), evidence(2, 'Letter', 'restricted'))
  isla.commit(area(11, 'Bramblewick'), commitment(12, 11, 'Bramblewick too'))
  const session = sessionAt(morven)
  const [one, two] = [session.join(isla, 'member'), session.join(rory, 'member')]
  await Promise.all([one.ready, two.ready])
  const replica = session.feature.replica?.(false)
  await session.close()

  const next = sessionAt(isla, { id: session.id, role: 'member', restore: replica })
  const [back, rorys] = [next.join(morven, 'chair'), next.join(rory, 'member')]
  await Promise.all([back.ready, rorys.ready])
  rory.commit(rename('area', 1, 'Advocacy by Rory'))
  isla.commit(rename('area', 11, 'Bramblewick again'), commitment(13, 1, 'To answer'))
  morven.commit(commitment(3, 1, 'To ask'), {
    op: 'update',
    kind: 'evidence',
    id: id(2),
    facts: { note: 'Thistledown' },
  })
  await until(() =>
    [morven, isla, rory].every((desk) => /by Rory.*To ask/.test(desk.all()) && desk.all().includes('To answer')),
  )
  await quiet()
  for (const line of [back, rorys]) expect(said(line)).not.toMatch(/Bramblewick|Thistledown/)
  for (const desk of [morven, isla, rory]) expect(desk.isSound()).toBe(true)
})

test('people who met in one session work on at another’s: what both held before goes on, and no more than a member may have', async () => {
  const [alice, bob, carol] = [desk('Alice'), desk('Bob'), desk('Carol')]
  alice.commit(area(1, 'Advocacy'))
  const first = sessionAt(alice)
  await Promise.all([first.join(bob, 'member').ready, first.join(carol, 'member').ready])
  await until(() => bob.ids().length === 1 && carol.ids().length === 1)
  await first.close()
  carol.commit(rename('area', 1, 'Advocacy by Carol'))
  bob.commit(area(5, 'Of Bob'))
  carol.commit(area(6, 'Bramblewick of Carol'))
  const second = sessionAt(bob)
  const line = second.join(carol, 'member')
  await line.ready
  await until(() => bob.all().includes('by Carol') && carol.ids().includes(id(5)))
  expect(said(line)).not.toContain('Bramblewick')
  for (const desk of [alice, bob, carol]) expect(desk.isSound()).toBe(true)
})

test('what is written down as the session closes still reaches everyone', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  const session = sessionAt(host)
  await session.join(isla, 'member').ready
  host.commit(decision(1, 'At the very end'))
  await session.feature.closing?.()
  await session.close()
  expect(isla.ids()).toEqual([id(1)])
})

test('a guest is told nothing at all', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'))
  const line = sessionAt(host).join(isla, 'guest')
  await line.ready
  await quiet()
  expect(line.said).toEqual([])
})

test('a long log is told in pieces: what waits on the line stays small, and others have their turn', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  for (let n = 0; n < 100; n++)
    host.commit(...Array.from({ length: 10 }, (_, at) => evidence(n * 10 + at + 1, 'Report '.repeat(40), 'group')))
  let turns = 0
  const clock = setInterval(() => turns++, 1)
  const line = sessionAt(host).join(isla, 'member')
  await line.ready
  await until(() => isla.ids().length === 1000)
  clearInterval(clock)
  const total = line.said.reduce((sum, bytes) => sum + bytes.length, 0)
  expect(total).toBeGreaterThan(3_000_000)
  expect(line.peak()).toBeLessThan(1_600_000)
  expect(turns).toBeGreaterThan(3)
  expect(isla.isSound()).toBe(true)
})
