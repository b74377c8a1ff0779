import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { type Secret, useOpening } from './queries.ts'
import styles from './start.module.css'
import { StartCard } from './start-card.tsx'

type RestoreFormProps = { readonly into: string | null; readonly onBack: () => void; readonly onDone: () => void }

/** Puts a verified backup where the workspace was. What stood there is kept beside it. */
export function RestoreForm({ into, onBack, onDone }: RestoreFormProps) {
  const { restore, chooseBackup, choosePlace } = useOpening()
  const [backup, setBackup] = useState<string | null>(null)
  const [target, setTarget] = useState(into)
  const [by, setBy] = useState<'passphrase' | 'recovery-code' | 'practice'>('passphrase')
  const [words, setWords] = useState('')
  const [working, setWorking] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [done, setDone] = useState<{ readonly kept: string | null } | null>(null)
  const secret: Secret =
    by === 'passphrase' ? { by, passphrase: words } : by === 'practice' ? { by } : { by, code: words }
  const attempt = async <T,>(work: () => Promise<T>) => {
    setRefusal(null)
    try {
      return await work()
    } catch (error) {
      setRefusal(error)
      return undefined
    }
  }
  const submit = async () => {
    if (backup === null || target === null) return
    setWorking(true)
    const restored = await attempt(() => restore(backup, target, secret))
    setWorking(false)
    if (restored !== undefined) setDone(restored)
  }
  const why = backup === null ? 'Choose a backup first' : target === null ? 'Choose where it goes first' : undefined
  return (
    <StartCard title="Restore a backup" onBack={onBack} onSubmit={() => void submit()}>
      {done === null ? null : (
        <Notice
          state="done"
          live="status"
          title="The backup is back."
          actions={
            <Button size="small" onPress={onDone}>
              Open it
            </Button>
          }
        >
          {done.kept === null ? null : `What stood there before is kept as ${done.kept}.`}
        </Notice>
      )}
      <div className={styles.place}>
        <Button icon="folder" onPress={() => void attempt(chooseBackup).then((file) => file && setBackup(file))}>
          Choose the backup
        </Button>
        <p className={styles.note}>{backup ?? 'Backups are in the folder of your documents, newest first.'}</p>
      </div>
      <div className={styles.place}>
        <Button
          icon="folder"
          onPress={() => void attempt(() => choosePlace('Hearings redesign')).then((file) => file && setTarget(file))}
        >
          Choose where it goes
        </Button>
        <p className={styles.note}>{target ?? 'The file the backup takes the place of.'}</p>
      </div>
      <Segmented
        label="What opens the backup"
        choices={[
          { id: 'passphrase', name: 'Passphrase' },
          { id: 'recovery-code', name: 'Recovery code' },
          { id: 'practice', name: 'Practice' },
        ]}
        value={by}
        onChange={setBy}
      />
      {by === 'practice' ? (
        <p className={styles.note}>A practice workspace needs no passphrase.</p>
      ) : (
        <TextField
          label={
            by === 'passphrase' ? 'Passphrase at the time of the backup' : 'Recovery code at the time of the backup'
          }
          type={by === 'passphrase' ? 'password' : 'text'}
          value={words}
          onChange={setWords}
        />
      )}
      {refusal === null ? null : <RefusalNotice error={refusal} />}
      <ButtonRow>
        <Button type="submit" variant="primary" pending={working} why={why}>
          Restore the backup
        </Button>
      </ButtonRow>
    </StartCard>
  )
}
