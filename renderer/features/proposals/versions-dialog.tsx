import { type FormEvent, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { sentenceOf } from '#renderer/app/refusals.tsx'
import { count, whenDone } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import styles from './dialogs.module.css'
import { useNameVersion, useVersions, type Version } from './queries.ts'

type VersionsDialogProps = {
  readonly id: string
  readonly onLook: (version: Version) => void
  readonly onClose: () => void
}

/** Names the text as it is now, and shows the texts that were named before. */
export function VersionsDialog({ id, onLook, onClose }: VersionsDialogProps) {
  const versions = useVersions(id)
  const nameVersion = useNameVersion(id)
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState<string>()
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (label.trim() === '') return setProblem('Give it a name that others will know it by.')
    try {
      await nameVersion(label)
      setLabel('')
    } catch (error) {
      setProblem(sentenceOf(error).title)
    }
  }
  return (
    <Dialog title="Versions" open onOpenChange={(open) => (open ? undefined : onClose())}>
      <form onSubmit={(event) => void keep(event)} className={styles.line}>
        <TextField
          label="Name the text as it is now"
          hint="Such as “Draft 6, with the group”"
          value={label}
          onChange={(next) => {
            setLabel(next)
            setProblem(undefined)
          }}
          error={problem}
          maxLength={200}
          autoFocus
        />
        <Button type="submit">Keep this version</Button>
      </form>
      <Answer query={versions} loading="Opening the versions">
        {(kept) =>
          kept.length === 0 ? (
            <p className={styles.quiet}>No version has been named yet. Every word is kept all the same.</p>
          ) : (
            <ol className={styles.versions} aria-label="Versions that were named">
              {kept.map((version) => (
                <li key={version.version} className={styles.version}>
                  <span>
                    <strong>{version.label}</strong>
                    <small>
                      {[version.by, whenDone(version.at), count(version.words, 'word', 'words')]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                  <Button
                    size="small"
                    variant="quiet"
                    icon="eye"
                    aria-label={`Look at ${version.label}`}
                    onPress={() => {
                      onLook(version)
                      onClose()
                    }}
                  >
                    Look
                  </Button>
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </Dialog>
  )
}
