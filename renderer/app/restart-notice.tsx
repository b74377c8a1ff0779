import { useSyncExternalStore } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { sentenceFor } from '#shared/rpc/errors.ts'
import styles from './shell/shell.module.css'

/** Whether the core was started again and nobody has read it yet. Lives outside the tree: the line is swapped there. */
let unread = false
const listeners = new Set<() => void>()
const set = (next: boolean) => {
  unread = next
  for (const listener of listeners) listener()
}

export const sayRestarted = () => set(true)

export function RestartNotice() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => unread,
  )
  if (!shown) return null
  const { title, safe } = sentenceFor('core/restarted')
  return (
    <div className={styles.notice}>
      <Notice
        state="info"
        live="status"
        title={title}
        actions={
          <Button size="small" onPress={() => set(false)}>
            Go on
          </Button>
        }
      >
        {safe}
      </Notice>
    </div>
  )
}
