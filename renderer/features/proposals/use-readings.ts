import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { bodyToJson } from '#shared/ydoc/proposal.ts'
import { bodyOf } from '#shared/ydoc/proposal-shape.ts'
import {
  type CitedEvidence,
  citedEvidenceOf,
  countWords,
  numberedBlocks,
  plainTextOf,
  quoteIdsOf,
} from '#shared/ydoc/readings.ts'

/** What is read off a text while it is written. The lists stay the same objects while they say the same. */
export type Readings = {
  readonly words: number
  readonly quoteIds: readonly string[]
  readonly cited: readonly CitedEvidence[]
  readonly evidenceIds: readonly string[]
  /** The numbers of sections and clauses, as the page shows them. */
  readonly clauses: readonly string[]
}

const nothing: Readings = { words: 0, quoteIds: [], cited: [], evidenceIds: [], clauses: [] }

/** Milliseconds of quiet after which a text is read again, and the longest that somebody who types on waits for it. */
const quiet = 300
const longest = 2000

/** Follows a document. Reading fifty pages takes a few milliseconds, so it waits for a pause in the typing. */
export function useReadings(doc: Y.Doc | null): Readings {
  const [readings, setReadings] = useState(nothing)
  useEffect(() => {
    if (doc === null) return setReadings(nothing)
    let timer: ReturnType<typeof setTimeout> | undefined
    let due: number | undefined
    const read = () => {
      due = undefined
      setReadings((last) => readingsOf(doc, last))
    }
    const onChange = () => {
      const now = Date.now()
      due ??= now + longest
      clearTimeout(timer)
      timer = setTimeout(read, Math.max(0, Math.min(quiet, due - now)))
    }
    const body = bodyOf(doc)
    read()
    body.observeDeep(onChange)
    return () => {
      body.unobserveDeep(onChange)
      clearTimeout(timer)
    }
  }, [doc])
  return readings
}

/** Reads a document; what says the same as `last` is taken from it. */
export function readingsOf(doc: Y.Doc, last: Readings = nothing): Readings {
  const body = bodyToJson(doc)
  const words = countWords(plainTextOf(body))
  const same = <T>(next: T, before: T): T => (JSON.stringify(next) === JSON.stringify(before) ? before : next)
  const cited = citedEvidenceOf(body)
  return same(
    {
      words,
      quoteIds: same(quoteIdsOf(body), last.quoteIds),
      cited: same(cited, last.cited),
      evidenceIds: same([...new Set(cited.map(({ evidenceId }) => evidenceId))], last.evidenceIds),
      clauses: same(
        numberedBlocks(body).flatMap(({ number }) => number ?? []),
        last.clauses,
      ),
    },
    last,
  )
}
