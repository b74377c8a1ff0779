import { useState } from 'react'
import { RefusalNotice, useRefusals } from '#renderer/app/refusals.tsx'
import { type OpenWorkspace, useWorkspaceState } from '#renderer/app/workspace.ts'
import {
  PassphraseFields,
  type Passphrases,
  RecoverySheet,
  recoverySheetIsDue,
  whyNot,
} from '#renderer/features/start/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Switch } from '#renderer/ui/switch.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { useChangePassphrase, useRemember } from './queries.ts'
import styles from './settings.module.css'

/** Choosing or changing the passphrase, the recovery sheet, and whether this computer remembers. */
export function PassphraseSection({ workspace }: { readonly workspace: OpenWorkspace }) {
  const [changing, setChanging] = useState(false)
  const [sheet, setSheet] = useState(false)
  const remembering = useRemember()
  const refusals = useRefusals()
  const keychainIsSafe = useWorkspaceState().data?.keychainIsSafe ?? false
  return (
    <div className={styles.stack}>
      {workspace.practice ? (
        <Notice title="This is a practice workspace.">
          Its passphrase is public, so it may not hold what somebody said. Choose a passphrase to make it the group’s
          own.
        </Notice>
      ) : null}
      <div className={styles.buttons}>
        <Button icon="key" variant={workspace.practice ? 'primary' : 'default'} onPress={() => setChanging(true)}>
          {workspace.practice ? 'Choose a passphrase' : 'Change the passphrase'}
        </Button>
        {workspace.practice ? null : (
          <Button icon="print" onPress={() => setSheet(true)}>
            Recovery code
          </Button>
        )}
      </div>
      {workspace.practice ? null : (
        <Switch
          on={workspace.remembered}
          disabled={!keychainIsSafe}
          onChange={(remember) => void remembering.mutateAsync({ remember }).catch(refusals.show)}
          sub={
            keychainIsSafe
              ? 'Kept in this computer’s keychain. Whoever is signed in here can open the workspace.'
              : 'Not on this computer: its keychain only hides a passphrase and does not protect it.'
          }
        >
          Remember on this computer
        </Switch>
      )}
      {changing ? <ChangeDialog practice={workspace.practice} onClose={() => setChanging(false)} /> : null}
      {sheet ? <RecoverySheet name={workspace.name} file={workspace.file} onClose={() => setSheet(false)} /> : null}
    </div>
  )
}

function ChangeDialog({ practice, onClose }: { readonly practice: boolean; readonly onClose: () => void }) {
  const change = useChangePassphrase()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState<Passphrases>({ once: '', again: '' })
  const submit = async () => {
    try {
      await change.mutateAsync({ current: current === '' ? null : current, next: next.once })
      recoverySheetIsDue(true)
      onClose()
    } catch {
      // Said below, by the mutation's own error.
    }
  }
  return (
    <Dialog
      title={practice ? 'Choose a passphrase' : 'Change the passphrase'}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      light={false}
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot(next) === undefined) void submit()
        }}
      >
        {practice ? null : (
          <TextField
            label="Passphrase now"
            hint="Leave empty if you opened the workspace with the recovery code"
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
        )}
        <PassphraseFields value={next} onChange={setNext} />
        {change.error === null ? null : <RefusalNotice error={change.error} />}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" pending={change.isPending} why={whyNot(next)}>
            {practice ? 'Use this passphrase' : 'Change the passphrase'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
