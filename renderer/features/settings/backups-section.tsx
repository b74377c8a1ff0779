import { Answer } from '#renderer/app/answer.tsx'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { whenDone } from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { useBackUp, useBackups, useChooseSave, useReveal } from './queries.ts'
import styles from './settings.module.css'

const whys = { close: 'On closing', migration: 'Before an update', asked: 'Asked for' } as const

/** Copies that were checked after they were written, under the passphrase of their time. */
export function BackupsSection() {
  const query = useBackups()
  const backingUp = useBackUp()
  const choosing = useChooseSave()
  const revealing = useReveal()
  const refusals = useRefusals()
  const toasts = useToasts()
  const backUp = async (file: string | null) => {
    try {
      const backup = await backingUp.mutateAsync({ file })
      toasts.show({
        text: 'Backed up and checked',
        action: { name: 'Show in its folder', onPress: () => void revealing.mutateAsync({ file: backup.file }) },
      })
      await query.refetch()
    } catch (error) {
      refusals.show(error)
    }
  }
  const elsewhere = async () => {
    const file = await choosing.mutateAsync({
      title: 'Where should the copy be put?',
      filters: [{ name: 'Workspaces', extensions: ['hearings'] }],
      name: 'Copy.hearings',
    })
    if (file !== null) await backUp(file)
  }
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>
        Made by itself on closing and before updates, then read back and checked. To bring one back, close the workspace
        and choose “Restore a backup”.
      </p>
      <div className={styles.buttons}>
        <Button onPress={() => void backUp(null)} pending={backingUp.isPending}>
          Back up now
        </Button>
        <Button variant="quiet" onPress={() => void elsewhere()}>
          Copy to another place
        </Button>
      </div>
      <Answer query={query} loading="Looking for backups">
        {(backups) =>
          backups.length === 0 ? (
            <p className={styles.quiet}>None yet.</p>
          ) : (
            <Table
              caption="Backups"
              rows={backups}
              rowId={({ file }) => file}
              columns={[
                { id: 'at', name: 'Made', cell: ({ at }) => whenDone(at) },
                { id: 'why', name: 'Why', cell: ({ why }) => whys[why] },
                { id: 'size', name: 'Size', align: 'end', cell: ({ bytes }) => `${(bytes / 1_000_000).toFixed(1)} MB` },
                {
                  id: 'show',
                  name: 'Folder',
                  align: 'end',
                  cell: ({ file }) => (
                    <IconButton
                      icon="folder"
                      name="Show in its folder"
                      onPress={() => void revealing.mutateAsync({ file })}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Answer>
    </div>
  )
}
