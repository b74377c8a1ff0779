import type { ReactNode } from 'react'

export type ListRow = {
  readonly id: string
  readonly title: string
  /** One quiet line under the title. */
  readonly sub?: string | undefined
  /** A state or a count at the end of the row. */
  readonly end?: ReactNode | undefined
  /** A number or an icon before the title. */
  readonly start?: ReactNode | undefined
  readonly href?: string | undefined
}

export type ListGroup = {
  readonly id: string
  /** Without a title the rows stand on their own. */
  readonly title?: string | undefined
  readonly rows: readonly ListRow[]
}
