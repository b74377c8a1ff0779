import { useRef, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import type { Fact, Field } from '#shared/domain/records/field.ts'
import { type AnyRecord, fieldsOf, kinds } from '#shared/domain/records/kinds.ts'
import { type Draft, useDraft } from './draft.ts'
import { FieldControl } from './field-control.tsx'
import { FieldRead } from './field-read.tsx'
import { usePart } from './part.tsx'
import { QuietText, type QuietTextProps } from './quiet-text.tsx'
import styles from './record-form.module.css'
import { useKeepField } from './saving.ts'

const factOf = (record: AnyRecord, name: string): Fact => (record.facts as Record<string, Fact>)[name] ?? null

type FieldDraft = Draft<Fact> & {
  /** Somebody else changed the field while this was written: the draft is shown and not kept. */
  readonly overtaken: boolean
  readonly keepMine: () => void
}

/** A draft of one field of a record, kept as it is written. */
export function useFieldDraft(record: AnyRecord, name: string): FieldDraft {
  const keep = useKeepField(record)
  const began = useRef<number | null>(null)
  const [overtaken, setOvertaken] = useState(false)
  const draft = useDraft<Fact>(factOf(record, name), async (value) => {
    const kept = await keep(name, value, began.current ?? record.revision)
    if (kept.problem === null) began.current = null
    setOvertaken(kept.overtaken)
    return kept.problem
  })
  const begin = () => {
    began.current ??= record.revision
  }
  return {
    ...draft,
    overtaken: overtaken && draft.problem !== null,
    change: (value) => {
      begin()
      draft.change(value)
    },
    choose: (value) => {
      begin()
      draft.choose(value)
    },
    drop: () => {
      began.current = null
      draft.drop()
    },
    /** After a refusal because somebody else changed it: writes over theirs, which stays in the history. */
    keepMine: () => {
      began.current = record.revision
      draft.leave()
    },
  }
}

type FieldProps = { readonly record: AnyRecord; readonly name: string }

/** One field with its label, kept as it is changed. */
export function RecordField({ record, name }: FieldProps) {
  const field = fieldsOf(record.kind)[name]
  const draft = useFieldDraft(record, name)
  const may = usePart(record.kind, record.id).change(name)
  if (field === undefined) return null
  // What was refused stays where it can be copied, or taken back.
  const isRead = !may && draft.problem === null
  return (
    <div className={styles.field} data-wide={isWide(field, draft.value) || undefined}>
      {isRead ? <FieldRead field={field} fact={draft.value} /> : <FieldControl field={field} draft={draft} />}
      <Overtaken draft={draft} />
    </div>
  )
}

type RecordTextProps = FieldProps & Pick<QuietTextProps, 'look' | 'single' | 'placeholder' | 'readOnly'>

/** The words of one field, written over where they stand on the page. */
export function RecordText({ record, name, readOnly = false, ...look }: RecordTextProps) {
  const field = fieldsOf(record.kind)[name]
  const draft = useFieldDraft(record, name)
  const may = usePart(record.kind, record.id).change(name)
  if (field === undefined || (field.type !== 'line' && field.type !== 'text')) return null
  const words: Draft<string> = { ...draft, value: String(draft.value ?? '') }
  return (
    <>
      <QuietText
        label={field.label}
        draft={words}
        max={field.max}
        single={field.type === 'line'}
        {...look}
        readOnly={readOnly || (!may && draft.problem === null)}
      />
      <Overtaken draft={draft} />
    </>
  )
}

function Overtaken({ draft }: { readonly draft: FieldDraft }) {
  if (!draft.overtaken) return null
  return (
    <p className={styles.overtaken}>
      <Button size="small" onPress={draft.keepMine}>
        Keep what I wrote
      </Button>
      <Button size="small" variant="quiet" onPress={draft.drop}>
        Take theirs
      </Button>
    </p>
  )
}

/** Characters of a line that half the form has room for. */
const halfLine = 34

const isWide = (field: Field, fact: Fact) =>
  field.type === 'text' || field.type === 'choices' || (field.type === 'line' && String(fact ?? '').length > halfLine)

type RecordFormProps = {
  readonly record: AnyRecord
  /** Fields in the order they are asked for; without it all but the title. */
  readonly fields?: readonly string[] | undefined
  readonly label?: string | undefined
}

/** The facts of a record, each kept as it is changed. There is nothing to send. */
export function RecordForm({ record, fields, label }: RecordFormProps) {
  const names = fields ?? Object.keys(fieldsOf(record.kind)).filter((name) => name !== kinds[record.kind].title)
  return (
    <section className={styles.form} aria-label={label ?? `Facts about this ${kinds[record.kind].one.toLowerCase()}`}>
      {names.map((name) => (
        <RecordField key={name} record={record} name={name} />
      ))}
    </section>
  )
}
