import { useAsk } from '#renderer/app/asking.ts'
import { useSessionState } from '#renderer/app/workspace.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { isAmong, looksAfterAll, type PartInRecord, partIn, wholePart } from '#shared/domain/session/sharing.ts'
import styles from './part.module.css'

/**
 * What the person at the screen may do with a record: everything, unless a session that somebody else holds shares it.
 * Until the core has said whose it is, a record that could be the session's is taken for it.
 */
export function usePart(kind: KindName, id: string): PartInRecord {
  const session = useSessionState().data?.session ?? null
  const isTaken =
    session !== null &&
    session.part === 'guest' &&
    session.standing === 'inside' &&
    !looksAfterAll(session.role) &&
    isAmong(session, kind, id)
  const { data } = useAsk('record.standing', { kind, id }, { about: 'any', enabled: isTaken, askAgain: true })
  if (!isTaken || data?.isOfSession === false) return wholePart
  return partIn(session.role, session.share, kind, data?.beganHere ?? false)
}

/** Says why nothing on a page can be changed, where that is so. */
export function ReadingNote({ kind, id }: { readonly kind: KindName; readonly id: string }) {
  const part = usePart(kind, id)
  return part.change() ? null : <p className={styles.note}>You can read this during the session.</p>
}
