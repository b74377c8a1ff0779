import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromFacts } from '#shared/ydoc/origins.ts'
import { plainText } from '#shared/ydoc/proposal.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { held, NOW, outFolder, plan, rowsOf, textOf, write } from '#tests/harness/workshops.ts'

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
  const kept = await core.client.call('document.versionState', { id: proposal, version: facts.version })
  expect(kept.sha256).toBe(facts.version_sha256)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, kept.state)
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

/** Minutes that quote somebody who agreed to be quoted in papers. */
async function quoting(core: Parameters<typeof held>[0]) {
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
  return { id, voice: voice.id, words }
}

test('minutes become files together, under the day of the session; a withdrawn voice is in no byte of them', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { client } = core
  const { id, voice, words } = await quoting(core)
  const folder = outFolder()
  const made = await client.run('minutes.export', { workshop: id, formats: ['docx', 'html', 'pdf'], folder }, {})
  const names = ['docx', 'html', 'pdf'].map((format) => `minutes-deciding-on-letters-2026-03-30.${format}`)
  expect(readdirSync(folder).sort()).toEqual(names)
  expect(made.map(({ format }) => format)).toEqual(['docx', 'html', 'pdf'])
  const html = readFileSync(join(folder, names[1] ?? ''), 'utf8')
  expect(html).toContain(words)
  expect(html).toContain('Draft minutes')

  await client.call('voice.withdraw', { id: voice, on: '2026-03-30' })
  const [again] = await client.run('minutes.export', { workshop: id, formats: ['html'], folder }, {})
  expect(again?.file).toContain('-2.html')
  expect(readFileSync(again?.file ?? '', 'utf8')).not.toContain('pictures')

  // What left the house is registered, with how many voices in it.
  const registered = (await rowsOf(core, 'export_record', { workshop: id })).map(({ facts }) => facts)
  expect(registered).toHaveLength(4)
  for (const { format, bytes, sha256 } of made)
    expect(registered).toContainEqual({
      ...{ workshop: id, consultation: null, format, bytes, sha256 },
      ...{ file_name: `minutes-deciding-on-letters-2026-03-30.${format}`, quotes_shown: 1, quotes_withheld: 0 },
    })
  expect(registered).toContainEqual(
    expect.objectContaining({ sha256: again?.sha256, quotes_shown: 0, quotes_withheld: 1 }),
  )
})

test('a voice withdrawn while the minutes are being made stops them: nothing is written', async () => {
  await using core = await startWithWorkspace({ now: () => NOW })
  const { client } = core
  const { id, voice } = await quoting(core)
  const folder = outFolder()
  let withdrawal: Promise<void> | undefined
  const making = client.run(
    'minutes.export',
    { workshop: id, formats: ['html', 'docx'], folder },
    {
      onProgress: () => {
        withdrawal ??= client.call('voice.withdraw', { id: voice, on: '2026-03-30' })
      },
    },
  )
  await expect(making).rejects.toMatchObject({ code: 'voice/not-shown' })
  await withdrawal
  expect(readdirSync(folder)).toEqual([])
  expect(await rowsOf(core, 'export_record')).toEqual([])
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
