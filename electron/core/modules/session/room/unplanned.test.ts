import { afterEach, expect, test } from 'vitest'
import { type Computer, computer, joinAs, proposal, startSession, stopComputers } from '#tests/harness/session.ts'
import { rowsOf } from '#tests/harness/workshops.ts'

afterEach(stopComputers)

const agendaOf = async ({ client }: Computer) => (await client.call('room.view', { as: 'person' }))?.agenda ?? []

test('a session that nobody planned is found again, with who was there and what was written in', async () => {
  const host = await computer('Ailsa')
  await startSession(host, [await proposal(host, 'Before a hearing')], { title: 'Session of 30 March 2026' })
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  await host.client.call('room.do', { intent: { t: 'begin', block: (await agendaOf(host))[0]?.id ?? '' } })
  await host.client.call('session.leave', undefined)
  const [session, ...more] = await rowsOf(host, 'workshop')
  expect(more).toEqual([])
  expect(session?.facts).toMatchObject({ title: 'Session of 30 March 2026', state: 'ended' })
  const workshop = session?.id ?? ''
  const here = (await rowsOf(host, 'attendance', { workshop })).map(({ facts }) => facts.name)
  expect(here.sort()).toEqual(['Ailsa', 'Isla'])
  expect(await rowsOf(host, 'activity', { workshop })).toMatchObject([{ facts: { method: 'drafting' } }])
})

test('a session that others came to is found again though nothing was begun; one that nobody came to is not', async () => {
  const host = await computer('Ailsa')
  await startSession(host, [])
  await host.client.call('session.leave', undefined)
  expect(await rowsOf(host, 'workshop')).toEqual([])
  await startSession(host, [])
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  await host.client.call('session.leave', undefined)
  expect(await rowsOf(host, 'workshop')).toMatchObject([{ facts: { title: 'Tuesday', state: 'ended' } }])
})
