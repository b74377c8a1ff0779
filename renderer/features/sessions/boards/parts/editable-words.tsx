import { useLayoutEffect, useRef, useState } from 'react'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import styles from './parts.module.css'

export type EditableWordsProps = {
  readonly words: string
  /** What they are, for the label and the button: "card", "name of the cluster". */
  readonly what: string
  readonly onChange: (words: string) => Promise<boolean>
  readonly onRemove?: (() => void) | undefined
  /** They name something: set like a heading. */
  readonly strong?: boolean | undefined
}

/** Words that can be changed where they stand. Enter keeps, Escape leaves them as they were. */
export function EditableWords({ words, what, onChange, onRemove, strong = false }: EditableWordsProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isOpen = draft !== null
  // Whoever changes words usually adds to them: the caret stands at their end.
  useLayoutEffect(() => {
    if (isOpen) field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [isOpen])
  const close = () => {
    setDraft(null)
    // Back to the button it came from, which is drawn again in its place.
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus())
  }
  const keep = async () => {
    const said = (draft ?? '').trim()
    if (said === '' || said === words || (await onChange(said))) close()
  }
  if (draft === null)
    return (
      <div ref={place} className={styles.editable}>
        <span className={strong ? styles.editableName : styles.editableWords}>{words}</span>
        <span className={styles.editableEnd}>
          <IconButton icon="proposals" name={`Change the ${what}: ${words}`} onPress={() => setDraft(words)} />
          {onRemove === undefined ? null : (
            <IconButton icon="trash" name={`Remove the ${what}: ${words}`} onPress={onRemove} />
          )}
        </span>
      </div>
    )
  return (
    <div ref={place} className={styles.editing}>
      <TextArea
        label={`Change the ${what}`}
        serif
        lines={1}
        autoFocus
        inputRef={field}
        maxLength={1000}
        value={draft}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void keep()
        }}
      />
      <div className={styles.row}>
        <Button variant="primary" onPress={() => void keep()}>
          Keep it
        </Button>
        <Button variant="quiet" onPress={close}>
          As it was
        </Button>
      </div>
    </div>
  )
}
