import type { Answer } from './commands.ts'

/** An answer for a person at a terminal: lists a line each, everything else as name and value. */
export function inWords(answer: Answer): string {
  return Object.entries(answer)
    .map(([name, value]) => {
      if (Array.isArray(value))
        return [`${name}: ${value.length}`, ...value.map((one) => `  ${lineOf(one)}`)].join('\n')
      return `${name}: ${typeof value === 'object' && value !== null ? `\n${indented(value as Answer)}` : String(value)}`
    })
    .join('\n')
}

const indented = (value: Answer) =>
  inWords(value)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')

function lineOf(one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one)
  const { title, id, file, name, snippet, ...rest } = one as Record<string, unknown>
  const words = Array.isArray(snippet) ? snippet.map((piece: { text: string }) => piece.text).join('') : undefined
  const known = [title ?? name ?? file, id, words].filter((part) => part !== undefined)
  return known.length > 0 ? known.join('  ') : JSON.stringify(rest)
}
