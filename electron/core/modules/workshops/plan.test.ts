import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { maker, NOW, outFolder, plan, rowsOf } from '#tests/harness/workshops.ts'

test('a plan from a template has its agenda in order, a safety plan, and goes away with one undo', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id } = await plan(core, 'listening')
  const blocks = await rowsOf(core, 'agenda_item', { workshop: id })
  expect(blocks.map(({ facts }) => facts.position)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(blocks[0]?.facts).toMatchObject({ title: 'Arriving', method: 'check-in', minutes: 15 })
  const workshop = await core.client.call('record.get', { kind: 'workshop', id })
  expect(workshop.facts).toMatchObject({ state: 'planned', starts_at: '10:00', held_on: '2026-03-30' })
  expect((workshop.facts as FactsOf<'workshop'>).safety_plan).toContain('leave quietly')
  expect(await core.client.call('change.undo', undefined)).toEqual({ undone: 'Planned “Deciding on letters”' })
  expect([await rowsOf(core, 'agenda_item'), await rowsOf(core, 'workshop')]).toEqual([[], []])
})

test('a plan from an earlier session takes its agenda and people, and nothing of what came of it', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const create = maker(core)
  const { id: earlier } = await plan(core)
  const proposal = await create('proposal', { number: 3, title: 'A letter first' })
  const [first] = await rowsOf(core, 'agenda_item', { workshop: earlier })
  await create('link', {
    from_kind: 'agenda_item',
    from_id: first?.id ?? '',
    relation: 'opens',
    to_kind: 'proposal',
    to_id: proposal,
  })
  await create('attendance', {
    workshop: earlier,
    name: 'Una',
    role: 'facilitator',
    answer: 'attended',
    note: 'A seat near the door',
  })
  await create('parked_item', { workshop: earlier, words: 'Who pays?' })
  const { id } = await core.client.call('workshop.plan', {
    title: 'Again',
    held_on: '2026-04-20',
    from: { kind: 'earlier', workshop: earlier },
  })
  const blocks = await rowsOf(core, 'agenda_item', { workshop: id })
  expect(blocks.map(({ facts }) => facts.title)).toEqual(
    (await rowsOf(core, 'agenda_item', { workshop: earlier })).map(({ facts }) => facts.title),
  )
  expect(await rowsOf(core, 'attendance', { workshop: id })).toMatchObject([
    { facts: { name: 'Una', role: 'facilitator', answer: 'invited', note: 'A seat near the door' } },
  ])
  expect(await rowsOf(core, 'parked_item', { workshop: id })).toEqual([])
  const links = await core.client.call('record.links', { kind: 'agenda_item', id: blocks[0]?.id ?? '' })
  expect(links).toContainEqual(expect.objectContaining({ relation: 'opens', id: proposal }))
})

test('a plan from what is not there is refused, and nothing is planned', async () => {
  await using core = await startWithWorkspace()
  await expect(plan(core, 'no such template')).rejects.toMatchObject({ code: 'record/not-found' })
  const missing = { kind: 'earlier', workshop: '0190e0a0-0000-7000-8000-000000000000' } as const
  await expect(
    core.client.call('workshop.plan', { title: 'X', held_on: '2026-04-20', from: missing }),
  ).rejects.toMatchObject({ code: 'record/not-found' })
  expect(await rowsOf(core, 'workshop')).toEqual([])
})

test('blocks are put in order as one change that can be undone; a block of another session is refused', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id } = await plan(core)
  const before = await rowsOf(core, 'agenda_item', { workshop: id })
  const [a, b, c, ...rest] = before.map((block) => block.id)
  if (!a || !b || !c) throw new Error('the template has blocks')
  await core.client.call('workshop.order', { workshop: id, items: [c, a] })
  const order = async () => (await rowsOf(core, 'agenda_item', { workshop: id })).map((block) => block.id)
  expect(await order()).toEqual([c, a, b, ...rest])
  await core.client.call('change.undo', undefined)
  expect(await order()).toEqual([a, b, c, ...rest])
  const { id: other } = await plan(core)
  const [foreign] = await rowsOf(core, 'agenda_item', { workshop: other })
  await expect(core.client.call('workshop.order', { workshop: id, items: [foreign?.id ?? ''] })).rejects.toMatchObject({
    code: 'record/not-found',
  })
})

test('a calendar file names nobody and nothing about safety, and takes the place of the one before', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const create = maker(core)
  const { id } = await plan(core)
  await core.client.call('record.update', {
    kind: 'workshop',
    id,
    facts: { support_contacts: 'Una, 07700 900123', place: 'The hall' },
  })
  await create('attendance', { workshop: id, name: 'Rowan Example', note: 'rowan@example.org' })
  const folder = outFolder()
  writeFileSync(join(folder, 'session.ics'), 'an older one')
  const { file } = await core.client.call('workshop.calendar', { workshop: id, file: join(folder, 'session') })
  expect(file).toBe(join(folder, 'session.ics'))
  const written = readFileSync(file, 'utf8').replaceAll('\r\n ', '')
  expect(written).toContain('SUMMARY:Deciding on letters')
  expect(written).toContain('DTSTART;TZID=Europe/London:20260330T140000')
  expect(written).not.toMatch(/Rowan|rowan|07700|Una|distressed/)
  expect(readdirSync(folder)).toEqual(['session.ics'])
  await expect(
    core.client.call('workshop.calendar', { workshop: id, file: join(file, 'under a file.ics') }),
  ).rejects.toMatchObject({ code: 'file/unwritable' })
})

test('people of the group are added with their part in it, each once', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const create = maker(core)
  const { id } = await plan(core)
  const una = await create('person', { name: 'Una Ross' })
  const idris = await create('person', { name: 'Idris Bell' })
  await create('membership', { person: una, role: 'facilitator' })
  await core.client.call('workshop.invite', { workshop: id, people: [una] })
  await core.client.call('workshop.invite', { workshop: id, people: [una, idris, idris] })
  expect(await rowsOf(core, 'attendance', { workshop: id })).toMatchObject([
    { facts: { name: 'Idris Bell', role: 'member', answer: 'invited', person: idris } },
    { facts: { name: 'Una Ross', role: 'facilitator', answer: 'invited', person: una } },
  ])
  expect(await core.client.call('change.undo', undefined)).toEqual({
    undone: 'Added 1 person to “Deciding on letters”',
  })
})
