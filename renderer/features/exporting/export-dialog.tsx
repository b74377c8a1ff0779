import { type ReactNode, useState } from 'react'
import type { Work } from '#renderer/app/asking.ts'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { ProgressJob } from '#renderer/ui/progress-job.tsx'
import { exportFormats } from '#shared/domain/records/options.ts'
import styles from './exporting.module.css'
import { useChooseFolder, useReveal } from './queries.ts'

type Format = (typeof exportFormats)[number]['value']
type Made = readonly { readonly file: string; readonly bytes: number }[]
type Progress = { readonly format: Format; readonly done: number; readonly of: number }

const names = Object.fromEntries(exportFormats.map(({ value, label }) => [value, label])) as Record<Format, string>
const isFormat = (id: string): id is Format => Object.hasOwn(names, id)

type ExportDialogProps = {
  readonly title: string
  /** What is being made, in its own words at each step. */
  readonly words: {
    readonly where: string
    readonly beginning: string
    readonly made: string
    readonly action: string
  }
  readonly work: Work<Made, Progress>
  readonly onMake: (formats: Format[], folder: string) => Promise<unknown>
  readonly onClose: () => void
  /** What somebody should know before they make it. */
  readonly children?: ReactNode | undefined
}

/** Makes something that leaves the house, in the formats chosen, in a folder chosen. */
export function ExportDialog({ title, words, work, onMake, onClose, children }: ExportDialogProps) {
  const [formats, setFormats] = useState<readonly string[]>(['docx', 'html', 'pdf'])
  const choosing = useChooseFolder()
  const revealing = useReveal()
  const make = async () => {
    const [folder] = await choosing.mutateAsync({ title: words.where, filters: [], kind: 'folder' })
    if (folder !== undefined) await onMake(formats.filter(isFormat), folder)
  }
  const running = work.state === 'running'
  return (
    <Dialog title={title} open onOpenChange={(next) => (next ? undefined : onClose())} light={!running}>
      {work.state === 'done' ? (
        <Notice state="done" title={words.made}>
          <ul className={styles.files}>
            {work.output.map(({ file, bytes }) => (
              <li key={file}>
                <span>{file.split(/[\\/]/).at(-1)}</span>
                <span className={styles.size}>{kilobytes(bytes)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : running ? (
        <ProgressJob
          label={work.progress === null ? words.beginning : `Making the ${names[work.progress.format]}`}
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
          {children}
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
              {words.action}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  )
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-GB')} KB`
