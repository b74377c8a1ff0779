import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOfRecoveryCode, recoveryCodeOf } from './recovery-code.ts'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a recovery code is nine groups of six and gives the key back', () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const code = recoveryCodeOf(bytes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){8}[0-9A-HJKMNP-TV-Z]{6}$/)
      expect(keyOfRecoveryCode(code)).toEqual(Buffer.from(bytes))
    }),
  )
})

test('spaces, dashes of any kind, lower case, O for 0 and I or L for 1 are forgiven', () => {
  fc.assert(
    fc.property(
      key,
      fc.constantFrom('', ' ', ' – ', '\n', '—'),
      fc.constantFrom('I', 'L', 'i', 'l'),
      (bytes, between, one) => {
        const typed = recoveryCodeOf(bytes)
          .toLowerCase()
          .replaceAll('-', between)
          .replaceAll('0', 'O')
          .replaceAll('1', one)
        expect(keyOfRecoveryCode(typed)).toEqual(Buffer.from(bytes))
      },
    ),
  )
})

test('every slip of a single letter is caught', () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const code = recoveryCodeOf(bytes)
      for (let place = 0; place < code.length; place++) {
        if (code[place] === '-') continue
        for (const letter of LETTERS)
          if (letter !== code[place])
            expect(keyOfRecoveryCode(code.slice(0, place) + letter + code.slice(place + 1))).toBeNull()
      }
    }),
    { numRuns: 12 },
  )
})

test('two neighbours swapped, a letter missing or one too many are caught', () => {
  fc.assert(
    fc.property(key, fc.nat(52), (bytes, place) => {
      const letters = recoveryCodeOf(bytes).replaceAll('-', '')
      const [a = '', b = ''] = letters.slice(place, place + 2)
      if (a !== b) expect(keyOfRecoveryCode(letters.slice(0, place) + b + a + letters.slice(place + 2))).toBeNull()
      expect(keyOfRecoveryCode(letters.slice(0, place) + letters.slice(place + 1))).toBeNull()
      expect(keyOfRecoveryCode(`${letters}0`)).toBeNull()
    }),
  )
})

test('what is not a recovery code at all is refused', () => {
  for (const code of ['', 'four calm words here', 'U'.repeat(54), '0'.repeat(53), 'é'.repeat(54)])
    expect(keyOfRecoveryCode(code)).toBeNull()
})
