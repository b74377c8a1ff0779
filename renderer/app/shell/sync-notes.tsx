import { useEffect, useState } from 'react'
import { openTextOf, type SharedDocumentStatus } from '#renderer/sync/open-text.ts'
import type { Followed } from '#renderer/sync/provider.ts'
import { watchReceipts, watchSession } from '#renderer/sync/session-watch.ts'
import { useFollowed } from '#renderer/sync/use-followed.ts'
import { StatusNote } from '#renderer/ui/status-line.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { useClient } from '../client.ts'
import styles from './shell.module.css'
import { isInOrder, patience, type Told, toldOfSession, toldOfText } from './told-sync.ts'

/** Which road what is written here takes, with how many it is shared, and how many hold it. */
export function SyncNotes() {
  const client = useClient()
  const { session } = useFollowed(watchSession(client))
  const receipts = useFollowed(watchReceipts(client))
  const ofText = useTold(openTextOf(client))
  if (session === null) return null
  const { notes, spoken } = ofText ?? toldOfSession(session, receipts)
  return (
    <>
      {/* The figures change all the time: seen, and heard only when asked for. */}
      <span aria-live="off" className={styles.notes}>
        {notes.map((note, place) => (
          <StatusNote key={note} {...(place === 0 ? { icon: 'people' as const } : {})}>
            {note}
          </StatusNote>
        ))}
      </span>
      <VisuallyHidden>
        <span role="status">{spoken}</span>
      </VisuallyHidden>
    </>
  )
}

/** Follows the text that is open without a word at every keystroke; null where none is shared. */
function useTold(text: Followed<SharedDocumentStatus | null>): Told | null {
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      clearTimeout(timer)
      timer = undefined
      const status = text.get()
      const next = status?.sharing ? toldOfText(status) : null
      setTold((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next))
    }
    const follow = () => {
      const status = text.get()
      if (status === null || isInOrder(status)) tell()
      else timer ??= setTimeout(tell, patience)
    }
    const subscription = text.subscribe(follow)
    follow()
    return () => {
      clearTimeout(timer)
      subscription[Symbol.dispose]()
    }
  }, [text])
  return told
}
