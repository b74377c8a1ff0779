import { useEffect, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { copyText } from '#renderer/app/copy-text.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { useRecoveryCode } from './queries.ts'
import { recoverySheetIsDue, useRecoverySheetIsDue } from './recovery-due.ts'
import styles from './recovery-sheet.module.css'

type RecoverySheetProps = { readonly name: string; readonly file: string; readonly onClose: () => void }

/** The recovery code on a sheet to print. It is not kept anywhere but in the file it opens. */
export function RecoverySheet({ name, file, onClose }: RecoverySheetProps) {
  const query = useRecoveryCode()
  const [kept, setKept] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    // While this is open, printing prints the sheet alone.
    document.body.dataset.printing = 'recovery-sheet'
    return () => {
      delete document.body.dataset.printing
    }
  }, [])
  return (
    <Dialog title="The recovery code" open onOpenChange={(open) => (open ? undefined : onClose())} light={false}>
      <div className={styles.sheet}>
        <p className={styles.name}>{name}</p>
        <p className={styles.file}>{file}</p>
        <Answer query={query} loading="Making the code">
          {({ code }) => (
            <p className={styles.code} data-recovery-code>
              {code.split(/[\s-]+/).map((group, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code have no other identity
                <span key={index}>{group}</span>
              ))}
            </p>
          )}
        </Answer>
        <p>
          Opens this workspace when the passphrase is forgotten. Keep the sheet where you would keep a key: locked away,
          and not beside the computer. A new passphrase makes a new code.
        </p>
      </div>
      <div className={styles.notPrinted}>
        <Button icon="print" onPress={() => window.print()}>
          Print the sheet
        </Button>
        <Button
          variant="quiet"
          icon="copy"
          onPress={() => query.data !== undefined && void copyText(query.data.code).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy the code'}
        </Button>
      </div>
      <Checkbox checked={kept} onChange={setKept}>
        It is printed or written down
      </Checkbox>
      <DialogActions>
        <Button variant="primary" onPress={onClose} why={kept ? undefined : 'Keep it somewhere first'}>
          Go on
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Shows the sheet once where a workspace was just made or got its first passphrase. */
export function RecoverySheetWhenDue({ name, file }: { readonly name: string; readonly file: string }) {
  const due = useRecoverySheetIsDue()
  return due ? <RecoverySheet name={name} file={file} onClose={() => recoverySheetIsDue(false)} /> : null
}
