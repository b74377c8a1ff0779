import type { ReactNode } from 'react'

export type TextRange = { readonly start: number; readonly end: number }

/** Text with the matched ranges marked. Offsets count UTF-16 units; overlaps and ranges outside the text do no harm. */
export function Highlight({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start)
    const to = Math.min(text.length, end)
    if (to <= from) continue
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
