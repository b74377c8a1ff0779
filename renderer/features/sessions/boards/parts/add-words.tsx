import { useRef, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { useKeptDraft } from './kept-draft.ts'
import styles from './parts.module.css'

export type AddWordsProps = {
  readonly label: string
  readonly button: string
  /** False where it was not taken: the words stay in the field. */
  readonly onAdd: (words: string) => Promise<boolean>
  readonly lines?: number | undefined
  readonly most?: number | undefined
  /** What has to happen first. */
  readonly why?: string | undefined
  readonly variant?: 'primary' | 'default' | undefined
}

/** Words of one's own, large. Enter adds them and the field is ready for the next; Shift Enter is a new line. */
export function AddWords(props: AddWordsProps) {
  const { label, button, onAdd, lines = 2, most = 1000, why, variant = 'primary' } = props
  const [words, setWords] = useKeptDraft(label)
  const [isAdding, setAdding] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const add = async () => {
    const said = words.trim()
    if (said === '' || isAdding || why !== undefined) return
    setAdding(true)
    if (await onAdd(said)) setWords('')
    setAdding(false)
    field.current?.focus()
  }
  return (
    <div className={styles.add}>
      <TextArea
        label={label}
        hint="Enter adds it. Shift and Enter begin a new line."
        serif
        lines={lines}
        maxLength={most}
        value={words}
        onChange={setWords}
        inputRef={field}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void add()
        }}
      />
      <Button size="large" variant={variant} pending={isAdding} why={why} onPress={() => void add()}>
        {button}
      </Button>
    </div>
  )
}
