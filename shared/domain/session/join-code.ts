/**
 * What a person types to join a session: a secret that only their invitation knows. 150 bits (version, 128-bit secret,
 * checksum) are exactly 30 letters and digits of Crockford's base 32, which leaves out the ones that look alike, in
 * groups of five. Where the chair's computer is, is found on the network, or said beside the code or in a link.
 */
export type Place = { readonly address: string; readonly port: number }
export type Joining = { readonly secret: Uint8Array; readonly at: Place | null }

const VERSION = 2n
export const SECRET_BYTES = 16
const VERSION_BITS = 6
const SECRET_BITS = SECRET_BYTES * 8
const SUM_BITS = 16
const LETTERS = (VERSION_BITS + SECRET_BITS + SUM_BITS) / 5
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Writes the code of a secret of 16 random bytes. */
export function writeJoinCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a join code needs 16 bytes')
  let bits = VERSION
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte)
  bits = (bits << BigInt(SUM_BITS)) | checksum(bits)
  let letters = ''
  for (let place = LETTERS - 1; place >= 0; place--) letters += alphabet[Number((bits >> BigInt(place * 5)) & 31n)]
  return (letters.match(/.{5}/g) ?? []).join('-')
}

/** Reads a code as people type it: any case, any spacing, O for 0 and I or L for 1. Null where it is not one. */
export function readJoinCode(text: string): Uint8Array | null {
  if (text.length > 200) return null
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s\-\u2010-\u2015.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (letters.length !== LETTERS) return null
  let bits = 0n
  for (const letter of letters) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  const signed = bits >> BigInt(SUM_BITS)
  if (signed >> BigInt(SECRET_BITS) !== VERSION || (bits & 0xffffn) !== checksum(signed)) return null
  return Uint8Array.from({ length: SECRET_BYTES }, (_, at) =>
    Number((signed >> BigInt(SECRET_BITS - 8 - at * 8)) & 255n),
  )
}

export const writePlace = ({ address, port }: Place): string => `${address}:${port}`

/** `10.0.0.1:4321`: an IPv4 address in dots and a port. Null for anything else, names of computers too. */
export function readPlace(text: string): Place | null {
  const found = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/.exec(text)
  const [, address = '', port = ''] = found ?? []
  const octets = address.split('.').map(Number)
  if (octets.length !== 4 || octets.some((octet) => octet > 255) || octets.every((octet) => octet === 0)) return null
  const number = Number(port)
  return number > 0 && number < 65_536 ? { address: octets.join('.'), port: number } : null
}

const LINK = /^hearings:\/\/join\/?\?code=([0-9A-Za-z-]{1,60})&at=([\d.]{7,15}(?::|%3[Aa])\d{1,5})$/

/** The link, and what its QR code holds: the code and where the chair's computer is, nothing else. */
export const writeJoinLink = (secret: Uint8Array, at: Place): string =>
  `hearings://join?code=${writeJoinCode(secret)}&at=${writePlace(at)}`

/** Reads what may stand in the one field for joining: a code, a code and an address, or a link. Null for all else. */
export function readJoining(text: string): Joining | null {
  const typed = text.trim()
  if (typed.length > 400) return null
  const link = LINK.exec(typed)
  if (link) return joiningOf(link[1] ?? '', (link[2] ?? '').replace(/%3[Aa]/, ':'))
  const beside = /^(.*\S)\s+(\S+:\d+)$/su.exec(typed)
  if (beside) return joiningOf(beside[1] ?? '', beside[2] ?? '')
  const secret = readJoinCode(typed)
  return secret && { secret, at: null }
}

function joiningOf(code: string, place: string): Joining | null {
  const [secret, at] = [readJoinCode(code), readPlace(place)]
  return secret && at && { secret, at }
}

/** CRC-16/CCITT over the version's and the secret's bits: catches every slip within 16 bits, so one wrong letter and two swapped neighbours always. */
function checksum(bits: bigint): bigint {
  let crc = 0xffff
  for (let at = VERSION_BITS + SECRET_BITS - 1; at >= 0; at--) {
    const top = ((crc >> 15) & 1) ^ Number((bits >> BigInt(at)) & 1n)
    crc = ((crc << 1) & 0xffff) ^ (top ? 0x1021 : 0)
  }
  return BigInt(crc)
}
