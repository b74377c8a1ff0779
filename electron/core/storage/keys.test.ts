import { expect, test } from 'vitest'
import { randomKey } from '#tests/harness/workspace-files.ts'
import {
  checkNewPassphrase,
  keyFromHex,
  keyFromPassphrase,
  keyFromRecoveryCode,
  keyLiteral,
  PRACTICE_PASSPHRASE,
  practiceKey,
  sameKey,
} from './keys.ts'
import { recoveryCodeOf } from './recovery-code.ts'

test('the key of a passphrase is pinned: every file ever made rests on it', async () => {
  const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const { raw } = await keyFromPassphrase('four calm words here', salt)
  expect(raw.toString('hex')).toBe('999de7cc1da2e782586daf3f24f44bd4ae768ad5867fb13a3bce78ca35e69a9d')
  expect(practiceKey(salt).raw.toString('hex')).toBe('892cf6303309bb724bad568f09eae80fc5b3910fd8915f263ccd2ee85cca7930')
})

test('the same passphrase with another salt, or another passphrase with the same, is another key', async () => {
  const { salt } = randomKey()
  const key = await keyFromPassphrase('four calm words here', salt)
  expect(sameKey(key, await keyFromPassphrase('four calm words here', Buffer.from(salt)))).toBe(true)
  expect(sameKey(key, await keyFromPassphrase('Four calm words here', salt))).toBe(false)
  expect(sameKey(key, await keyFromPassphrase('four calm words here', randomKey().salt))).toBe(false)
})

test('the practice passphrase gives the practice key however it reaches us', async () => {
  const { salt } = randomKey()
  expect(sameKey(await keyFromPassphrase(PRACTICE_PASSPHRASE, salt), practiceKey(salt))).toBe(true)
})

test('a recovery code gives the key; one with a slip is refused', () => {
  const key = randomKey()
  const code = recoveryCodeOf(key.raw)
  expect(sameKey(keyFromRecoveryCode(code, key.salt), key)).toBe(true)
  const slip = (code.startsWith('7') ? '8' : '7') + code.slice(1)
  expect(() => keyFromRecoveryCode(slip, key.salt)).toThrow('workspace/wrong-recovery-code')
})

test('a new passphrase has twelve characters, counted as people count, and is not the public one', () => {
  for (const weak of ['', 'elevenchars', '           x', '👩‍🏫👩‍🏫', PRACTICE_PASSPHRASE, 'Practice Workspace '])
    expect(() => checkNewPassphrase(weak), weak).toThrow('workspace/weak-passphrase')
  for (const enough of ['twelve chars', 'four calm words here', 'ceithir faclan ciùin']) checkNewPassphrase(enough)
})

test('a key kept as hexadecimal is read back, and nothing else is', () => {
  const key = randomKey()
  expect(keyFromHex(key.raw.toString('hex'), key.salt)).toEqual(key)
  for (const wrong of ['', 'ff', 'g'.repeat(64), `${key.raw.toString('hex')}00`])
    expect(keyFromHex(wrong, key.salt)).toBeNull()
  expect(keyLiteral(key)).toMatch(/^"x'[0-9a-f]{96}'"$/)
})
