import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useChanges, usePart, useUndo } from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useSheetParts } from '#renderer/ui/sheet.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'
import { MinutesExport } from './minutes-export.tsx'
import { useAgreeing, useWritingMinutes } from './queries.ts'

type MinutesBarProps = { readonly session: RecordOf<'workshop'>; readonly isEmpty: boolean }

/** The first row: where this is, making files, agreeing, and opening again. */
export function MinutesBar({ session, isEmpty }: MinutesBarProps) {
  const { panel } = useSheetParts()
  const refusals = useRefusals()
  const writing = useWritingMinutes()
  const [asking, setAsking] = useState<'agree' | 'anew' | null>(null)
  const agreed = session.facts.minutes_agreed_on !== null
  const mayAgree = usePart('workshop', session.id).change('minutes_agreed_on')
  const anew = () => writing.mutateAsync({ workshop: session.id, anew: true }).catch(refusals.show)
  return (
    <div className={styles.bar}>
      <nav aria-label="Where this is" className={styles.where}>
        <Link href={`/sessions/${session.id}/after`}>{session.facts.title}</Link>
        <Icon name="chevron-right" size="small" />
        <span aria-current="page">Minutes</span>
      </nav>
      <div className={styles.tools}>
        <MinutesExport session={session} variant="quiet" size="small" />
        {!mayAgree ? null : agreed ? (
          <OpenAgain session={session} />
        ) : (
          <>
            <Button size="small" variant="primary" onPress={() => setAsking('agree')} disabled={isEmpty}>
              Mark as agreed
            </Button>
            <MenuButton
              name="More"
              icon="more"
              size="small"
              groups={[
                [
                  {
                    id: 'anew',
                    name: 'Write them anew from what happened',
                    icon: 'history',
                    onAction: () => setAsking('anew'),
                  },
                ],
              ]}
            />
          </>
        )}
        {panel === undefined ? null : (
          <IconButton icon="panel" size="small" name={`Open: ${panel.name}`} onPress={panel.onPress} />
        )}
      </div>
      <AgreeDialog session={session} open={asking === 'agree'} onClose={() => setAsking(null)} />
      <ConfirmDialog
        title="Write the minutes anew?"
        action="Write them anew"
        open={asking === 'anew'}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        onConfirm={() => void anew()}
      >
        What stands here now is kept as a version. The new text is made from what happened and has none of your changes.
      </ConfirmDialog>
    </div>
  )
}

type AgreeDialogProps = { readonly session: RecordOf<'workshop'>; readonly open: boolean; readonly onClose: () => void }

function AgreeDialog({ session, open, onClose }: AgreeDialogProps) {
  const agreeing = useAgreeing()
  const refusals = useRefusals()
  const toasts = useToasts()
  const { undo } = useUndo()
  const agree = async () => {
    try {
      await agreeing.mutateAsync({ workshop: session.id })
      toasts.show({ text: 'The minutes are agreed', action: { name: 'Undo', onPress: () => void undo() } })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <ConfirmDialog
      title="Have these minutes been agreed?"
      action="They were agreed"
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      onConfirm={() => void agree()}
    >
      They are kept as a version and cannot be changed any more, unless somebody opens them again.
    </ConfirmDialog>
  )
}

/** The agreed version is kept under its name; what is written afterwards is a draft again. */
function OpenAgain({ session }: { readonly session: RecordOf<'workshop'> }) {
  const { update } = useChanges()
  const { undo } = useUndo()
  const refusals = useRefusals()
  const toasts = useToasts()
  const open = async () => {
    try {
      await update('workshop', session.id, { minutes_agreed_on: null })
      toasts.show({ text: 'The minutes are open again', action: { name: 'Undo', onPress: () => void undo() } })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <Button size="small" icon="lock" onPress={() => void open()}>
      Open again
    </Button>
  )
}
