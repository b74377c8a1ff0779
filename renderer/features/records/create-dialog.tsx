import { useRef, useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { beforeAnyoneSays, type Fact, type Field, fieldSchema } from '#shared/domain/records/field.ts'
import { fieldsOf, type KindName, kinds } from '#shared/domain/records/kinds.ts'
import type { Draft } from './draft.ts'
import { FieldControl } from './field-control.tsx'
import { type LooseFacts, useChanges } from './queries.ts'
import styles from './record-form.module.css'
import { problemIn } from './saving.ts'

export type CreateDialogProps = {
  readonly kind: KindName
  /** Asked for, in this order; the rest can be filled in on the page. */
  readonly fields: readonly string[]
  /** Known from where the dialog was opened. */
  readonly given?: LooseFacts | undefined
  readonly onClose: () => void
  readonly onCreated: (id: string) => void
}

/** Adds a record with as few questions as it can have. */
export function CreateDialog({ kind, fields, given = {}, onClose, onCreated }: CreateDialogProps) {
  const { create } = useChanges()
  const [facts, setFacts] = useState<LooseFacts>(() => ({ ...given }))
  const [asked, setAsked] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const known = fieldsOf(kind)
  const problems = Object.fromEntries(
    Object.entries(known).flatMap(([name, field]) => {
      const problem = problemWith(field, facts[name])
      return problem === null ? [] : [[name, problem]]
    }),
  )
  // Two quick presses of Enter are one record.
  const adding = useRef(false)
  const submit = async () => {
    setAsked(true)
    if (Object.keys(problems).length > 0 || adding.current) return
    adding.current = true
    try {
      const { id } = await create(kind, facts)
      onClose()
      onCreated(id)
    } catch (error) {
      setRefusal(error)
    } finally {
      adding.current = false
    }
  }
  return (
    <Dialog title={titleFor(kind)} open onOpenChange={(open) => (open ? undefined : onClose())} light={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className={styles.form}>
          {fields.map((name, index) => {
            const field = known[name]
            if (field === undefined) return null
            const set = (value: Fact) => setFacts((now) => ({ ...now, [name]: value }))
            const draft: Draft<Fact> = {
              value: facts[name] ?? beforeAnyoneSays(field) ?? null,
              problem: asked ? (problems[name] ?? null) : null,
              change: set,
              choose: set,
              leave: () => {},
              drop: () => {},
            }
            return (
              <div key={name} className={styles.field} data-wide={isWide(field) || undefined}>
                <FieldControl field={field} draft={draft} autoFocus={index === 0} />
              </div>
            )
          })}
        </div>
        {refusal === null ? null : <RefusalNotice error={refusal} />}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit">
            {`Add ${kinds[kind].one.toLowerCase()}`}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const isWide = (field: Field) => field.type === 'line' || field.type === 'text' || field.type === 'choices'
const titleFor = (kind: KindName) => `New ${kinds[kind].one.toLowerCase()}`

function problemWith(field: Field, fact: Fact | undefined): string | null {
  const value = fact ?? beforeAnyoneSays(field)
  if (value === undefined) return field.type === 'ref' ? `${field.label}: choose one` : `${field.label} is needed`
  const parsed = fieldSchema(field).safeParse(value)
  return parsed.success ? null : problemIn(field, parsed.error.issues[0])
}
