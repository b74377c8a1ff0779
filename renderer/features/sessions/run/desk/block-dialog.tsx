import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { type MethodName, methodNames } from '#shared/domain/session/method-names.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import type { Block } from '#shared/domain/session/room/shapes.ts'
import { BoardSetUp } from '../../boards/index.ts'
import type { SayIntent } from '../queries.ts'
import type { AgendaBlock } from '../room-words.ts'
import styles from './desk.module.css'

type BlockDialogProps = {
  /** Null for a new one. */
  readonly block: AgendaBlock | null
  /** Its place in the agenda. */
  readonly position: number
  readonly say: SayIntent
  readonly onClose: () => void
}

const methods = methodNames.map(({ value, label }) => ({ id: value, name: label, sub: anyMethod(value).purpose }))

function newBlock(): Block {
  const { minutes, usual } = anyMethod('check-in')
  return {
    id: crypto.randomUUID(),
    title: '',
    method: 'check-in',
    question: '',
    minutes,
    lead: '',
    materials: '',
    documents: [],
    settings: usual,
  }
}

/** Puts a block in on the fly, or changes one that has not begun. */
export function BlockDialog({ block, position, say, onClose }: BlockDialogProps) {
  const [draft, setDraft] = useState<Block>(() => (block === null ? newBlock() : planOf(block)))
  const [saying, setSaying] = useState(false)
  const change = (part: Partial<Block>) => setDraft((now) => ({ ...now, ...part }))
  const choose = (method: MethodName) => {
    const { minutes, usual } = anyMethod(method)
    change({ method, settings: usual, ...(block === null ? { minutes } : {}) })
  }
  const title = draft.title.trim() || (methodNames.find(({ value }) => value === draft.method)?.label ?? '')
  const keep = async () => {
    setSaying(true)
    const taken = await say({ t: 'plan', block: { ...draft, title, question: draft.question.trim() }, position })
    setSaying(false)
    if (taken !== null) onClose()
  }
  return (
    <Dialog
      title={block === null ? 'Add a block' : `Change “${block.title}”`}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      light={false}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <Select label="Method" choices={methods} value={draft.method} onChange={choose} />
        <TextField
          label="Title"
          hint="Empty: as the method is called"
          value={draft.title}
          onChange={(words) => change({ title: words })}
          maxLength={300}
        />
        <TextArea
          label="The question"
          hint="What people see in front of them"
          serif
          lines={2}
          value={draft.question}
          onChange={(question) => change({ question })}
          maxLength={1000}
        />
        <NumberField
          label="Minutes"
          value={draft.minutes}
          onChange={(minutes) => change({ minutes: minutes ?? 1 })}
          minValue={1}
          maxValue={600}
        />
        <BoardSetUp method={draft.method} settings={draft.settings} onChange={(settings) => change({ settings })} />
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" pending={saying}>
            {block === null ? 'Add the block' : 'Change the block'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** A block without what the room says about how it goes. */
export function planOf({ state: _, spent: __, ...block }: AgendaBlock): Block {
  return block
}
