import type { Block, Inline } from './model.ts'

// Control characters that no XML and no PDF text may hold, the two non-characters, and halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text that every format can hold: NFC, line ends as \n, nothing that cannot be printed. */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNPRINTABLE, '').replaceAll(HALF_PAIR, '\ufffd').normalize('NFC')
}

/** The same on one line. */
export function oneLineOf(text: string): string {
  return printable(text).replaceAll(/\s+/g, ' ').trim()
}

/** A web or mail address that a reader may be sent to, or null. Anything else (scripts, files) is no link. */
export function safeHref(href: string): string | null {
  const address = printable(href).trim()
  if (!/^(https?:\/\/|mailto:)[^\s<>"\\]+$/i.test(address)) return null
  return address
}

export const words = (text: string, marks: { bold?: boolean; italic?: boolean } = {}): Inline => ({
  kind: 'text',
  text: printable(text),
  bold: marks.bold ?? false,
  italic: marks.italic ?? false,
})

export const paragraph = (inlines: readonly Inline[], lead = false): Block => ({ kind: 'paragraph', inlines, lead })

const ADDRESS = /https?:\/\/[^\s<>"\\]*[^\s<>"\\.,;:!?)\]'’”]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** One line of typed text; web and mail addresses in it become links that show where they go. */
export function withLinks(text: string): Inline[] {
  const inlines: Inline[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0]
    const href = safeHref(address.includes('://') ? address : `mailto:${address}`)
    if (href === null) continue
    if (match.index > from) inlines.push(words(text.slice(from, match.index)))
    inlines.push({ kind: 'link', text: address, href, bold: false, italic: false })
    from = match.index + address.length
  }
  if (from < text.length) inlines.push(words(text.slice(from)))
  return inlines
}

const BULLET = /^\s*[-*•]\s+/

/** Typed text as blocks: an empty line parts paragraphs, lines that begin with "- " are a list. */
export function blocksOfText(text: string): Block[] {
  const blocks: Block[] = []
  for (const part of printable(text).split(/\n\s*\n/)) {
    const lines = part.split('\n').filter((line) => line.trim() !== '')
    let run: string[] = []
    let bullets: string[] = []
    const flushRun = () => {
      if (run.length > 0)
        blocks.push(
          paragraph(
            run.flatMap((line, at) => [...(at > 0 ? [{ kind: 'break' } as const] : []), ...withLinks(line.trim())]),
          ),
        )
      run = []
    }
    const flushBullets = () => {
      if (bullets.length > 0)
        blocks.push({ kind: 'list', ordered: false, items: bullets.map((line) => [paragraph(withLinks(line))]) })
      bullets = []
    }
    for (const line of lines) {
      if (BULLET.test(line)) {
        flushRun()
        bullets.push(line.replace(BULLET, '').trim())
      } else {
        flushBullets()
        run.push(line)
      }
    }
    flushRun()
    flushBullets()
  }
  return blocks
}
