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

/** Where the words stand in a text, without regard to capitals. */
export function findWithin(body: string, words: string): readonly TextRange[] {
  const wanted = words.trim().toLocaleLowerCase('en-GB')
  if (wanted === '') return []
  const text = body.toLocaleLowerCase('en-GB')
  // Lower-casing that changes the length would mark the wrong words; such a text is searched as it stands.
  const searched = text.length === body.length ? text : body
  const ranges: TextRange[] = []
  for (
    let at = searched.indexOf(wanted);
    at !== -1 && ranges.length < most;
    at = searched.indexOf(wanted, at + wanted.length)
  )
    ranges.push({ start: at, end: at + wanted.length })
  return ranges
}

/** The ranges that fall in one paragraph, counted from its beginning. */
export function rangesIn(paragraph: Paragraph, ranges: readonly TextRange[]): readonly TextRange[] {
  const end = paragraph.start + paragraph.text.length
  return ranges
    .filter((range) => range.start < end && range.end > paragraph.start)
    .map((range) => ({ start: range.start - paragraph.start, end: range.end - paragraph.start }))
}
