import { useState } from 'react'
import { ExportDialog } from '#renderer/features/exporting/index.ts'
import { Button, type ButtonLook } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useExporting } from './queries.ts'

type OfSession = { readonly session: RecordOf<'workshop'> }

/** Makes the minutes in the formats chosen, in a folder chosen. */
export function MinutesExport({ session, ...look }: OfSession & Pick<ButtonLook, 'variant' | 'size'>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...look} icon="download" onPress={() => setOpen(true)}>
        Make files
      </Button>
      {open ? <MinutesDialog session={session} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const words = {
  where: 'Where should the minutes be put?',
  beginning: 'Putting the minutes together',
  made: 'The minutes are made',
  action: 'Choose a folder and make them',
}

function MinutesDialog({ session, onClose }: OfSession & { readonly onClose: () => void }) {
  const { work, start } = useExporting()
  return (
    <ExportDialog
      title="Make files of the minutes"
      words={words}
      work={work}
      onMake={(formats, folder) => start({ workshop: session.id, formats, folder })}
      onClose={onClose}
    >
      {session.facts.minutes_agreed_on === null ? (
        <Notice>They are marked as a draft, because they have not been agreed yet.</Notice>
      ) : null}
    </ExportDialog>
  )
}
