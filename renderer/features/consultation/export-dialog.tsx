import { useState } from 'react'
import { ExportDialog } from '#renderer/features/exporting/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useExportWork, usePreview } from './queries.ts'

type ExportButtonProps = { readonly consultation: RecordOf<'consultation'> }

/** Makes the paper in the formats chosen, in a folder chosen. */
export function ExportButton({ consultation }: ExportButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon="download" onPress={() => setOpen(true)}>
        Make the paper
      </Button>
      {open ? <PaperDialog consultation={consultation} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const words = {
  where: 'Where should the paper be put?',
  beginning: 'Putting the paper together',
  made: 'The paper is made',
  action: 'Choose a folder and make it',
}

function PaperDialog({ consultation: { id }, onClose }: ExportButtonProps & { readonly onClose: () => void }) {
  const { work, start } = useExportWork()
  const withheld = usePreview(id).data?.quotesWithheld ?? 0
  return (
    <ExportDialog
      title="Make the paper"
      words={words}
      work={work}
      onMake={(formats, folder) => start({ id, formats, folder })}
      onClose={onClose}
    >
      {withheld === 0 ? null : (
        <Notice state="voice">
          {withheld === 1 ? 'One quote is' : `${withheld} quotes are`} not shown, because what was agreed does not allow
          it.
        </Notice>
      )}
    </ExportDialog>
  )
}
