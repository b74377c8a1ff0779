/**
 * The recovery code is the file's raw key written for paper: Crockford's base32, which has no I, L, O or U, with
 * two check letters, in nine groups of six. Reading it back forgives spaces, dashes, lower case, O for 0 and
 * I or L for 1; the check letters catch every slip of one letter and every swap of two neighbours.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY_BYTES = 32
/** 256 bits in letters of five; the last four bits are zero. */
const KEY_LETTERS = 52
const GROUP = 6
/**
 * The largest prime two letters can hold. A slip changes the number the letters spell by d·32ᵏ with |d| < 32,
 * a swap of neighbours by d·31·32ᵏ: neither is a multiple of it.
 */
const CHECK_PRIME = 1021

/** @returns nine groups of six letters with dashes between them. */
export function recoveryCodeOf(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`)
  let number = 0n
  for (const byte of key) number = (number << 8n) | BigInt(byte)
  const letters = spell(number << 4n, KEY_LETTERS)
  const code = letters + spell(BigInt(checkOf(letters)), 2)
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/** The key a code stands for, or null where it is not a recovery code or has a slip in it. */
export function keyOfRecoveryCode(code: string): Buffer | null {
  const letters = code
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (letters.length !== KEY_LETTERS + 2) return null
  let number = 0n
  for (const letter of letters) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) return null
    number = (number << 5n) | BigInt(value)
  }
  const keyLetters = letters.slice(0, KEY_LETTERS)
  const check = Number(number & 1023n)
  const padded = number >> 10n
  if (check !== checkOf(keyLetters) || (padded & 15n) !== 0n) return null
  return Buffer.from((padded >> 4n).toString(16).padStart(KEY_BYTES * 2, '0'), 'hex')
}

function spell(number: bigint, count: number): string {
  let letters = ''
  for (let place = count - 1; place >= 0; place--) letters += LETTERS[Number((number >> BigInt(place * 5)) & 31n)]
  return letters
}

function checkOf(letters: string): number {
  let check = 0
  for (const letter of letters) check = (check * 32 + LETTERS.indexOf(letter)) % CHECK_PRIME
  return check
}
