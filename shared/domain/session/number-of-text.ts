const DIGITS = 16
const GROUP = 4

/**
 * A short number for a text, from its digest (SHA-256, hexadecimal): four groups of four digits, which two people read
 * out to see whether they hold the same. That two texts share it by chance is one in ten thousand million million; it
 * proves nothing against somebody who looks for two that do. The signatures are for the whole digest.
 */
export function numberOfText(sha256: string): string {
  const digits = String(BigInt(`0x${sha256.slice(0, 32)}`) % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
  return Array.from({ length: DIGITS / GROUP }, (_, at) => digits.slice(at * GROUP, (at + 1) * GROUP)).join(' ')
}
