import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { ProgressJob } from '#renderer/ui/progress-job.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { exportFormats } from '#shared/domain/records/options.ts'
import styles from './consultation.module.css'
import { useChooseFolder, useExportWork, usePreview, useReveal } from './queries.ts'

type Format = (typeof exportFormats)[number]['value']
const names = Object.fromEntries(exportFormats.map(({ value, label }) => [value, label])) as Record<Format, string>
const isFormat = (id: string): id is Format => Object.hasOwn(names, id)

/** Makes the paper in the formats chosen, in a folder chosen. */
export function ExportButton({ consultation }: { readonly consultation: RecordOf<'consultation'> }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon="download" onPress={() => setOpen(true)}>
        Make the paper
      </Button>
      {open ? <ExportDialog consultation={consultation} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function ExportDialog({
  consultation,
  onClose,
}: {
  readonly consultation: RecordOf<'consultation'>
  readonly onClose: () => void
}) {
  const [formats, setFormats] = useState<readonly string[]>(['docx', 'html', 'pdf'])
  const { work, start } = useExportWork()
  const choosing = useChooseFolder()
  const revealing = useReveal()
  const preview = usePreview(consultation.id).data
  const make = async () => {
    const [folder] = await choosing.mutateAsync({
      title: 'Where should the paper be put?',
      filters: [],
      kind: 'folder',
    })
    if (folder !== undefined) await start({ id: consultation.id, formats: formats.filter(isFormat), folder })
  }
  const running = work.state === 'running'
  return (
    <Dialog title="Make the paper" open onOpenChange={(next) => (next ? undefined : onClose())} light={!running}>
      {work.state === 'done' ? (
        <Notice state="done" title="The paper is made">
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
          label={work.progress === null ? 'Putting the paper together' : `Making the ${names[work.progress.format]}`}
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
          {preview === undefined || preview.quotesWithheld === 0 ? null : (
            <Notice state="voice">
              {preview.quotesWithheld === 1 ? 'One quote is' : `${preview.quotesWithheld} quotes are`} not shown,
              because what was agreed does not allow it.
            </Notice>
          )}
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
              Choose a folder and make it
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  )
}
