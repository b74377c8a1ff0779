import { useEffect, useId, useRef } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import styles from './dialogs.module.css'

/** Counted in the field, where every line break is one character. */
export type Selected = { readonly start: number; readonly end: number }

type WordsToQuoteProps = {
  readonly words: string
  readonly selected: Selected
  readonly onSelect: (selected: Selected) => void
}

/** Words to select some of, with the pointer or with Shift and the arrows. They cannot be changed. */
export function WordsToQuote({ words, selected, onSelect }: WordsToQuoteProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const name = useId()
  const hint = useId()
  useEffect(() => {
    const read = () => {
      const field = area.current
      if (field !== null && document.activeElement === field)
        onSelect({ start: field.selectionStart, end: field.selectionEnd })
    }
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [onSelect])
  const length = words.replaceAll('\r\n', '\n').length
  return (
    <div className={styles.wordsToQuote}>
      <label id={name} htmlFor={`${name}-field`}>
        Select the words to quote
      </label>
      <p id={hint} className={styles.quiet}>
        Drag over them, or hold Shift and move with the arrows. The proposal keeps only their place.
      </p>
      <textarea
        ref={area}
        id={`${name}-field`}
        className={styles.words}
        aria-describedby={hint}
        readOnly
        rows={8}
        value={words}
      />
      <div className={styles.chosen}>
        <span className={styles.quiet} aria-live="polite">
          {selected.start === selected.end ? 'Nothing is selected yet.' : 'What is selected becomes the quote.'}
        </span>
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            area.current?.focus()
            area.current?.setSelectionRange(0, length)
            onSelect({ start: 0, end: length })
          }}
        >
          Select all of it
        </Button>
      </div>
    </div>
  )
}
