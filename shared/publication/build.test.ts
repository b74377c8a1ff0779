import fc from 'fast-check'
import { expect, test } from 'vitest'
import { examplePaper } from '#tests/golden/example-paper.ts'
import { plainTextOf } from './body.ts'
import type { BodyNode } from './body-node.ts'
import { buildPublication } from './build.ts'
import type { PublicationInput } from './input.ts'
import type { Block, BlockOf, Inline } from './model.ts'
import { safeHref } from './text.ts'

const built = buildPublication(examplePaper)
const blocks = built.publication.blocks
const of = <K extends Block['kind']>(kind: K, from: readonly Block[] = blocks) =>
  from.filter((block): block is BlockOf<K> => block.kind === kind)
const said = (value: unknown) => JSON.stringify(value)
const withConsultation = (facts: Partial<PublicationInput['consultation']>): PublicationInput => ({
  ...examplePaper,
  consultation: { ...examplePaper.consultation, ...facts },
})

test('a paper comes in the order people expect', () => {
  expect(
    of('heading').map(({ level, number, text }) => `${'#'.repeat(level)} ${number} ${text}`.replace('  ', ' ')),
  ).toEqual([
    '# Contents',
    '# Foreword',
    '# How to respond',
    '# Aims and background',
    '# 1 Before a hearing',
    '## 1.1 What is proposed: A conversation before every hearing',
    '## 1.2 How it would work',
    '### 1.2.1 When',
    '### 1.2.2 Who',
    '## 1.3 Why',
    '## 1.4 Questions',
    '# 2 Taking turns',
    '## 2.1 What is proposed',
    '## 2.2 Questions',
    '# 3 Effects on people',
    '## 3.1 Questions',
    '# About you: respondent information form',
    '# Annex A Evidence',
  ])
})

test('the contents list every heading of the first two levels, and nothing else', () => {
  const [contents] = of('contents')
  expect(contents?.entries.map(({ to }) => to)).toEqual(
    of('heading')
      .filter(({ level, listed }) => level <= 2 && listed)
      .map(({ id }) => id),
  )
  expect(contents?.entries.length).toBe(15)
})

test('questions are numbered through the whole paper and stand below the heading before them', () => {
  expect(of('question').map(({ label, level }) => `${label} at ${level}`)).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((number) => `Question ${number} at 3`),
  )
  expect(built.questions).toBe(7)
  expect(
    of('table')[0]?.rows.map((row) => row.map((cell) => cell.map((i) => ('text' in i ? i.text : '')).join(''))),
  ).toEqual([
    ['Section 1', 'Before a hearing', 'Questions 1 to 3'],
    ['Section 2', 'Taking turns', 'Questions 4 to 5'],
  ])
})

test('a choice with “please tell us why” has a space to write in; an open question asks nothing twice', () => {
  const [yesNo, many, open, scale, both] = of('question')
  expect(yesNo).toMatchObject({
    choices: { many: false, options: [{ label: 'Yes' }, { label: 'No' }, { label: 'Don’t know' }] },
    spaces: ['Please tell us why, if you like'],
  })
  expect(many?.choices).toMatchObject({ many: true, instruction: 'Choose as many as you like.' })
  expect(open).toMatchObject({ choices: null, spaces: ['Your answer, if you like'] })
  expect(scale?.choices?.options).toHaveLength(6)
  expect(both?.spaces).toHaveLength(2)
})

test('a quote is shown only where it may be; elsewhere the paper says that something stood there, and not why', () => {
  expect(of('quote')).toEqual([
    {
      kind: 'quote',
      words: ['I did not know anybody there.', 'If someone had told me about the room I would have slept.'],
      attribution: 'Someone who told us what they think',
    },
    {
      kind: 'quote',
      words: ['They asked what I thought, and then they waited.'],
      attribution: 'Rowan (a name they chose)',
    },
  ])
  expect(of('withheld')).toHaveLength(2)
  expect([built.quotesShown, built.quotesWithheld]).toEqual([2, 2])
  expect(said(built.publication)).not.toMatch(/withdrawn|consent|quote-withdrawn/)
})

test('published sources are numbered as they are first cited; others are not named', () => {
  expect(of('evidence')[0]?.entries.map(({ id, number }) => [id, number])).toEqual([
    ['evidence-1', '1'],
    ['evidence-2', '2'],
  ])
  const citations = of('paragraph')
    .flatMap(({ inlines }) => inlines)
    .filter((inline): inline is Extract<Inline, { kind: 'citation' }> => inline.kind === 'citation')
  expect(citations.map(({ label, to }) => [label, to])).toEqual([
    ['[1, page 12]', 'evidence-1'],
    ['[2, section 27]', 'evidence-2'],
    ['[1, page 31]', 'evidence-1'],
    ['[unpublished source]', null],
  ])
  expect(said(built)).not.toMatch(/nobody outside|Shared drive|page 2\b/)
})

test('a citation stands apart from the word before it', () => {
  const [topic] = examplePaper.topics
  if (!topic) throw new Error('the example has a topic')
  const citation = { type: 'citation', attrs: { evidenceId: 'evidence-plan', locator: '' } }
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'permitted' }, citation, citation] }]
  const { publication } = buildPublication({
    ...examplePaper,
    topics: [{ ...topic, proposal: { ...topic.proposal, body: { type: 'doc', content } } }],
  })
  expect(of('paragraph', publication.blocks).map(({ inlines }) => plainTextOf(inlines))).toContain('permitted [1] [1]')
})

test('every place that is pointed to is in the paper, and every id stands once', () => {
  const all = said(built.publication)
  const ids = [...all.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1])
  const targets = [...all.matchAll(/"to":"([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  expect(targets.length).toBeGreaterThan(20)
  for (const target of targets) expect(ids).toContain(target)
})

test('a link to a script is only its words', () => {
  expect(said(blocks)).not.toContain('javascript:')
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' java\nscript:x',
    'file:///etc/passwd',
    'https://a b',
  ])
    expect(safeHref(href)).toBeNull()
  expect(safeHref('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d')
})

test('addresses in typed text become links without the full stop after them', () => {
  const links = said(of('paragraph')).match(/"href":"[^"]+"/g)
  expect(links).toContain('"href":"https://www.example.org/consultations"')
  expect(said(of('list'))).toContain('"href":"mailto:hearings@example.org"')
})

test('it is a draft until it opens', () => {
  expect(built.publication.meta).toMatchObject({
    label: 'Consultation draft',
    dates: 'Open from 2 February 2026 to 4 May 2026',
    prepared: 'Prepared on 12 January 2026',
    language: 'en-GB',
  })
  expect(buildPublication({ ...examplePaper, today: '2026-02-02' }).publication.meta.label).toBe('Consultation paper')
  expect(of('notice').map(({ heading }) => heading)).toEqual([
    'This paper is an example',
    'Please answer by Monday 4 May 2026',
  ])
})

test('advice says what a secretariat would want to know before publishing', () => {
  expect(built.advice).toEqual([
    'This paper is marked as an example.',
    '2 quotes are not shown: what was agreed does not allow them in a published paper.',
    'One citation points to evidence that is not published; it is not named.',
  ])
  const advised = (facts: Partial<PublicationInput['consultation']>) => buildPublication(withConsultation(facts)).advice
  expect(advised({ closes_on: '2026-04-25' })).toContain('It is open for 11 weeks; at least 12 weeks is usual.')
  expect(advised({ closes_on: '2026-04-27' }).join()).not.toContain('weeks')
  expect(advised({ closes_on: '2026-01-11' })).toContain('The closing date, 11 January 2026, has passed.')
  expect(advised({ closes_on: null })).toContain('There is no closing date yet.')
  const empty = buildPublication({ ...examplePaper, topics: [], closingQuestions: [] })
  expect(empty.advice).toEqual(
    expect.arrayContaining([
      'There is no proposal in this paper yet.',
      'There is no question in this paper yet.',
      'Nothing is asked about effects on people.',
    ]),
  )
})

const leaf: fc.Arbitrary<BodyNode> = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    text: fc.string({ unit: 'binary', maxLength: 12 }),
    marks: fc.subarray([
      { type: 'bold' },
      { type: 'italic' },
      { type: 'link', attrs: { href: 'https://example.org' } },
    ]),
  }),
  fc.constant({ type: 'hardBreak' }),
  fc.constant({ type: 'citation', attrs: { evidenceId: 'evidence-plan', locator: 'p 1' } }),
  fc.constant({ type: 'voiceQuote', attrs: { quoteId: 'quote-shown' } }),
)
const anyBody = fc.letrec<{ node: BodyNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    leaf,
    fc.record({
      type: fc.constantFrom('heading', 'paragraph', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'mystery'),
      attrs: fc.constantFrom({ level: 2 }, { level: 3 }, { level: 'x' }),
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
})).node

/** Every body makes a paper whose headings never skip a level: readers and PDF/UA rely on it. */
test('any text makes a paper without a skipped heading or a character that cannot be printed', () => {
  fc.assert(
    fc.property(fc.array(anyBody, { maxLength: 6 }), (content) => {
      const [topic] = examplePaper.topics
      if (!topic) throw new Error('the example has a topic')
      const { publication } = buildPublication({
        ...examplePaper,
        topics: [{ ...topic, proposal: { ...topic.proposal, body: { type: 'doc', content } } }],
      })
      let before = 0
      for (const block of publication.blocks)
        if (block.kind === 'heading' || block.kind === 'question') {
          expect(block.level).toBeLessThanOrEqual(before + 1)
          if (block.kind === 'heading') before = block.level
        }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(said(publication)).not.toMatch(/[\u0000-\u0008]|\\u000[0-8bce]|\\ud[89a-f]/)
    }),
    { numRuns: 300 },
  )
})
