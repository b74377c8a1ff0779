import { Drawer } from '#renderer/ui/drawer.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import styles from './seat.module.css'
import { useOwnNotes } from './use-own-notes.ts'

/** Notes that nobody else sees. */
export function NotesDrawer({ about, onClose }: { readonly about: string; readonly onClose: () => void }) {
  const { words, write } = useOwnNotes(about)
  return (
    <Drawer label="My own notes" open onOpenChange={(open) => (open ? undefined : onClose())}>
      <div className={styles.drawer}>
        <h2>My own notes</h2>
        {words === undefined ? (
          <LoadingShape label="Opening your notes" />
        ) : (
          <TextArea
            label="Only you see these"
            hint="They stay on this computer, in your own workspace, and are shared with nobody"
            value={words}
            onChange={write}
            maxLength={200_000}
            lines={12}
            autoFocus
          />
        )}
      </div>
    </Drawer>
  )
}
