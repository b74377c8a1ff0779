import type { TextRange } from '#renderer/ui/highlight.tsx'

export type Paragraph = { readonly text: string; readonly start: number; readonly number: number }

/** The paragraphs of a text with where each begins, in UTF-16 units. Empty lines part them and are not kept. */
export function paragraphsOf(body: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  let start = 0
  for (const line of body.split('\n')) {
    if (line.trim() !== '') paragraphs.push({ text: line, start, number: paragraphs.length + 1 })
    start += line.length + 1
  }
  return paragraphs
}

/** Shown at most: marking more would help nobody. */
const most = 2000

/** Where the words stand together in a text, without regard to capitals and to how lines break between them. */
export function findWithin(body: string, words: string): readonly TextRange[] {
  const wanted = words.trim()
  if (wanted === '') return []
  const pattern = new RegExp(wanted.split(/\s+/u).map(escaped).join('\\s+'), 'giu')
  const ranges: TextRange[] = []
  for (const match of body.matchAll(pattern)) {
    if (ranges.push({ start: match.index, end: match.index + match[0].length }) === most) break
  }
  return ranges
}

const escaped = (words: string) => words.replaceAll(/[$()*+./?[\\\]^{|}]/gu, '\\$&')

/** The ranges that fall in one paragraph, counted from its beginning. */
export function rangesIn(paragraph: Paragraph, ranges: readonly TextRange[]): readonly TextRange[] {
  const end = paragraph.start + paragraph.text.length
  return ranges
    .filter((range) => range.start < end && range.end > paragraph.start)
    .map((range) => ({ start: range.start - paragraph.start, end: range.end - paragraph.start }))
}
