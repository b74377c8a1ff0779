import { expect, test } from 'vitest'
import { area, decision, rename } from '#tests/harness/records-changes.ts'
import { desk, id, sessionAt, until } from '#tests/harness/records-line.ts'

test('what a part does not include is refused by the host, said to the member, and put back', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'), decision(2, 'To ask'))
  const session = sessionAt(host)
  const line = session.join(isla, 'member')
  await line.ready
  await until(() => isla.ids().length === 2)
  isla.commit(
    { op: 'update', kind: 'decision', id: id(2), facts: { title: 'To do nothing' } },
    rename('area', 1, 'Mine'),
  )
  await until(() => isla.all() === host.all() && host.all().includes('Mine'))
  expect(host.rows.read('decision', id(2))?.facts).toMatchObject({ title: 'To ask' })
  expect(isla.told.filter(({ name }) => name === 'session.notTaken')).toMatchObject([
    { data: { code: 'session/not-allowed', records: [{ kind: 'decision', id: id(2), title: 'To ask' }] } },
  ])
  expect(isla.db.prepare("SELECT count(*) AS n FROM change WHERE value LIKE '%do nothing%'").get()).toEqual({ n: 1 })
  for (const desk of [host, isla]) expect(desk.isSound()).toBe(true)
  expect(line.dropped).toEqual([])
})

test('an observer’s change is put back, and one who brings such things again and again is dropped', async () => {
  const [host, isla] = [desk('Morven'), desk('Isla')]
  host.commit(area(1, 'Advocacy'))
  const session = sessionAt(host)
  const line = session.join(isla, 'observer')
  await line.ready
  for (let n = 0; n < 10 && !line.gone(); n++) {
    isla.commit(rename('area', 1, `Mine ${n}`))
    await until(() => line.gone() || isla.all() === host.all())
  }
  expect(line.dropped).toEqual(['brings what its part does not include'])
  expect(host.rows.read('area', id(1))?.facts).toMatchObject({ name: 'Advocacy' })
})

test.each([
  ['words that make no sense', Buffer.from('\0not json')],
  ['something that is not bytes', { t: 'entries' }],
  ['a frame that is none', Buffer.from([7, 7, 7])],
])('a member who says %s is dropped, and the session goes on', async (_, lie) => {
  const [host, isla, rory] = [desk('Morven'), desk('Isla'), desk('Rory')]
  host.commit(area(1, 'Advocacy'))
  const session = sessionAt(host)
  const [one, two] = [session.join(isla, 'member'), session.join(rory, 'member')]
  await Promise.all([one.ready, two.ready])
  one.lie(lie)
  await until(() => one.gone())
  host.commit(rename('area', 1, 'Advocacy still'))
  await until(() => rory.all() === host.all())
  expect(two.dropped).toEqual([])
})

test('nobody brings entries of a copy that another computer writes', async () => {
  const [host, isla, rory] = [desk('Morven'), desk('Isla'), desk('Rory')]
  host.commit(area(1, 'Advocacy'))
  const session = sessionAt(host)
  await session.join(isla, 'member').ready
  isla.commit(rename('area', 1, 'By Isla'))
  await until(() => host.all().includes('By Isla'))
  const forger = desk('Rory', { copyOf: isla })
  ;(forger.workspace as { device: string }).device = isla.workspace.device
  const line = session.join(forger, 'member')
  await until(() => line.gone())
  expect(line.dropped).toEqual(['brought a copy that another computer writes'])
  await session.join(rory, 'member').ready
  expect(rory.isSound()).toBe(true)
})

test('a host cannot write in a guest’s name, nor touch what is the guest’s own', async () => {
  const isla = desk('Isla')
  isla.commit(area(1, 'Their own'))
  const liar = desk('Morven', { copyOf: isla })
  ;(liar.workspace as { device: string }).device = 'liar'
  liar.commit(rename('area', 1, 'Not theirs'))
  liar.db.prepare("UPDATE setting SET value = ? WHERE name IN ('file_id', 'voice_key')").run('0'.repeat(64))
  const host = desk('Morven')
  const session = sessionAt(host)
  const line = session.join(isla, 'member')
  await line.ready
  const { createExchange } = await import('../../../changes/exchange.ts')
  const { writeBatch, write } = await import('./wire.ts')
  const { workspace } = liar
  for (const batch of createExchange(liar.db, workspace.changes).entriesFor(new Map(), () => true))
    for (const piece of write(writeBatch(batch))) line.feature.heard(piece)
  expect(isla.rows.read('area', id(1))?.facts).toMatchObject({ name: 'Their own' })
  expect(isla.isSound()).toBe(true)
})

const DAY = 86_400_000

test('a guest whose clock is a day ahead goes by the host’s in a session; what it wrote before is kept until the clocks agree', async () => {
  let wall = Date.now()
  let theirs = wall + DAY
  const host = desk('Morven', { now: () => wall })
  const isla = desk('Isla', { now: () => theirs })
  host.commit(area(1, 'Advocacy'), area(2, 'Rights'))
  const session = sessionAt(host)
  const line = session.join(isla, 'member')
  await line.ready
  isla.commit(rename('area', 1, 'Advocacy by Isla'))
  await until(() => host.all().includes('Advocacy by Isla'))
  await line.leave()
  isla.commit(rename('area', 2, 'Rights by Isla'))
  const second = session.join(isla, 'member')
  await second.ready
  await until(() => isla.told.some(({ name }) => name === 'session.notTaken'))
  expect(isla.told.find(({ name }) => name === 'session.notTaken')).toMatchObject({
    data: { code: 'session/clock-ahead', records: [{ id: id(2) }] },
  })
  expect(host.rows.read('area', id(2))?.facts).toMatchObject({ name: 'Rights' })
  host.commit(area(3, 'Later'))
  expect(host.rows.read('area', id(3))?.created_at).toBeLessThan(wall + 60_000)
  await second.leave()
  wall += DAY
  theirs = wall
  const third = session.join(isla, 'member')
  await third.ready
  await until(() => host.all().includes('Rights by Isla') && host.all() === isla.all())
  for (const desk of [host, isla]) expect(desk.isSound()).toBe(true)
})
