import { useState } from 'react'
import { isRefusal, sentenceOf, useRefusals } from '#renderer/app/refusals.tsx'
import { Button, type ButtonLook } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { usePart } from './part.tsx'
import { useChanges } from './queries.ts'

type Removing = {
  readonly kind: KindName
  readonly id: string
  readonly title: string
  readonly onDeleted?: (() => void) | undefined
}

/**
 * Deletes at once and offers Undo. Only where other records refer to this one does it ask first, and says which.
 * The dialog has to be rendered where the button is.
 */
export function useDelete({ kind, id, title, onDeleted }: Removing) {
  const { remove } = useChanges()
  const refusals = useRefusals()
  const [referred, setReferred] = useState<string | null>(null)
  const go = async (evenIfReferredTo: boolean) => {
    try {
      await remove(kind, id, title, evenIfReferredTo)
      onDeleted?.()
    } catch (error) {
      if (isRefusal(error, 'record/referred-to')) setReferred(sentenceOf(error).title)
      else refusals.show(error)
    }
  }
  const dialog = (
    <ConfirmDialog
      title={`Delete “${title}”?`}
      action={`Delete ${kinds[kind].one.toLowerCase()}`}
      serious
      open={referred !== null}
      onOpenChange={(open) => (open ? undefined : setReferred(null))}
      onConfirm={() => go(true)}
    >
      {referred} Where they do, a marker will say that it was deleted. Undo brings everything back.
    </ConfirmDialog>
  )
  return { start: () => void go(false), dialog }
}

export function DeleteButton({ size, ...removing }: Removing & Pick<ButtonLook, 'size'>) {
  const { start, dialog } = useDelete(removing)
  if (!usePart(removing.kind, removing.id).remove) return dialog
  return (
    <>
      <Button variant="quiet" size={size} icon="trash" onPress={start}>
        Delete
      </Button>
      {dialog}
    </>
  )
}
