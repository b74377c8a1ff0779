import { afterEach, expect, test } from 'vitest'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import {
  type Computer,
  computer,
  joinAs,
  refusal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'
import { textOf, write } from '#tests/harness/workshops.ts'

afterEach(stopComputers)

const agreedAt = async ({ client }: Computer, id: string) => {
  const { facts } = await client.call('record.get', { kind: 'workshop', id })
  return (facts as FactsOf<'workshop'>).minutes_agreed_on !== null
}

test('minutes that were agreed are no longer written in together, until somebody opens them again', async () => {
  const host = await computer('Ailsa')
  const facts = { title: 'Getting ready', held_on: '2026-03-30' }
  const { id } = await host.client.call('record.create', { kind: 'workshop', facts })
  await host.client.call('minutes.write', { workshop: id, anew: false })
  const share = { records: ['sessions' as const], voices: false, keep: true }
  await startSession(host, [id], { share })
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  await write(isla, id, 'Isla thanked everyone.')
  await until(async () => (await textOf(host, id)).includes('Isla thanked everyone.'))

  await host.client.call('minutes.agree', { workshop: id })
  await until(async () => (await stateOf(isla))?.documents.length === 0)
  await until(() => agreedAt(isla, id))
  expect(await refusal(write(isla, id, 'One more thing.'))).toBe('minutes/agreed')
  expect(await refusal(host.client.call('session.share', { document: id, on: true }))).toBe('minutes/agreed')
  expect(await textOf(isla, id)).toBe(await textOf(host, id))

  await host.client.call('record.update', { kind: 'workshop', id, facts: { minutes_agreed_on: null } })
  await until(async () => (await stateOf(isla))?.documents.length === 1)
  await until(async () => (await refusal(write(isla, id, 'Another thing.'))) === 'was done')
  await until(async () => (await textOf(host, id)).includes('Another thing.'))
  expect(await textOf(isla, id)).toBe(await textOf(host, id))
})
