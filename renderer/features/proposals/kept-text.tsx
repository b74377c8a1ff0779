import type { ReactNode } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { EditorView } from '#renderer/editor/editor-view.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import styles from './kept-text.module.css'
import { type Kept, useEvidence, useQuotes } from './queries.ts'
import { TextFoot } from './text-foot.tsx'
import { useReadings } from './use-readings.ts'

type KeptTextProps = {
  readonly kept: Kept
  /** What it is called, for people who hear the screen. */
  readonly label: string
  readonly head?: ReactNode | undefined
}

const nobody = { name: '', colour: '#3f3a33' }

/** A text as it once stood, to read. Quotes in it show what consent allows today, not then. */
export function KeptText({ kept: { doc, error }, label, head }: KeptTextProps) {
  const readings = useReadings(doc)
  const quotes = useQuotes(readings.quoteIds)
  const evidence = useEvidence(readings.evidenceIds)
  if (error) return <RefusalNotice error={error} />
  if (doc === null) return <LoadingShape label="Opening the text" lines={6} />
  return (
    <EditorView
      doc={doc}
      awareness={null}
      me={nobody}
      editable={false}
      label={label}
      quotes={quotes}
      evidence={evidence}
      head={head}
      foot={<TextFoot words={readings.words} status={null} />}
    />
  )
}

type KeptTextDialogProps = KeptTextProps & {
  readonly title: string
  /** Above the text: since when it stands like this, and what is to be known of it. */
  readonly note: ReactNode
  readonly onClose: () => void
}

/** The same over the page that it is about. */
export function KeptTextDialog({ title, note, onClose, ...text }: KeptTextDialogProps) {
  return (
    <Dialog title={title} size="large" open onOpenChange={(open) => (open ? undefined : onClose())}>
      {note}
      <div className={styles.paper}>
        <KeptText {...text} />
      </div>
    </Dialog>
  )
}
