import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJoinCode, readJoining, readPlace, writeJoinCode, writeJoinLink, writePlace } from './join-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 })
const places = fc.record({
  address: fc.ipV4().filter((address) => address !== '0.0.0.0'),
  port: fc.integer({ min: 1, max: 65_535 }),
})

test('what was written is read back, whole', () => {
  fc.assert(fc.property(secrets, (secret) => void expect(readJoinCode(writeJoinCode(secret))).toEqual(secret)))
})

test('a code is six groups of five and needs no letter that looks like another', () => {
  fc.assert(
    fc.property(
      secrets,
      (secret) => void expect(writeJoinCode(secret)).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/),
    ),
  )
})

test('it is read however people type it: small letters, spaces, O for 0, I or L for 1', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom('i', 'l', 'I', 'L'), (secret, one) => {
      const typed = ` ${writeJoinCode(secret).toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', one)} `
      expect(readJoinCode(typed)).toEqual(secret)
      expect(readJoining(typed)).toEqual({ secret, at: null })
    }),
  )
})

test('one wrong letter anywhere is noticed, whichever it is', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const letters = writeJoinCode(secret).replaceAll('-', '')
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
    fc.property(secrets, fc.integer({ min: 0, max: 28 }), (secret, place) => {
      const letters = writeJoinCode(secret).replaceAll('-', '')
      const swapped = letters.slice(0, place) + letters[place + 1] + letters[place] + letters.slice(place + 2)
      fc.pre(swapped !== letters)
      expect(readJoinCode(swapped)).toBeNull()
    }),
  )
})

test('anything else is no code, and never an error', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void expect(readJoining(text)).toBeNull()))
  fc.assert(
    fc.property(
      fc.string({ minLength: 30, maxLength: 30, unit: fc.constantFrom(...alphabet) }),
      (text) => void readJoining(text),
    ),
  )
})

test('only sixteen bytes make a code', () => {
  expect(() => writeJoinCode(new Uint8Array(15))).toThrow(RangeError)
  expect(() => writeJoinCode(new Uint8Array(17))).toThrow(RangeError)
})

test('an address beside the code, or a link, says where to ring', () => {
  fc.assert(
    fc.property(secrets, places, fc.constantFrom(' ', '\n', '   '), (secret, at, between) => {
      expect(readJoining(`${writeJoinCode(secret)}${between}${writePlace(at)}`)).toEqual({ secret, at })
      expect(readJoining(` ${writeJoinLink(secret, at)}\n`)).toEqual({ secret, at })
      expect(readJoining(writeJoinLink(secret, at).replace(/:(?=\d+$)/, '%3A'))).toEqual({ secret, at })
    }),
  )
})

test('an address is four numbers and a port, and nothing that a name service would have to answer', () => {
  for (const not of [
    '10.0.0.256:1',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    '10.0.1:80',
    'localhost:80',
    '10.0.0.1',
    '[::1]:80',
    '0.0.0.0:80',
  ])
    expect(readPlace(not)).toBeNull()
  expect(readPlace('010.000.000.001:00080')).toEqual({ address: '10.0.0.1', port: 80 })
})

test('a link with anything else in it is no invitation', () => {
  const secret = new Uint8Array(16).fill(9)
  const code = writeJoinCode(secret)
  const link = writeJoinLink(secret, { address: '10.0.0.1', port: 4321 })
  expect(readJoining(link)).not.toBeNull()
  for (const not of [
    `${link}&then=javascript:alert(1)`,
    `${link}#<script>alert(1)</script>`,
    `${link} --remote-debugging-port=1`,
    `javascript:${link}`,
    `https://example.org/?code=${code}&at=10.0.0.1:4321`,
    `hearings://join?code=<script>alert(1)</script>&at=10.0.0.1:4321`,
    `hearings://join?code=${code}&at=example.org:4321`,
    `hearings://join?code=${code}&at=10.0.0.1:4321/../../x`,
    `hearings://other?code=${code}&at=10.0.0.1:4321`,
    `hearings://join?at=10.0.0.1:4321&code=${code}`,
    `hearings://join?code=${code}`,
    `${code} example.org:4321`,
    `${code} 10.0.0.1:4321 10.0.0.2:4321`,
  ])
    expect(readJoining(not), not).toBeNull()
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.nat({ max: link.length }), (more, at) => {
      fc.pre(!/^[\s%3Aa\-/]*$/.test(more) && !/^[\d.]+$/.test(more))
      const read = readJoining(link.slice(0, at) + more + link.slice(at))
      if (read !== null) expect(read.secret).toEqual(secret)
    }),
  )
})
