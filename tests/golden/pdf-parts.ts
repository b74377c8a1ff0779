import { inflateSync } from 'node:zlib'

/** The objects of a PDF as text: those in the open and those in compressed streams, so that they can be looked through. */
export function pdfText(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const parts = [raw]
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length
    const to = raw.indexOf('endstream', from)
    try {
      parts.push(inflateSync(Buffer.from(raw.slice(from, to), 'latin1')).toString('latin1'))
    } catch {
      // Not compressed, or a font: nothing to read there.
    }
  }
  return parts.join('\n')
}

/** How many parts of the paper the PDF calls by each name: H1, P, L, Table, Link … */
export function structureOf(pdf: Uint8Array): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [, name = ''] of pdfText(pdf).matchAll(/\/Type\s*\/StructElem[^>]*?\/S\s*\/(\w+)/g))
    counts[name] = (counts[name] ?? 0) + 1
  return counts
}
