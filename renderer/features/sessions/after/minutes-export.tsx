import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button, type ButtonLook } from '#renderer/ui/button.tsx'
import { CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { ProgressJob } from '#renderer/ui/progress-job.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { exportFormats } from '#shared/domain/records/options.ts'
import styles from './after.module.css'
import { useChooseFolder, useExporting, useReveal } from './queries.ts'

type Format = (typeof exportFormats)[number]['value']
const names = Object.fromEntries(exportFormats.map(({ value, label }) => [value, label])) as Record<Format, string>
const isFormat = (id: string): id is Format => Object.hasOwn(names, id)

type MinutesExportProps = { readonly session: RecordOf<'workshop'> } & Pick<ButtonLook, 'variant' | 'size'>

/** Makes the minutes in the formats chosen, in a folder chosen. */
export function MinutesExport({ session, ...look }: MinutesExportProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...look} icon="download" onPress={() => setOpen(true)}>
        Make files
      </Button>
      {open ? <ExportDialog session={session} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type ExportDialogProps = { readonly session: RecordOf<'workshop'>; readonly onClose: () => void }

function ExportDialog({ session, onClose }: ExportDialogProps) {
  const [formats, setFormats] = useState<readonly string[]>(['docx', 'html', 'pdf'])
  const { work, start } = useExporting()
  const choosing = useChooseFolder()
  const revealing = useReveal()
  const make = async () => {
    const [folder] = await choosing.mutateAsync({
      title: 'Where should the minutes be put?',
      filters: [],
      kind: 'folder',
    })
    if (folder !== undefined) await start({ workshop: session.id, formats: formats.filter(isFormat), folder })
  }
  const running = work.state === 'running'
  return (
    <Dialog
      title="Make files of the minutes"
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      light={!running}
    >
      {work.state === 'done' ? (
        <Notice state="done" title="The minutes are made">
          <ul className={styles.files}>
            {work.output.map(({ file, bytes }) => (
              <li key={file}>
                <span>{file.split(/[\\/]/).at(-1)}</span>
                <span
                  className={styles.quiet}
                >{`${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-GB')} KB`}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : running ? (
        <ProgressJob
          label={work.progress === null ? 'Putting the minutes together' : `Making the ${names[work.progress.format]}`}
          done={work.progress?.done ?? 0}
          of={work.progress?.of}
          onCancel={work.cancel}
        >
          You can go on working.
        </ProgressJob>
      ) : (
        <>
          <CheckboxGroup
            label="In which formats?"
            value={formats}
            onChange={setFormats}
            choices={exportFormats.map(({ value, label }) => ({ id: value, name: label }))}
          />
          {session.facts.minutes_agreed_on === null ? (
            <Notice>They are marked as a draft, because they have not been agreed yet.</Notice>
          ) : null}
        </>
      )}
      {work.state === 'refused' ? <RefusalNotice error={work.error} /> : null}
      <DialogActions>
        {work.state === 'done' ? (
          <>
            <Button onPress={() => void revealing.mutateAsync({ file: work.output[0]?.file ?? '' })}>
              Show in its folder
            </Button>
            <Button variant="primary" onPress={onClose}>
              Done
            </Button>
          </>
        ) : (
          <>
            <Button variant="quiet" onPress={onClose} disabled={running}>
              Close
            </Button>
            <Button
              variant="primary"
              onPress={() => void make()}
              disabled={running}
              why={formats.length === 0 ? 'Choose at least one format' : undefined}
            >
              Choose a folder and make them
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  )
}
