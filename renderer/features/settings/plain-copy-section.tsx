import { useState } from 'react'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { useChooseSave, usePlainCopy } from './queries.ts'
import styles from './settings.module.css'

/** A copy anyone can read, for an auditor. It never holds the words of a voice. */
export function PlainCopySection() {
  const [asking, setAsking] = useState(false)
  const copying = usePlainCopy()
  const choosing = useChooseSave()
  const refusals = useRefusals()
  const toasts = useToasts()
  const copy = async () => {
    try {
      const file = await choosing.mutateAsync({
        title: 'Where should the unlocked copy be put?',
        filters: [{ name: 'SQLite', extensions: ['sqlite'] }],
        name: 'For audit.sqlite',
      })
      if (file === null) return
      await copying.mutateAsync({ file, iUnderstand: true })
      toasts.show({ text: 'The unlocked copy is made. Delete it when the audit is over.' })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>
        An unlocked SQLite file with every record and its history, without what children and families said.
      </p>
      <div>
        <Button onPress={() => setAsking(true)} pending={copying.isPending}>
          Make an unlocked copy
        </Button>
      </div>
      <ConfirmDialog
        title="Make a copy without a lock?"
        action="I understand: make the copy"
        serious
        open={asking}
        onOpenChange={setAsking}
        onConfirm={copy}
      >
        Whoever has this file can read it. Names of people and confidential evidence are in it.
      </ConfirmDialog>
    </div>
  )
}
