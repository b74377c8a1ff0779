import { useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { PanelSection } from '#renderer/ui/panel.tsx'
import type { Fact, Field } from '#shared/domain/records/field.ts'
import { fieldsOf, isKindName, type KindName, kinds, titleOf } from '#shared/domain/records/kinds.ts'
import { whenDone } from './days.ts'
import { differenceOf } from './difference.ts'
import { usePart } from './part.tsx'
import { type HistoryEntry, useAnyRecord, useChanges, useHistory } from './queries.ts'
import styles from './record-history.module.css'
import { factInWords } from './words.ts'

const verbs = {
  created: 'added this',
  changed: 'changed it',
  deleted: 'deleted it',
  restored: 'brought it back',
  erased: 'erased from it',
} as const

type RecordHistoryProps = {
  readonly kind: KindName
  readonly id: string
  /** False where an earlier state must not come back by itself: voices, consents. */
  readonly restorable?: boolean | undefined
}

/** Who changed this, when, from what to what, newest first; any earlier state can be brought back. */
export function RecordHistory({ kind, id, restorable = true }: RecordHistoryProps) {
  const [open, setOpen] = useState(false)
  const query = useHistory(kind, id, open)
  const mayRestore = usePart(kind, id).change() && restorable
  return (
    <PanelSection
      title="History"
      end={
        <Button variant="quiet" size="small" icon="history" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'}
        </Button>
      }
    >
      {open ? (
        <Answer query={query} loading="Opening the history">
          {(entries) => (
            <ol className={styles.entries}>
              {entries.map((entry, index) => (
                <Entry key={entry.batch} entry={entry} kind={kind} id={id} restorable={mayRestore && index > 0} />
              ))}
            </ol>
          )}
        </Answer>
      ) : null}
    </PanelSection>
  )
}

type EntryProps = {
  readonly entry: HistoryEntry
  readonly kind: KindName
  readonly id: string
  readonly restorable: boolean
}

function Entry({ entry, kind, id, restorable }: EntryProps) {
  const { restore } = useChanges()
  const shown = entry.what === 'created' ? [] : entry.fields
  return (
    <li className={styles.entry}>
      <p>
        <strong>{entry.author || 'The starter'}</strong> {verbs[entry.what]} <span>· {whenDone(entry.at)}</span>
      </p>
      {entry.notTaken ? (
        <p className={styles.change}>
          The session did not take this. It is kept here, and what everyone holds is without it.
        </p>
      ) : null}
      {shown.map(({ field, label, was, value, erased }) => (
        <p key={field} className={styles.change}>
          {label}: {erased ? 'erased' : <Change field={fieldsOf(kind)[field]} was={was} value={value} />}
        </p>
      ))}
      {restorable && entry.what !== 'deleted' && entry.what !== 'erased' ? (
        <Button size="small" variant="quiet" icon="undo" onPress={() => void restore(kind, id, entry.batch)}>
          Bring this back
        </Button>
      ) : null}
    </li>
  )
}

type ChangeProps = { readonly field: Field | undefined; readonly was: Fact; readonly value: Fact }

/** A short fact from what to what; of words, only those that changed. */
function Change({ field, was, value }: ChangeProps) {
  if (field?.type === 'ref' && isKindName(field.to))
    return (
      <>
        <del>
          <Named kind={field.to} id={was} nobody={factInWords(field, null)} />
        </del>{' '}
        <ins>
          <Named kind={field.to} id={value} nobody={factInWords(field, null)} />
        </ins>
      </>
    )
  const { before, removed, added, after } =
    (field?.type === 'text' || field?.type === 'line') && typeof was === 'string' && typeof value === 'string'
      ? differenceOf(was, value)
      : { before: '', removed: factInWords(field, was), added: factInWords(field, value), after: '' }
  return (
    <>
      {before}
      {removed === '' ? null : <del>{removed}</del>} {added === '' ? null : <ins>{added}</ins>}
      {after}
    </>
  )
}

type NamedProps = { readonly kind: KindName; readonly id: Fact; readonly nobody: string }

/** What a reference pointed to, by its name. */
function Named({ kind, id, nobody }: NamedProps) {
  const record = useAnyRecord(kind, typeof id === 'string' ? id : undefined).data
  if (typeof id !== 'string') return nobody
  return record === undefined ? kinds[kind].one.toLowerCase() : titleOf(record)
}
