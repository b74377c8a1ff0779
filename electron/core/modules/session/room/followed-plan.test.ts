import { afterEach, expect, test } from 'vitest'
import { type Computer, computer, joinAs, startSession, stopComputers, until } from '#tests/harness/session.ts'
import { maker } from '#tests/harness/workshops.ts'

afterEach(stopComputers)

const agendaOf = async ({ client }: Computer) =>
  ((await client.call('room.view', { as: 'person' }))?.agenda ?? []).map(({ title, minutes, state }) =>
    [title, minutes, state].join(' '),
  )

test('a plan that is changed on its page while it runs is followed for what is still to come; what has begun stays', async () => {
  const host = await computer('Ailsa')
  const { client } = host
  const create = maker(host)
  const workshop = await create('workshop', { title: 'Getting ready', held_on: '2026-03-30' })
  const block = (position: number, title: string) =>
    create('agenda_item', { workshop, position, title, method: 'check-in', minutes: 10 })
  const [welcome, cards, close] = [await block(0, 'Welcome'), await block(1, 'Cards'), await block(2, 'Close')]
  await startSession(host, [], { workshop })
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  const onTheFly = {
    ...{ id: '00000000-0000-4000-8000-000000000001', title: 'On the fly', method: 'break' as const, question: '' },
    ...{ minutes: 5, lead: '', materials: '', documents: [], settings: null },
  }
  await client.call('room.do', { intent: { t: 'plan', block: onTheFly, position: 1 } })
  await client.call('room.do', { intent: { t: 'begin', block: welcome } })

  const change = (id: string, facts: Record<string, string | number>) =>
    client.call('record.update', { kind: 'agenda_item', id, facts })
  await change(welcome, { title: 'Hello', minutes: 60 })
  await change(cards, { title: 'Quiet cards', minutes: 25 })
  await client.call('record.delete', { kind: 'agenda_item', id: close })
  await block(3, 'Thanks')
  const now = ['Welcome 10 now', 'On the fly 5 to-come', 'Quiet cards 25 to-come', 'Thanks 10 to-come']
  await until(async () => (await agendaOf(isla)).join() === now.join())
  expect(await agendaOf(host)).toEqual(now)

  // What was left out today at the desk does not come back because something else changes.
  await client.call('room.do', { intent: { t: 'drop-block', block: cards } })
  await change(cards, { lead: 'Morag' })
  await change(welcome, { lead: 'Una' })
  expect(await agendaOf(host)).toEqual(['Welcome 10 now', 'On the fly 5 to-come', 'Thanks 10 to-come'])
})
