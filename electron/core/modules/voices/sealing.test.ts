import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealWords, unsealWords } from './sealing.ts'

const key = randomBytes(32)

test('sealed words come back, and are nowhere in what is kept', () => {
  const sealed = sealWords(key, 'voice-1', 'I liked the lady with the dog')
  expect(unsealWords(key, 'voice-1', sealed)).toBe('I liked the lady with the dog')
  expect(Buffer.concat([sealed.ciphertext, sealed.wrapped_key]).includes('lady')).toBe(false)
})

test('each voice has a key of its own, and none opens another', () => {
  const one = sealWords(key, 'voice-1', 'one')
  const two = sealWords(key, 'voice-2', 'two')
  expect(() => unsealWords(key, 'voice-2', one)).toThrow()
  expect(() => unsealWords(key, 'voice-2', { ...two, wrapped_key: one.wrapped_key })).toThrow()
  expect(() => unsealWords(randomBytes(32), 'voice-1', one)).toThrow()
})

test('words altered by one bit are not read', () => {
  const sealed = sealWords(key, 'voice-1', 'one')
  const ciphertext = Buffer.from(sealed.ciphertext)
  ciphertext.writeUInt8(ciphertext.readUInt8(30) ^ 1, 30)
  expect(() => unsealWords(key, 'voice-1', { ...sealed, ciphertext })).toThrow()
})
