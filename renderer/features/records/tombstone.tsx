import { Answer } from '#renderer/app/answer.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { type AnyRecord, kinds, titleOf } from '#shared/domain/records/kinds.ts'
import { todayHere, whenDone } from './days.ts'
import { usePart } from './part.tsx'
import { useChanges, useHistory } from './queries.ts'

/** What stands where a deleted record was. */
export function Tombstone({ record }: { readonly record: AnyRecord }) {
  const { restore } = useChanges()
  const history = useHistory(record.kind, record.id, true)
  const { remove } = usePart(record.kind, record.id)
  const restorable = remove && !['voice', 'consent', 'quote', 'export_record'].includes(record.kind)
  return (
    <Answer query={history} loading="Opening the history">
      {(entries) => {
        const last = entries.find((entry) => entry.what !== 'deleted')
        return (
          <Notice
            icon="trash"
            title={`“${titleOf(record)}” was deleted ${record.deleted_at === null ? todayHere() : whenDone(record.deleted_at)}.`}
            actions={
              last === undefined || !restorable ? undefined : (
                <Button onPress={() => void restore(record.kind, record.id, last.batch)}>
                  {`Bring the ${kinds[record.kind].one.toLowerCase()} back`}
                </Button>
              )
            }
          >
            What it said is in the history, and what refers to it shows this marker.
          </Notice>
        )
      }}
    </Answer>
  )
}
