import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { KindName } from '../records/kinds.ts'
import { resolveStarter, type StarterChange } from './resolve.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'resources/starter/redesign')
const sources = join(root, '../shared/reference/sources')

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, records: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }))

function counting() {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
  }
}
const changes = resolveStarter(files, counting())
const of = (kind: KindName) => changes.filter((change) => change.kind === kind)

/** Everything a person would read in a record, without titles of other people's documents. */
function wordsOf(change: StarterChange): readonly string[] {
  const body = (change.body ?? []).flatMap((block) => {
    if ('heading' in block) return [block.heading]
    const runs = 'paragraph' in block ? [block.paragraph] : block.list
    return runs.map((run) =>
      typeof run === 'string' ? run : run.filter((piece) => typeof piece === 'string').join(' '),
    )
  })
  const isTitle = (name: string) => change.kind === 'evidence' && name === 'title'
  const facts = Object.entries(change.facts).flatMap(([name, fact]) =>
    typeof fact === 'string' && !isTitle(name) ? [fact] : [],
  )
  return [...facts, ...body]
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[’‘']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

function runsOfNine(text: string): readonly string[] {
  const words = plain(text)
  return words.slice(8).map((_, index) => words.slice(index, index + 9).join(' '))
}

test('the redesign starter holds enough of each kind to work with on the first day', () => {
  const atLeast: Partial<Record<KindName, number>> = {
    programme: 1,
    organisation: 12,
    person: 2,
    membership: 2,
    area: 6,
    commitment: 15,
    issue: 25,
    milestone: 8,
    evidence: 8,
    proposal: 2,
    effect: 4,
    provision: 30,
    right: 18,
    test: 4,
    language_rule: 30,
    method: 9,
    consultation: 1,
    topic: 2,
    question: 8,
    link: 60,
  }
  for (const [kind, least] of Object.entries(atLeast)) {
    expect({ kind, enough: of(kind as KindName).length >= least }).toEqual({ kind, enough: true })
  }
})

test('there are six inquiry areas, each with what is required, heard, led and assessed, and commitments', () => {
  const areas = of('area')
  expect(areas.map((area) => area.facts.number)).toEqual([1, 2, 3, 4, 5, 6])
  for (const area of areas) {
    for (const part of ['required', 'heard', 'next_steps', 'assessment_note']) expect(area.facts[part]).not.toBe('')
    expect(area.facts.lead).not.toBeNull()
    expect(of('commitment').some((commitment) => commitment.facts.area === area.id)).toBe(true)
  }
})

test('every group of the inquiry has questions, numbered once each, every question placed in an area', () => {
  const issues = of('issue')
  expect(new Set(issues.map((issue) => issue.facts.inquiry_group)).size).toBe(5)
  expect(issues.map((issue) => issue.facts.number)).toEqual(issues.map((_, index) => index + 1))
  for (const issue of issues) expect(issue.facts.area).not.toBeNull()
})

test('a starter holds no voice, nor anything that follows from one', () => {
  for (const kind of ['voice', 'consent', 'quote', 'excerpt', 'export_record'] as const) expect(of(kind)).toEqual([])
})

test('what is an example says so', () => {
  for (const kind of ['proposal', 'consultation'] as const) {
    for (const change of of(kind)) expect(change.facts.is_example).toBe(true)
  }
  for (const person of of('person')) {
    expect(person.facts.name).toMatch(/^Example /)
    expect(person.facts.about).toContain('not a real person')
  }
})

test('each example proposal has between five and eight paragraphs and speaks of questions, law and rights', () => {
  for (const proposal of of('proposal')) {
    const written = (proposal.body ?? []).filter((block) => !('heading' in block))
    expect(written.length).toBeGreaterThanOrEqual(5)
    expect(written.length).toBeLessThanOrEqual(8)
    const linked = of('link').filter((link) => link.facts.from_id === proposal.id)
    for (const kind of ['issue', 'provision', 'right', 'test', 'evidence']) {
      expect(linked.map((link) => link.facts.to_kind)).toContain(kind)
    }
    expect(of('effect').some((effect) => effect.facts.proposal === proposal.id)).toBe(true)
  }
})

test('the general principles of the UNCRC are articles 2, 3, 6 and 12', () => {
  const principles = of('right').filter((right) => right.facts.general_principle)
  expect(principles.map((right) => right.facts.article)).toEqual([2, 3, 6, 12])
})

test('a provision that was not checked says so in a note', () => {
  const unchecked = of('provision').filter((provision) => provision.facts.commencement === 'not-checked')
  expect(unchecked.length).toBeGreaterThan(0)
  for (const provision of unchecked) expect(provision.facts.body).toMatch(/not the text of the law: .*been checked/s)
})

test('planned and actual dates differ where the redesign took longer than planned', () => {
  const consultation = of('milestone').find((milestone) => milestone.facts.name === 'Public consultation')
  expect(consultation?.facts).toMatchObject({
    planned_start: '2023-09-01',
    actual_start: '2024-07-26',
    actual_end: '2024-10-28',
  })
})

test('the example consultation is open for twelve weeks or more and asks in every way there is', () => {
  const [consultation] = of('consultation')
  const days =
    (Date.parse(String(consultation?.facts.closes_on)) - Date.parse(String(consultation?.facts.opens_on))) / 864e5
  expect(days).toBeGreaterThanOrEqual(84)
  const ways = new Set(of('question').map((question) => question.facts.answer_kind))
  expect(ways).toEqual(new Set(['open', 'pros-cons', 'yes-no', 'single', 'multiple', 'agreement']))
})

test('no two links say the same', () => {
  const said = of('link').map(({ facts }) => `${facts.from_id} ${facts.relation} ${facts.to_id}`)
  expect(new Set(said).size).toBe(said.length)
})

test('our own drafts follow the language advice they come with', () => {
  const advised = of('language_rule').map((rule) => String(rule.facts.avoid))
  const written = (['proposal', 'consultation', 'topic', 'question', 'issue', 'method'] as const)
    .flatMap(of)
    .flatMap(wordsOf)
    .map((words) => ` ${plain(words).join(' ')} `)
  const found = advised.filter((avoid) => written.some((words) => words.includes(` ${plain(avoid).join(' ')} `)))
  expect(found).toEqual([])
})

test('the words are our own: none shares nine in a row with the documents they were drawn from', () => {
  if (!existsSync(sources)) return
  const theirs = new Set(readdirSync(sources).flatMap((name) => runsOfNine(readFileSync(join(sources, name), 'utf8'))))
  expect(theirs.size).toBeGreaterThan(10_000)
  const shared = changes.flatMap(wordsOf).flatMap((words) => runsOfNine(words).filter((run) => theirs.has(run)))
  expect(shared).toEqual([])
})
