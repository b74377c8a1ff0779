import type { ReactNode } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { type Session, useTakingOver } from '../queries.ts'
import styles from './seat.module.css'

type ConnectionProps = {
  readonly session: Session
  /** What that means, where there is no question to go on with. */
  readonly children?: ReactNode | undefined
}

/** Said calmly while the host cannot be reached; a deputy may go on in its place. */
export function Connection({ session, children }: ConnectionProps) {
  const taking = useTakingOver()
  if (session.connected && !session.mayTakeOver) return null
  return (
    <div className={styles.connection}>
      {session.connected ? null : (
        <Notice state="stale" title="The session cannot be reached just now." live="status">
          {children ??
            'Go on as you were: what you do and write is kept on this computer, and goes to the others as soon as they are reached again.'}
        </Notice>
      )}
      {session.mayTakeOver ? (
        <Notice
          title="You can go on in the host’s place."
          live="status"
          actions={
            <Button pending={taking.isPending} onPress={() => taking.mutate(undefined)}>
              Take over
            </Button>
          }
        >
          Their computer is away. If it does not come back, the session goes on at yours: everyone is taken there, and
          nothing is lost.
        </Notice>
      ) : null}
      {taking.error === null ? null : <RefusalNotice error={taking.error} />}
    </div>
  )
}
