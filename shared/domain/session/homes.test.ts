import fc from 'fast-check'
import { expect, test } from 'vitest'
import { homeOf } from './homes.ts'

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 })
const texts = Array.from({ length: 600 }, (_, n) => `019a-${n}-text`)

test('everyone who knows the same instances finds a text at the same home, in whatever order they know them', () => {
  fc.assert(
    fc.property(names, fc.string(), (homes, text) => {
      expect(homeOf(text, homes.toReversed())).toBe(homeOf(text, homes))
      expect(homes).toContain(homeOf(text, homes))
    }),
  )
  expect(homeOf('a text', [])).toBeNull()
})

test('where an instance goes, only its own texts move; where it comes back, they are as before', () => {
  fc.assert(
    fc.property(names, fc.nat(), (homes, which) => {
      const gone = homes[which % homes.length] ?? ''
      const left = homes.filter((home) => home !== gone)
      for (const text of texts.slice(0, 50)) {
        const before = homeOf(text, homes)
        if (before !== gone) expect(homeOf(text, left)).toBe(before)
        expect(homeOf(text, [...left, gone])).toBe(before)
      }
    }),
  )
})

test('texts are spread evenly over instances', () => {
  const port = fc.integer({ min: 1024, max: 65_000 })
  fc.assert(
    fc.property(fc.uniqueArray(port, { minLength: 2, maxLength: 6 }), (ports) => {
      const homes = ports.map((one) => `server/10.0.0.1:${one}`)
      const counts = new Map(homes.map((home) => [home, 0]))
      for (const text of texts) {
        const home = homeOf(text, homes) ?? ''
        counts.set(home, (counts.get(home) ?? 0) + 1)
      }
      const fair = texts.length / homes.length
      for (const count of counts.values()) {
        expect(count).toBeGreaterThan(fair * 0.6)
        expect(count).toBeLessThan(fair * 1.4)
      }
    }),
  )
})
