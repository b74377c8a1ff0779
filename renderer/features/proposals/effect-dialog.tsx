import { type FormEvent, useState } from 'react'
import { sentenceOf } from '#renderer/app/refusals.tsx'
import { type Row, useChanges, usePart } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { FactsOf, RecordOf } from '#shared/domain/records/kinds.ts'
import { effectOperations } from '#shared/domain/records/options.ts'
import styles from './dialogs.module.css'

type EffectDialogProps = {
  readonly proposal: string
  /** Null to add one. */
  readonly effect: RecordOf<'effect'> | null
  readonly provisions: readonly Row[]
  readonly onClose: () => void
}

const operations = effectOperations.map(({ value, label }) => ({ id: value, name: label }))

/** Says what the proposal does to one provision. */
export function EffectDialog({ proposal, effect, provisions, onClose }: EffectDialogProps) {
  const { create, update, remove } = useChanges()
  const [provision, setProvision] = useState<string | null>(effect?.facts.provision ?? null)
  const [operation, setOperation] = useState<FactsOf<'effect'>['operation']>(effect?.facts.operation ?? 'substitute')
  const [passage, setPassage] = useState(effect?.facts.passage ?? '')
  const [note, setNote] = useState(effect?.facts.note ?? '')
  const [problem, setProblem] = useState<string>()
  const mayDelete = usePart('effect', effect?.id ?? proposal).remove
  const doing = async (work: () => Promise<unknown>) => {
    try {
      await work()
      onClose()
    } catch (error) {
      const { title, todo } = sentenceOf(error)
      setProblem(`${title} ${todo}`)
    }
  }
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (provision === null) return setProblem('Choose the provision first.')
    const facts = { proposal, provision, operation, passage, note }
    void doing(() => (effect === null ? create('effect', facts) : update('effect', effect.id, facts, effect.revision)))
  }
  const choices = provisions.map(({ id, title, facts }) => ({
    id,
    name: [facts.number === '' ? '' : `s ${facts.number}`, title].filter(Boolean).join(' '),
    sub: String(facts.act ?? ''),
  }))
  return (
    <Dialog
      title={effect === null ? 'What it changes in law' : 'Change what it does'}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      light={false}
    >
      <form onSubmit={keep} className={styles.form}>
        <ComboBox
          label="Provision"
          choices={choices}
          value={provision}
          onChange={(id) => {
            setProvision(id)
            setProblem(undefined)
          }}
          placeholder="Type a section or a few words"
          autoFocus={effect === null}
        />
        <Select label="What it does" choices={operations} value={operation} onChange={setOperation} />
        <TextField
          label="From clause"
          hint="Such as 1.4, or 1.1 and 1.3"
          optional
          value={passage}
          onChange={setPassage}
          maxLength={300}
        />
        <TextArea label="Note" optional value={note} onChange={setNote} lines={2} />
        {problem === undefined ? null : (
          <Notice state="conflict" live="alert">
            {problem}
          </Notice>
        )}
        <DialogActions>
          {effect === null || !mayDelete ? null : (
            <Button
              variant="quiet"
              icon="trash"
              onPress={() =>
                void doing(() => remove('effect', effect.id, effect.facts.passage || 'effect on the law', true))
              }
            >
              Delete
            </Button>
          )}
          <Button type="submit" variant="primary">
            {effect === null ? 'Add it' : 'Keep it'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
