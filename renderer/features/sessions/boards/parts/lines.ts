import { useState } from 'react'

const most = 60
const longest = 300

/** A list written one a line. What is typed stays as it is typed; the list has no empty lines. */
export function useLines(lines: readonly string[], onLines: (lines: readonly string[]) => void) {
  const joined = lines.join('\n')
  const [typed, setTyped] = useState(joined)
  // What was typed stands for these lines; other lines came from elsewhere.
  const words = linesOf(typed).join('\n') === joined ? typed : joined
  return {
    words,
    onWords: (next: string) => {
      setTyped(next)
      onLines(linesOf(next))
    },
  }
}

const linesOf = (words: string): readonly string[] =>
  words
    .split('\n')
    .map((line) => line.trim().slice(0, longest))
    .filter((line) => line !== '')
    .slice(0, most)
