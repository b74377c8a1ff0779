import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Refusal, type Sentence, sentenceFor } from '#shared/rpc/errors.ts'
import styles from './refusals.module.css'

/** The sentence for anything that went wrong: a refusal has its own, a bug has the common one. */
export function sentenceOf(error: unknown): Sentence & { readonly code: string } {
  const code = error instanceof Refusal ? error.code : 'core/unexpected'
  return { code, ...sentenceFor(code, error instanceof Refusal ? error.values : {}) }
}

export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof Refusal && error.code === code
}

/** What went wrong, in the place where it went wrong. */
export function RefusalNotice({
  error,
  actions,
}: {
  readonly error: unknown
  readonly actions?: ReactNode | undefined
}) {
  const { title, safe, todo, code } = sentenceOf(error)
  return <ErrorNotice title={title} safe={safe} whatToDo={todo || undefined} code={code} actions={actions} />
}

type Refusals = { readonly show: (error: unknown) => void }
const RefusalContext = createContext<Refusals | null>(null)

/** For commands that have no place of their own to say that they were refused. */
export function useRefusals(): Refusals {
  const refusals = useContext(RefusalContext)
  if (refusals === null) throw new Error('useRefusals needs a RefusalProvider above it')
  return refusals
}

export function RefusalProvider({ children }: { readonly children: ReactNode }) {
  const [error, setError] = useState<unknown>(null)
  const show = useCallback((next: unknown) => {
    if (!isRefusal(next, 'core/cancelled')) setError(next)
  }, [])
  const refusals = useMemo(() => ({ show }), [show])
  return (
    <RefusalContext value={refusals}>
      {children}
      {error === null ? null : (
        <div className={styles.place}>
          <RefusalNotice
            error={error}
            actions={
              <Button size="small" onPress={() => setError(null)}>
                Close this
              </Button>
            }
          />
        </div>
      )}
    </RefusalContext>
  )
}
