import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJoinCode, writeJoinCode } from './join-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc.record({
  address: fc.ipV4(),
  port: fc.integer({ min: 1, max: 65_535 }),
  secret: fc.uint8Array({ minLength: 16, maxLength: 16 }),
})

test('what was written is read back, whole', () => {
  fc.assert(fc.property(codes, (code) => void expect(readJoinCode(writeJoinCode(code))).toEqual(code)))
})

test('a code is ten groups of four and needs no letter that looks like another', () => {
  fc.assert(
    fc.property(
      codes,
      (code) => void expect(writeJoinCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){9}[0-9A-HJKMNP-TV-Z]{4}$/),
    ),
  )
})

test('it is read however people type it: small letters, spaces, O for 0, I or L for 1', () => {
  fc.assert(
    fc.property(codes, fc.constantFrom('i', 'l', 'I', 'L'), (code, one) => {
      const typed = ` ${writeJoinCode(code).toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', one)} `
      expect(readJoinCode(typed)).toEqual(code)
    }),
  )
})

test('one wrong letter anywhere is noticed, whichever it is', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const letters = writeJoinCode(code).replaceAll('-', '')
      for (let place = 0; place < letters.length; place++)
        for (const other of alphabet)
          if (other !== letters[place])
            expect(readJoinCode(letters.slice(0, place) + other + letters.slice(place + 1))).toBeNull()
    }),
    { numRuns: 20 },
  )
})

test('two neighbours swapped are noticed', () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 38 }), (code, place) => {
      const letters = writeJoinCode(code).replaceAll('-', '')
      const swapped = letters.slice(0, place) + letters[place + 1] + letters[place] + letters.slice(place + 2)
      fc.pre(swapped !== letters)
      expect(readJoinCode(swapped)).toBeNull()
    }),
  )
})

test('anything else is no code, and never an error', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void expect(readJoinCode(text)).toBeNull()))
  fc.assert(
    fc.property(
      fc.string({ minLength: 40, maxLength: 40, unit: fc.constantFrom(...alphabet) }),
      (text) => void readJoinCode(text),
    ),
  )
})

test('only an IPv4 address, a port and 16 bytes make a code', () => {
  const secret = new Uint8Array(16)
  expect(() => writeJoinCode({ address: 'localhost', port: 1, secret })).toThrow(RangeError)
  expect(() => writeJoinCode({ address: '10.0.0.256', port: 1, secret })).toThrow(RangeError)
  expect(() => writeJoinCode({ address: '10.0.0.1', port: 0, secret })).toThrow(RangeError)
  expect(() => writeJoinCode({ address: '10.0.0.1', port: 1, secret: new Uint8Array(15) })).toThrow(RangeError)
})
