import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import type { Session } from '../queries.ts'
import { useRemoving } from '../queries.ts'
import styles from './people.module.css'

type RemoveDialogProps = { readonly peer: Session['peers'][number]; readonly onClose: () => void }
type Held = { readonly documents: readonly string[]; readonly records: number; readonly voices: number }

/** Ends someone's part at once, then says plainly what cannot be taken back. */
export function RemoveDialog({ peer, onClose }: RemoveDialogProps) {
  const removing = useRemoving()
  const [held, setHeld] = useState<Held | null>(null)
  const remove = async () => setHeld(await removing.mutateAsync({ participant: peer.participant }).catch(() => null))
  const closing = (open: boolean) => (open ? undefined : onClose())
  if (held !== null)
    return (
      <Dialog title={`${peer.name} is no longer in the session`} open onOpenChange={closing} light={false}>
        <HeldAlready held={held} />
        <DialogActions>
          <Button variant="primary" autoFocus onPress={onClose}>
            Done
          </Button>
        </DialogActions>
      </Dialog>
    )
  return (
    <Dialog title={`Remove ${peer.name} from the session?`} open onOpenChange={closing} size="small">
      <p>
        Their part ends at once, the session’s keys change, and nothing more reaches their computer. What they wrote
        stays here. What they received already stays with them; you see what that is next.
      </p>
      {removing.error === null ? null : <RefusalNotice error={removing.error} />}
      <DialogActions>
        <Button variant="quiet" autoFocus onPress={onClose}>
          Cancel
        </Button>
        <Button variant="serious" pending={removing.isPending} onPress={() => void remove()}>
          {`Remove ${peer.name}`}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function HeldAlready({ held: { documents, records, voices } }: { readonly held: Held }) {
  if (documents.length + records + voices === 0) return <p>Nothing of the session had reached their computer.</p>
  return (
    <div className={styles.part}>
      <p>On their computer already, as it stood until now:</p>
      <ul className={styles.held}>
        {documents.map((title) => (
          <li key={title}>{title}</li>
        ))}
        {records === 0 ? null : <li>{count(records, 'record', 'records')}</li>}
        <li>{voices === 0 ? 'No words of voices' : `The words of ${count(voices, 'voice', 'voices')}`}</li>
      </ul>
    </div>
  )
}
