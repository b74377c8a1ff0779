import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromCommandLine } from '#shared/ydoc/origins.ts'
import { readingsOf } from './use-readings.ts'

const report = '01890a5d-ac96-774b-bcce-b302099a8058'

test('what is read off a text stays the same object until it says something else', () => {
  const doc = new Y.Doc()
  fillBody(doc, [{ paragraph: ['As shown', { evidenceId: report, locator: 'page 2' }] }], fromCommandLine)
  const first = readingsOf(doc)
  expect(first).toEqual({
    words: 2,
    quoteIds: [],
    cited: [{ evidenceId: report, locator: 'page 2' }],
    evidenceIds: [report],
    clauses: [],
  })
  expect(readingsOf(doc, first)).toBe(first)
  fillBody(doc, [{ paragraph: 'and more' }], fromCommandLine)
  const second = readingsOf(doc, first)
  expect(second.words).toBe(4)
  expect(second.evidenceIds).toBe(first.evidenceIds)
})
