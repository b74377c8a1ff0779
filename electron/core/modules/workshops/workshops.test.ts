import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { FactsOf, KindName } from '#shared/domain/records/kinds.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromFacts } from '#shared/ydoc/origins.ts'
import { plainText } from '#shared/ydoc/proposal.ts'
import { startWithWorkspace, type TestCore } from '#tests/harness/core.ts'

const NOW = Date.parse('2026-03-30T12:00:00Z')
type Started = Pick<TestCore, 'client'>

const maker =
  ({ client }: Started) =>
  async <K extends KindName>(kind: K, facts: Partial<FactsOf<K>>) =>
    (await client.call('record.create', { kind, facts: facts as never })).id

const rowsOf = async ({ client }: Started, kind: KindName, where: Record<string, string> = {}) =>
  (await client.call('record.list', { kind, where })) as unknown as { id: string; facts: Record<string, unknown> }[]

const plan = ({ client }: Started, template = 'decision') =>
  client.call('workshop.plan', {
    title: 'Deciding on letters',
    held_on: '2026-03-30',
    from: { kind: 'template', template },
  })

async function write({ client }: Started, id: string, words: string) {
  const { epoch, state } = await client.call('document.open', { id })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  fillBody(doc, [{ paragraph: words }], fromFacts)
  await client.call('document.append', { id, epoch, update: Y.encodeStateAsUpdate(doc, before), origin: 'test' })
}

const textOf = async ({ client }: Started, id: string) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await client.call('document.open', { id })).state)
  return plainText(doc)
}

function outFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-out-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

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

/** A session that was held: a poll on a proposal that was written in meanwhile, people, an action, something parked. */
async function held(core: Started, now: number) {
  const create = maker(core)
  const { id } = await plan(core)
  const blocks = await rowsOf(core, 'agenda_item', { workshop: id })
  const blockOf = (method: string) => blocks.find(({ facts }) => facts.method === method)?.id ?? ''
  const proposal = await create('proposal', { number: 3, title: 'A letter first' })
  const drafting = await create('activity', {
    workshop: id,
    agenda_item: blockOf('drafting'),
    method: 'drafting',
    question: 'Is this the text?',
    round: 1,
    result: JSON.stringify({ document: proposal }),
    began_at: now - 120_000,
    ended_at: now + 120_000,
  })
  await write(core, proposal, 'Every child gets a letter.')
  const counts = ['Cannot live with it', 'In two minds', 'Fully with it'].map((label, at) => ({
    choice: String(at + 1),
    label,
    count: at * 3,
  }))
  const poll = await create('activity', {
    workshop: id,
    agenda_item: blockOf('gradients'),
    method: 'gradients',
    question: 'How far do you agree?',
    round: 1,
    settings: JSON.stringify({
      scale: counts.map(({ label }) => label),
      threshold: { from: 2, percent: 75 },
      veto: true,
    }),
    result: JSON.stringify({
      rounds: [{ round: 1, counts, passed: 2, reasons: [{ words: 'It comes too late.', by: null }] }],
      met: true,
      vetoed: false,
      threshold: { from: 2, percent: 75 },
      veto: true,
    }),
    began_at: now + 130_000,
    ended_at: now + 400_000,
  })
  await create('activity', {
    workshop: id,
    agenda_item: blockOf('check-in'),
    method: 'check-in',
    question: 'What would help you?',
    round: 1,
    result: JSON.stringify({ said: [{ name: 'Rowan', words: 'A seat near the door.' }], passed: 3 }),
    began_at: now - 600_000,
    ended_at: now - 300_000,
  })
  await create('attendance', {
    workshop: id,
    name: 'Una Ross',
    role: 'chair',
    answer: 'attended',
    note: 'Hearing loop',
  })
  await create('attendance', { workshop: id, name: 'Idris Bell', role: 'member', answer: 'apologies' })
  await create('attendance', { workshop: id, name: 'Rowan Example', role: 'guest', answer: 'attended' })
  await create('action', { workshop: id, what: 'Ask who pays for letters', owner: 'Una', due: '2026-04-13' })
  await create('parked_item', {
    workshop: id,
    words: 'Letters in other languages',
    owner: 'Idris',
    return_on: '2026-05-04',
  })
  return { id, proposal, drafting, poll }
}

test('a decision keeps the exact text it is about, the threshold as it was set, and the tally', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id, proposal, poll } = await held(core, NOW)
  const { id: decision } = await core.client.call('decision.record', {
    workshop: id,
    activity: poll,
    proposal,
    title: 'Every child gets a letter before a hearing',
    outcome: 'agreed',
    dissent: '“It comes too late.”',
  })
  const facts = (await core.client.call('record.get', { kind: 'decision', id: decision })).facts as FactsOf<'decision'>
  expect(facts).toMatchObject({
    decided_on: '2026-03-30',
    outcome: 'agreed',
    threshold: '75 % at “In two minds” (2) or above; one “Cannot live with it” stops it',
    tally: 'Cannot live with it: 0\nIn two minds: 3\nFully with it: 6\nPassed: 2',
    dissent: '“It comes too late.”',
  })
  const [version] = await core.client.call('document.versions', { id: proposal })
  expect(version).toMatchObject({
    version: facts.version,
    label: 'Decided: Every child gets a letter before a hearing',
  })
  expect(facts.version_sha256).toMatch(/^[0-9a-f]{64}$/)
  // Whatever is written afterwards, what was decided on stays as it was.
  await write(core, proposal, 'And a phone call.')
  const { state } = await core.client.call('document.versionState', { id: proposal, version: facts.version })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  expect(plainText(doc)).toBe('Every child gets a letter.')
})

test('a decision about what is not there, or of another session’s poll, is refused', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { poll } = await held(core, NOW)
  const { id: other } = await plan(core)
  const decision = { workshop: other, activity: poll, proposal: null, title: 'X', outcome: 'agreed' } as const
  await expect(core.client.call('decision.record', decision)).rejects.toMatchObject({ code: 'record/not-found' })
  const outside = { ...decision, workshop: null, activity: null }
  await core.client.call('decision.record', outside)
  expect(await rowsOf(core, 'decision')).toMatchObject([{ facts: { workshop: null, version: '', tally: '' } }])
})

test('minutes are written from facts: who, what, which text changed when, decisions, actions, what was parked', async () => {
  // Texts keep when they were written by the file's own clock.
  const now = Date.now()
  await using core = await startWithWorkspace({ now: () => now })
  const { id, proposal, poll } = await held(core, now)
  await core.client.call('decision.record', {
    workshop: id,
    activity: poll,
    proposal,
    title: 'Every child gets a letter',
    outcome: 'agreed',
    dissent: '“It comes too late.”',
  })
  await core.client.call('minutes.write', { workshop: id, anew: false })
  const text = await textOf(core, id)
  expect(text).toContain('Una Ross (chair)')
  expect(text).toContain('Apologies: Idris Bell.')
  expect(text).toContain('1 guest took part. Guests are not named in minutes.')
  expect(text).toContain('One person said something, 3 passed.')
  expect(text).toContain('In two minds: 3')
  expect(text).toContain('What people said about it\nIt comes too late.')
  expect(text).toContain(
    'Agreed. This is about proposal 3, “A letter first”, in the version “Decided: Every child gets a letter”.',
  )
  expect(text).toContain('Ask who pays for letters (Una, by 13 April 2026)')
  expect(text).toContain('Letters in other languages (Idris brings it back, on 4 May 2026)')
  expect(text).toContain('This was not opened in the session.')
  expect(text).not.toMatch(/Rowan|seat near the door|Hearing loop/)
  const written = text.split('\n').filter((line) => line.startsWith('What was written in meanwhile'))
  expect(written).toEqual(['What was written in meanwhile: proposal 3, “A letter first”.'])
  expect(text.indexOf(written[0] ?? '')).toBeLessThan(text.indexOf('Questions and concerns'))
})

test('minutes people have mended stay, unless they ask for them anew: then the earlier ones are kept', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id } = await held(core, NOW)
  await core.client.call('minutes.write', { workshop: id, anew: false })
  await write(core, id, 'Una thanked everyone.')
  await core.client.call('minutes.write', { workshop: id, anew: false })
  expect(await textOf(core, id)).toContain('Una thanked everyone.')
  await core.client.call('minutes.write', { workshop: id, anew: true })
  expect(await textOf(core, id)).not.toContain('Una thanked everyone.')
  const [kept] = await core.client.call('document.versions', { id })
  expect(kept?.label).toBe('Before the minutes were written anew')
})

test('agreed minutes stay as they are until somebody opens them again', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id } = await held(core, NOW)
  await expect(core.client.call('minutes.agree', { workshop: id })).rejects.toMatchObject({ code: 'minutes/none' })
  await core.client.call('minutes.write', { workshop: id, anew: false })
  await core.client.call('minutes.agree', { workshop: id })
  const [agreed] = await core.client.call('document.versions', { id })
  expect(agreed?.label).toBe('Minutes as agreed')
  for (const refused of [
    write(core, id, 'One more thing.'),
    core.client.call('minutes.write', { workshop: id, anew: true }),
    core.client.call('minutes.agree', { workshop: id }),
  ])
    await expect(refused).rejects.toMatchObject({ code: 'minutes/agreed' })
  expect((await core.client.call('minutes.preview', { workshop: id })).html).toContain('Agreed on 30 March 2026')
  await core.client.call('record.update', { kind: 'workshop', id, facts: { minutes_agreed_on: null } })
  await write(core, id, 'One more thing.')
  expect(await textOf(core, id)).toContain('One more thing.')
})

test('minutes are found by their words', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id } = await held(core, NOW)
  await write(core, id, 'A capercaillie was heard.')
  await core.client.call('document.close', { id })
  const { hits } = await core.client.call('search.find', { text: 'capercaillie', limit: 10 })
  expect(hits).toMatchObject([{ kind: 'workshop', id }])
})

test('minutes become files together, under the day of the session; a withdrawn voice is in no byte of them', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { client } = core
  const { id } = await held(core, NOW)
  const consent = {
    scope: 'public',
    may_quote: true,
    for_uses: ['drafting', 'consultation'],
    explained_by: 'Una',
    given_on: '2026-01-05',
    identifiability: 'anonymous',
  }
  const words = 'I would like a letter with pictures.'
  const voice = await client.call('voice.record', {
    facts: { age_band: '12-15', heard_on: '2026-01-05' },
    words,
    consent: consent as never,
  })
  const quote = (await client.call('voice.quote', { id: voice.id, start: 0, end: words.length })).id
  await client.call('minutes.write', { workshop: id, anew: false })
  const { epoch, state } = await client.call('document.open', { id })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  fillBody(doc, [{ quoteId: quote }], fromFacts)
  await client.call('document.append', { id, epoch, update: Y.encodeStateAsUpdate(doc), origin: 'test' })

  const folder = outFolder()
  const made = await client.run('minutes.export', { workshop: id, formats: ['docx', 'html', 'pdf'], folder }, {})
  const names = ['docx', 'html', 'pdf'].map((format) => `minutes-deciding-on-letters-2026-03-30.${format}`)
  expect(readdirSync(folder).sort()).toEqual(names)
  expect(made.map(({ format }) => format)).toEqual(['docx', 'html', 'pdf'])
  const html = readFileSync(join(folder, names[1] ?? ''), 'utf8')
  expect(html).toContain(words)
  expect(html).toContain('Draft minutes')

  await client.call('voice.withdraw', { id: voice.id, on: '2026-03-30' })
  const [again] = await client.run('minutes.export', { workshop: id, formats: ['html'], folder }, {})
  expect(again?.file).toContain('-2.html')
  expect(readFileSync(again?.file ?? '', 'utf8')).not.toContain('pictures')
})

test('minutes nobody wrote make no file', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { id } = await plan(core)
  const folder = outFolder()
  await expect(
    core.client.run('minutes.export', { workshop: id, formats: ['html'], folder }, {}),
  ).rejects.toMatchObject({ code: 'minutes/none' })
  await expect(core.client.call('minutes.preview', { workshop: id })).rejects.toMatchObject({ code: 'minutes/none' })
  expect(readdirSync(folder)).toEqual([])
})
