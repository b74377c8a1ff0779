import { Refusal } from '#shared/rpc/errors.ts'

/** The largest plain text taken in, in bytes: some four thousand pages. */
export const LARGEST_TEXT = 10 * 1024 * 1024

const decoders = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

// Tab, line feed, form feed and carriage return occur in texts; the other control characters do not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/**
 * The words of a plain text file: UTF-8, or UTF-16 where the file says so. Refuses what is not text rather than
 * keeping something other than what was written.
 */
export function readText(name: string, bytes: Uint8Array): string {
  if (bytes.byteLength > LARGEST_TEXT) throw new Refusal('file/too-large', { name, limit: '10 MB' })
  const marked = decoders.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  let text: string
  try {
    text = new TextDecoder(marked?.encoding ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('file/not-text', { name }, { cause })
  }
  if (CONTROL.test(text)) throw new Refusal('file/not-text', { name })
  const tidy = text.replaceAll(/\r\n?/g, '\n').normalize('NFC')
  if (tidy.trim() === '') throw new Refusal('file/empty', { name })
  return tidy
}

/** A title for a text: its first line that says something, or else the file's name. */
export function titleOfText(name: string, text: string): string {
  const first = text
    .slice(0, 4000)
    .split('\n')
    .map((line) => line.replaceAll(/^[#\s]+|\s+$/g, ''))
    .find((line) => /\p{L}{3}/u.test(line))
  const fromName = name.replace(/\.[^.]+$/, '').replaceAll(/[-_]+/g, ' ')
  return (first === undefined || first.length > 160 ? fromName : first).slice(0, 300)
}
