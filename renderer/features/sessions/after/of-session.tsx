import type { ReactNode } from 'react'
import { Answer, type Asked } from '#renderer/app/answer.tsx'
import { useCreating, usePart } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import type { KindName } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'

type OfSessionProps<T> = {
  readonly query: Asked<readonly T[]>
  readonly loading: string
  /** Said where there is none. */
  readonly nothing: string
  /** Under them: a way to add one. */
  readonly adding: ReactNode
  readonly children: (records: readonly T[]) => ReactNode
}

/** Records of one kind that came of one session. */
export function OfSession<T>({ query, loading, nothing, adding, children }: OfSessionProps<T>) {
  return (
    <div className={styles.section}>
      <Answer query={query} loading={loading}>
        {(records) => (records.length === 0 ? <p className={styles.quiet}>{nothing}</p> : children(records))}
      </Answer>
      {adding}
    </div>
  )
}

type AddingProps = {
  readonly session: string
  readonly kind: KindName
  readonly name: string
  /** Without it the dialog of the kind opens. */
  readonly onPress?: (() => void) | undefined
}

/** Adds one, where one's part in an open session includes that. */
export function AddToSession({ session, kind, name, onPress }: AddingProps) {
  const creating = useCreating()
  const may = usePart('workshop', session).begin(kind)
  if (!may) return null
  const ask = () => creating(kind, { given: { workshop: session }, whenCreated: () => {} })
  return (
    <div>
      <Button size="small" variant="quiet" icon="plus" onPress={onPress ?? ask}>
        {name}
      </Button>
    </div>
  )
}
