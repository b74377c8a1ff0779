import { useCallback, useEffect, useMemo, useState } from 'react'
import { sentenceOf } from '#renderer/app/refusals.tsx'
import { Notice } from '#renderer/ui/notice.tsx'

/** How what a person did last was taken. */
export type Taken =
  | { readonly as: 'heard' }
  | { readonly as: 'queued' }
  | { readonly as: 'refused'; readonly error: unknown }

export type Acting<Action> = {
  /** True once the room has taken it or will hear it; false where it was refused. Never rejects. */
  readonly act: (action: Action) => Promise<boolean>
  readonly taken: Taken
}

/** Does things on a board, and keeps how the last of them was taken. `view`: a new one says that the room is reached again. */
export function useActing<Action>(
  onAct: (action: Action) => Promise<{ readonly queued: boolean }>,
  view: unknown,
): Acting<Action> {
  const [taken, setTaken] = useState<Taken>({ as: 'heard' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view that came is the reason
  useEffect(() => setTaken((last) => (last.as === 'queued' ? { as: 'heard' } : last)), [view])
  const act = useCallback(
    async (action: Action) => {
      try {
        const { queued } = await onAct(action)
        setTaken(queued ? { as: 'queued' } : { as: 'heard' })
        return true
      } catch (error) {
        setTaken({ as: 'refused', error })
        return false
      }
    },
    [onAct],
  )
  return useMemo(() => ({ act, taken }), [act, taken])
}

/** Under a board: what was not taken, or not yet. Always there, so that what comes into it is read out. */
export function TakenNote({ taken }: { readonly taken: Taken }) {
  return (
    <div role="status">
      {taken.as === 'queued' ? (
        <Notice icon="clock">Kept on this computer. The room hears it as soon as it can be reached.</Notice>
      ) : null}
      {taken.as === 'refused' ? <RefusedNote error={taken.error} /> : null}
    </div>
  )
}

function RefusedNote({ error }: { readonly error: unknown }) {
  const { title, safe, todo } = sentenceOf(error)
  return (
    <Notice title={title}>
      {safe} {todo}
    </Notice>
  )
}

/** What someone just chose is shown at once; what the room says counts as soon as it says something else. `about`: a new round forgets it. */
export function useHoped<Value>(actual: Value, about: unknown) {
  const [hoped, setHoped] = useState<{ readonly value: Value; readonly over: Value; readonly about: unknown } | null>(
    null,
  )
  const holds = hoped !== null && hoped.over === actual && hoped.about === about
  return {
    value: holds ? hoped.value : actual,
    hope: (value: Value) => setHoped({ value, over: actual, about }),
    forget: () => setHoped(null),
  }
}
