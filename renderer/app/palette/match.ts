import type { TextRange } from '#renderer/ui/highlight.tsx'

/**
 * Where the words typed stand in a name: each must begin one of its words, in any order. Null where one does not.
 * No words match everything, marking nothing.
 */
export function matchIn(name: string, typed: string): readonly TextRange[] | null {
  const wanted = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean)
  const lower = name.toLocaleLowerCase('en-GB')
  const ranges: TextRange[] = []
  for (const word of wanted) {
    const start = startOfWord(lower, word)
    if (start === -1) return null
    ranges.push({ start, end: start + word.length })
  }
  return ranges
}

function startOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !/\p{L}|\p{N}/u.test(text.charAt(at - 1))) return at
  return -1
}
