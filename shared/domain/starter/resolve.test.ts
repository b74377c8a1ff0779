import { expect, test } from 'vitest'
import { resolveStarter, StarterMistakes } from './resolve.ts'

const idFor = (count: number) => `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
function counting() {
  let count = 0
  return () => {
    count += 1
    return idFor(count)
  }
}
const resolve = (...records: unknown[]) => resolveStarter([{ name: 'one.json', records }], counting())
const mistakesIn = (...records: unknown[]): readonly string[] => {
  try {
    resolve(...records)
    return []
  } catch (error) {
    if (error instanceof StarterMistakes) return error.mistakes
    throw error
  }
}

const lead = { key: 'org-lead', kind: 'organisation', facts: { name: 'Lead' } }
const area = { key: 'area-one', kind: 'area', facts: { number: 1, name: 'One', lead: '@org-lead' } }
const source = { key: 'evidence-one', kind: 'evidence', facts: { title: 'A report' } }
const proposal = {
  key: 'proposal-one',
  kind: 'proposal',
  facts: { number: 1, title: 'One' },
  body: [
    { heading: 'Why' },
    { paragraph: ['As was found', { evidence: '@evidence-one', locator: 'page 2' }, '.'] },
    { list: ['First', 'Second'] },
  ],
}

test('a record comes after those it refers to, whatever their order in the files', () => {
  const [first, second] = resolve(area, lead)
  expect([first?.kind, second?.kind]).toEqual(['organisation', 'area'])
  expect(second?.facts.lead).toBe(first?.id)
})

test('facts that were left out are filled as for any new record', () => {
  const [made] = resolve(lead)
  expect(made?.facts).toEqual({ name: 'Lead', short_name: '', role: 'partner', about: '' })
})

test('a link carries the kinds and ids of both its ends, and comes after them', () => {
  const link = { kind: 'link', facts: { from: '@area-one', relation: 'cites', to: '@evidence-one' } }
  const made = resolve(link, area, lead, source)
  const [organisation, ofArea, ofSource, ofLink] = made
  expect(made.map((change) => change.kind)).toEqual(['organisation', 'area', 'evidence', 'link'])
  expect(organisation?.body).toBeNull()
  expect(ofLink?.facts).toEqual({
    from_kind: 'area',
    from_id: ofArea?.id,
    relation: 'cites',
    to_kind: 'evidence',
    to_id: ofSource?.id,
    note: '',
  })
})

test('the text of a proposal cites evidence by id, and headings and lists say their level and order', () => {
  const made = resolve(proposal, source)
  expect(made.at(-1)?.body).toEqual([
    { heading: 'Why', level: 2 },
    { paragraph: ['As was found', { evidenceId: made[0]?.id, locator: 'page 2' }, '.'] },
    { list: ['First', 'Second'], ordered: false },
  ])
})

test('the same files and the same ids give the same changes', () => {
  expect(resolve(proposal, area, source, lead)).toEqual(resolve(proposal, area, source, lead))
})

test('ids can be made from the keys, so that two workspaces hold the same records', () => {
  const asked: string[] = []
  const link = { kind: 'link', facts: { from: '@area-one', relation: 'concerns', to: '@org-lead' } }
  const count = counting()
  resolveStarter([{ name: 'one.json', records: [lead, area, link] }], (key) => {
    asked.push(key)
    return count()
  })
  expect(asked).toEqual(['org-lead', 'area-one', '@area-one concerns @org-lead'])
})

test('a reference to a key that no file has is named with its record and field', () => {
  expect(mistakesIn(area)).toEqual(['one.json area-one: lead refers to “@org-lead”, which no file has'])
  const link = { kind: 'link', facts: { from: '@org-lead', relation: 'cites', to: '@nobody' } }
  expect(mistakesIn(lead, link)).toEqual(['one.json #2: to refers to “@nobody”, which no file has'])
})

test('a reference to a record of another kind than the field needs is refused', () => {
  const wrong = { ...area, facts: { ...area.facts, lead: '@evidence-one' } }
  expect(mistakesIn(wrong, source)).toEqual([
    'one.json area-one: lead needs a record of kind organisation; @evidence-one is of kind evidence',
  ])
})

test('an id in place of a reference is refused: files speak in keys', () => {
  const wrong = { ...area, facts: { ...area.facts, lead: idFor(9) } }
  expect(mistakesIn(wrong)).toEqual([`one.json area-one: lead must be @ and a key, not "${idFor(9)}"`])
})

test('unknown kinds, unknown facts and missing facts are refused', () => {
  expect(mistakesIn({ key: 'x', kind: 'spell', facts: {} })[0]).toMatch(/^one\.json 0\.kind: /)
  expect(mistakesIn({ ...lead, facts: { name: 'Lead', colour: 'red' } })[0]).toMatch(/^one\.json org-lead.*colour/)
  expect(mistakesIn({ ...lead, facts: {} })[0]).toMatch(/^one\.json org-lead name: /)
})

test('a link with a relation there is not, or a fact too many, is refused', () => {
  const from = { from: '@org-lead', to: '@evidence-one' }
  expect(mistakesIn(lead, source, { kind: 'link', facts: { ...from, relation: 'likes' } })[0]).toMatch(/#3 relation: /)
  expect(mistakesIn(lead, source, { kind: 'link', facts: { ...from, relation: 'cites', why: '' } })[0]).toMatch(
    /#3.*why/,
  )
})

test('a key is used once, and only a link may do without', () => {
  expect(mistakesIn(lead, lead)).toEqual(['one.json org-lead: “org-lead” is already used in one.json org-lead'])
  expect(mistakesIn({ kind: 'organisation', facts: { name: 'Lead' } })[0]).toContain('only a link may have no key')
})

test('words of people never come with a starter, whose passphrase is public', () => {
  const voice = { key: 'voice-one', kind: 'voice', facts: { reference: '0001', heard_on: '2026-01-05' } }
  expect(mistakesIn(voice)).toEqual(['one.json voice-one: a starter may not hold records of kind voice'])
})

test('only a proposal has a body, and it cites evidence only', () => {
  expect(mistakesIn({ ...lead, body: [{ paragraph: 'Words' }] })[0]).toContain('only a proposal has a body')
  const body = [{ paragraph: [{ evidence: '@org-lead' }] }]
  expect(mistakesIn(lead, { ...proposal, body })).toEqual([
    'one.json proposal-one: the body cites @org-lead, which is of kind organisation',
  ])
})

test('every mistake is told at once', () => {
  const wrong = { ...area, facts: { number: 1, name: 'One', lead: '@nobody' } }
  expect(mistakesIn(wrong, { ...lead, facts: {} })).toHaveLength(2)
})
