import type { Answer } from './answer.ts'

/** An answer for a person at a terminal: lists a line each, everything else as name and value. */
export function inWords(answer: Answer): string {
  return Object.entries(answer)
    .map(([name, value]) => {
      if (Array.isArray(value))
        return [`${name}: ${value.length}`, ...value.map((one) => `  ${lineOf(one)}`)].join('\n')
      return `${name}: ${typeof value === 'object' && value !== null ? `\n${indented(value as Answer)}` : wordFor(value)}`
    })
    .join('\n')
}

const indented = (value: Answer) =>
  inWords(value)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')

const wordFor = (value: unknown): string => (value === null ? '—' : String(value))

type Line = Record<string, unknown>

/** One of a list: what it is, what it is called, where to find it again. */
function lineOf(one: unknown): string {
  if (typeof one !== 'object' || one === null) return wordFor(one)
  const line = one as Line
  if (typeof line.at === 'number' && Array.isArray(line.fields)) return changeOf(line)
  const { relation, kind, title, name, file, id, snippet, fields, message } = line
  const known = [relation, kind, title ?? name ?? file, id, wordsOf(snippet), namesOf(fields), message]
  const words = known.filter((part) => part !== undefined && part !== '')
  return words.length > 0 ? words.join('  ') : JSON.stringify(line)
}

/** A moment of a record's history. */
function changeOf({ at, author, what, fields }: Line): string {
  const changed = (fields as Line[]).map(({ field, value, erased }) =>
    erased === true ? `${field} erased` : `${field} = ${wordFor(value)}`,
  )
  return `${new Date(Number(at)).toISOString()}  ${author}  ${what}  ${changed.join(', ')}`
}

const wordsOf = (snippet: unknown) =>
  Array.isArray(snippet) ? snippet.map((piece: { text: string }) => piece.text).join('') : undefined

const namesOf = (fields: unknown) =>
  Array.isArray(fields) ? fields.map((field: { name: string }) => field.name).join(', ') : undefined
