import { afterEach, expect, test } from 'vitest'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { computer, startSession, stopComputers } from '#tests/harness/session.ts'

afterEach(stopComputers)

test('a session that begins on another day than planned is held on that day, at no planned hour; one on its day keeps both', async () => {
  const host = await computer('Ailsa')
  const facts = { title: 'Getting ready', held_on: '2020-03-30', starts_at: '10:00' }
  const { id } = await host.client.call('record.create', { kind: 'workshop', facts })
  await startSession(host, [], { workshop: id })
  const held = ((await host.client.call('record.get', { kind: 'workshop', id })) as RecordOf<'workshop'>).facts
  expect(held.starts_at).toBe('')
  expect(held.held_on > facts.held_on).toBe(true)
  await host.client.call('session.leave', { handTo: null })

  const today = { ...facts, held_on: held.held_on }
  const { id: second } = await host.client.call('record.create', { kind: 'workshop', facts: today })
  await startSession(host, [], { workshop: second })
  expect((await host.client.call('record.get', { kind: 'workshop', id: second })).facts).toMatchObject(today)
})
