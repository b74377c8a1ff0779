import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { RefusalNotice } from './refusals.tsx'

/** What an answer needs of a query. */
export type Asked<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }

type AnswerProps<T> = {
  readonly query: Asked<T>
  /** What is on its way: "Opening the area". */
  readonly loading: string
  readonly lines?: number | undefined
  readonly children: (answer: T) => ReactNode
}

/** An answer of the core with its three states: on its way, refused, here. */
export function Answer<T>({ query, loading, lines, children }: AnswerProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null)
    return (
      <RefusalNotice
        error={query.error}
        actions={
          <Button size="small" onPress={() => void query.refetch()}>
            Try again
          </Button>
        }
      />
    )
  return <LoadingShape label={loading} lines={lines} />
}
