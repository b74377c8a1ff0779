/** One thing looked for: a word, the beginning of a word, or words in a row. Folded as the index folds them. */
export type Term = { readonly words: readonly string[]; readonly isBeginning: boolean }

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
const wordsIn = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What a person typed, as terms. Words in quotation marks belong together; the last word typed is taken as a
 * beginning, since it may not be finished. Everything else the index would read as an operator is just a word.
 */
export function termsOf(typed: string): Term[] {
  const parts = typed.match(/["“”][^"“”]*["“”]?|[^\s"“”]+/gu) ?? []
  const terms = parts.flatMap((part): Term[] => {
    const words = wordsIn(part)
    if (words.length === 0) return []
    return /^["“”]/u.test(part)
      ? [{ words, isBeginning: false }]
      : words.map((word) => ({ words: [word], isBeginning: false }))
  })
  const last = terms.at(-1)
  const finished = /[\s"“”]$/u.test(typed)
  return last === undefined || finished ? terms : [...terms.slice(0, -1), { ...last, isBeginning: true }]
}

/** The terms in the index's query language; every word is quoted, so nothing typed is an operator. */
export function matchExpression(terms: readonly Term[]): string {
  return terms.map(({ words, isBeginning }) => `"${words.join(' ')}"${isBeginning ? ' *' : ''}`).join(' AND ')
}

export type Piece = { readonly text: string; readonly hit: boolean }

/** Where the terms are in a text that is in no index, as a snippet; undefined unless all of them are there. */
export function findInText(text: string, terms: readonly Term[]): Piece[] | undefined {
  const tokens = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    folded: fold(match[0]),
  }))
  const found = terms.map((term) =>
    tokens.findIndex((_, at) =>
      term.words.every((word, n) => {
        const token = tokens[at + n]?.folded
        return n === term.words.length - 1 && term.isBeginning ? token?.startsWith(word) : token === word
      }),
    ),
  )
  if (found.some((at) => at < 0)) return undefined
  const start = Math.max(0, Math.min(...found) - 8)
  const hits = new Set(found.flatMap((at, n) => (terms[n]?.words ?? []).map((_, offset) => at + offset)))
  const pieces: Piece[] = start > 0 ? [{ text: '…', hit: false }] : []
  let cursor = tokens[start]?.at ?? 0
  for (const [n, token] of tokens.slice(start, start + 24).entries()) {
    if (!hits.has(start + n)) continue
    if (token.at > cursor) pieces.push({ text: text.slice(cursor, token.at), hit: false })
    pieces.push({ text: text.slice(token.at, token.end), hit: true })
    cursor = token.end
  }
  const end = tokens[Math.min(tokens.length, start + 24) - 1]?.end ?? cursor
  if (end > cursor) pieces.push({ text: text.slice(cursor, end), hit: false })
  return pieces
}
