import { expect, test } from 'vitest'
import { textsOpenedBy } from './opened-texts.ts'

const [own, linked, drafted] = ['own', 'linked', '22222222-2222-4222-8222-222222222222']

test('a plan opens what its blocks name, what is linked to them, and what their set-up drafts; each once', () => {
  const blocks = [
    { id: 'a', proposal: own, settings: '' },
    { id: 'b', proposal: null, settings: JSON.stringify({ proposal: drafted }) },
    { id: 'c', proposal: null, settings: JSON.stringify({ proposal: null }) },
    { id: 'd', proposal: own, settings: 'not to be read' },
  ]
  const links = [
    { from_id: 'a', to_id: linked, to_kind: 'proposal' },
    { from_id: 'a', to_id: 'a source', to_kind: 'source' },
    { from_id: 'of another plan', to_id: 'other', to_kind: 'proposal' },
  ]
  expect(textsOpenedBy(blocks, links)).toEqual([own, drafted, linked])
})
