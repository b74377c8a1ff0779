import { expect, test } from 'vitest'
import { nameOfPage } from './names.ts'
import { documentOfTests, personOfTests, sessionOfTests } from './session-of-tests.ts'

const { session } = sessionOfTests({
  name: 'Morven Reid',
  peers: [personOfTests('una', { name: 'Una' }), personOfTests('rory', { name: 'Rory' })],
})
const says = (name: unknown, participant?: unknown) => ({ user: { name }, participant })

test('in a session a page is shown under the name its person was let in under, whatever it calls itself', () => {
  const of = (state: unknown) => nameOfPage(session, documentOfTests, state)
  expect(of(says('una@home', 'una'))).toBe('Una')
  expect(of(says('Rory', 'una'))).toBe('Una')
  expect(of(says('m.', 'me'))).toBe('Morven Reid')
})

test('in a session nobody is shown under a name of their own choosing', () => {
  const of = (state: unknown) => nameOfPage(session, documentOfTests, state)
  expect(of(says('Una'))).toBe('Someone')
  expect(of(says('Una', 'nobody here'))).toBe('Someone')
  expect(of(null)).toBe('Someone')
})

test('without a session, or in a text that it does not share, a page is called as it says', () => {
  expect(nameOfPage(null, documentOfTests, says('Una at home', 'una'))).toBe('Una at home')
  expect(nameOfPage(session, 'another text', says('Una at home'))).toBe('Una at home')
  expect(nameOfPage(session, null, says(' Una\u202e at  home '))).toBe('Una at home')
})
