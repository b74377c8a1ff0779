/**
 * What a person types to join a session: where the chair's computer is and a secret only its invitation knows.
 * 25 bytes (version, IPv4 address, port, 128-bit secret, checksum) are exactly 40 letters and digits of
 * Crockford's base 32, which leaves out the ones that look alike, in groups of four.
 */
export type JoinCode = { readonly address: string; readonly port: number; readonly secret: Uint8Array }

const VERSION = 1
export const SECRET_BYTES = 16
const BYTES = 1 + 4 + 2 + SECRET_BYTES + 2
const LETTERS = 40
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Writes a code. `address` is IPv4 in dots, `port` 1 to 65535, `secret` 16 random bytes. */
export function writeJoinCode({ address, port, secret }: JoinCode): string {
  const octets = readAddress(address)
  if (octets === null || !isPort(port) || secret.length !== SECRET_BYTES)
    throw new RangeError('a join code needs an IPv4 address, a port and 16 bytes')
  const bytes = new Uint8Array(BYTES)
  bytes.set([VERSION, ...octets, port >> 8, port & 255])
  bytes.set(secret, 7)
  const sum = checksum(bytes.subarray(0, BYTES - 2))
  bytes.set([sum >> 8, sum & 255], BYTES - 2)
  return inGroups(lettersOf(bytes))
}

/** Reads a code as people type it: any case, any spacing, O for 0 and I or L for 1. Null where it is not one. */
export function readJoinCode(text: string): JoinCode | null {
  if (text.length > 200) return null
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s\-\u2010-\u2015.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const bytes = bytesOf(letters)
  if (bytes === null || bytes[0] !== VERSION) return null
  if (checksum(bytes.subarray(0, BYTES - 2)) !== at(bytes, BYTES - 2) * 256 + at(bytes, BYTES - 1)) return null
  const port = at(bytes, 5) * 256 + at(bytes, 6)
  if (!isPort(port)) return null
  return { address: bytes.subarray(1, 5).join('.'), port, secret: bytes.slice(7, 7 + SECRET_BYTES) }
}

const at = (bytes: Uint8Array, index: number) => bytes[index] ?? 0
const isPort = (port: number) => Number.isInteger(port) && port > 0 && port < 65_536
const inGroups = (letters: string) => (letters.match(/.{4}/g) ?? []).join('-')

function readAddress(address: string): number[] | null {
  const parts = address.split('.')
  const octets = parts.map(Number)
  const whole = octets.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part)) && octets.every((o) => o < 256)
  return whole ? octets : null
}

function lettersOf(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let letters = ''
  for (let place = LETTERS - 1; place >= 0; place--) letters += alphabet[Number((bits >> BigInt(place * 5)) & 31n)]
  return letters
}

function bytesOf(letters: string): Uint8Array | null {
  if (letters.length !== LETTERS) return null
  let bits = 0n
  for (const letter of letters) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  return Uint8Array.from({ length: BYTES }, (_, index) => Number((bits >> BigInt((BYTES - 1 - index) * 8)) & 255n))
}

/** CRC-16/CCITT: catches every slip within 16 bits, so one wrong letter and two swapped neighbours always. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc
}
