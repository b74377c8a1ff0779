import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { answerKey, useAsk, useTell } from '#renderer/app/asking.ts'
import { useClient } from '#renderer/app/client.ts'
import { type LooseFacts, type Row, useRecords } from '#renderer/features/records/index.ts'

/** Rows fetched at once: more than two screens, and quick to parse. */
const pageSize = 200

export type Rows = {
  readonly total: number | undefined
  readonly error: unknown
  /** Undefined while its page is on its way. */
  readonly at: (index: number) => Row | undefined
  /** Says which rows are on screen. */
  readonly show: (first: number, last: number) => void
}

/** A list as long as it may be, of which only what is on screen is asked for. */
export function useEvidenceRows(where: LooseFacts): Rows {
  const client = useClient()
  const [pages, setPages] = useState({ from: 0, to: 0 })
  const numbers = Array.from({ length: pages.to - pages.from + 1 }, (_, index) => pages.from + index)
  const input = (page: number) =>
    ({ kind: 'evidence', where: { ...where }, limit: pageSize, offset: page * pageSize }) as const
  // The first page is always kept: it knows how many there are.
  const first = useAsk('record.rows', input(0), { about: ['evidence'], keepLast: true })
  const others = useQueries({
    queries: numbers.map((page) => ({
      queryKey: answerKey('record.rows', ['evidence'], input(page)),
      queryFn: () => client.call('record.rows', input(page)),
    })),
  })
  const byPage = new Map(numbers.map((page, index) => [page, others[index]?.data?.rows]))
  if (first.data !== undefined) byPage.set(0, first.data.rows)
  const show = useCallback((from: number, to: number) => {
    const next = { from: Math.floor(Math.max(0, from) / pageSize), to: Math.floor(Math.max(0, to) / pageSize) }
    setPages((now) => (now.from === next.from && now.to === next.to ? now : next))
  }, [])
  return {
    total: first.data?.total,
    error: first.error,
    at: (index) => byPage.get(Math.floor(index / pageSize))?.[index % pageSize],
    show,
  }
}

export const useExcerpts = (evidence: string) => useRecords('excerpt', { where: { evidence } })

export function useChooseFiles() {
  const choosing = useTell('host.chooseFiles')
  return useMemo(
    () => () =>
      choosing.mutateAsync({
        title: 'Import evidence',
        kind: 'files',
        filters: [{ name: 'Plain text', extensions: ['txt', 'md', 'text', 'markdown', 'csv'] }],
      }),
    [choosing.mutateAsync],
  )
}
