import { afterEach, expect, test } from 'vitest'
import { computer, joinAs, startSession, stopComputers } from '#tests/harness/session.ts'

afterEach(stopComputers)

test('a guest, who receives no record, sees who can be turned to; and is told later by how much later it is', async () => {
  const host = await computer('Ailsa')
  const support = 'Ailsa, beside the door\nA line for young people, free by phone'
  const { id: workshop } = await host.client.call('record.create', {
    kind: 'workshop',
    facts: { title: 'Getting ready', held_on: '2026-03-30', support_contacts: support },
  })
  await startSession(host, [], { workshop })
  const guest = await computer('Una')
  await joinAs(host, guest, 'guest', 'Una')
  const seen = async () => guest.client.call('room.view', { as: 'person' })
  const first = await seen()
  expect(first?.support).toBe(support)
  await new Promise((resume) => setTimeout(resume, 50))
  const second = await seen()
  expect(second?.revision).toBe(first?.revision)
  expect(second?.now).toBeGreaterThan(first?.now ?? 0)
})
