import { Link } from 'react-aria-components'
import { placeOf } from '#renderer/app/places.ts'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { todayHere, useChanges, usePart, useUndo } from '#renderer/features/records/index.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'

type TickProps = {
  readonly record: RecordOf<'action'> | RecordOf<'parked_item'>
  /** What is ticked off, in its own words. */
  readonly name: string
}

/** Ticks something off on the day it was done. A tick taken away brings it back. */
export function Tick({ record, name }: TickProps) {
  const { update } = useChanges()
  const { undo } = useUndo()
  const may = usePart(record.kind, record.id).change('done_on')
  const refusals = useRefusals()
  const toasts = useToasts()
  const tick = async (isDone: boolean) => {
    try {
      await update(record.kind, record.id, { done_on: isDone ? todayHere() : null })
      toasts.show({
        text: isDone ? `Done: “${name}”` : `Open again: “${name}”`,
        action: { name: 'Undo', onPress: () => void undo() },
      })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <span className={styles.tick}>
      {may ? (
        <Checkbox checked={record.facts.done_on !== null} onChange={(isDone) => void tick(isDone)}>
          <VisuallyHidden>{`Done: ${name}`}</VisuallyHidden>
        </Checkbox>
      ) : record.facts.done_on === null ? null : (
        <Icon name="check" size="small" label="Done" />
      )}
      <Link href={placeOf(record.kind, record.id)} className={record.facts.done_on === null ? '' : (styles.done ?? '')}>
        {name}
      </Link>
    </span>
  )
}
