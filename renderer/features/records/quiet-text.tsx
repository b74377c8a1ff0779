import { useLayoutEffect, useRef } from 'react'
import { TextArea, TextField } from 'react-aria-components'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Draft } from './draft.ts'
import styles from './quiet-text.module.css'

export type QuietTextProps = {
  /** What the words are: read out, and shown while there are none. */
  readonly label: string
  readonly draft: Draft<string>
  readonly look?: 'title' | 'draft-title' | 'reading' | 'body' | undefined
  /** One line: Enter leaves the field. */
  readonly single?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly max?: number | undefined
  readonly readOnly?: boolean | undefined
}

/** Words on the page that can be written over where they stand. They look like text until pointed at. */
export function QuietText({ label, draft, look = 'body', single = false, placeholder, max, readOnly }: QuietTextProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = area.current
    if (element === null || (typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content'))) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  })
  return (
    <TextField
      aria-label={label}
      value={draft.value}
      onChange={(value) => draft.change(single ? value.replaceAll(/[\r\n]+/g, ' ') : value)}
      onBlur={draft.leave}
      isInvalid={draft.problem !== null}
      isReadOnly={readOnly ?? false}
      {...(max === undefined ? {} : { maxLength: max })}
      className={styles.field ?? ''}
    >
      <TextArea
        ref={area}
        rows={1}
        className={styles.text ?? ''}
        data-look={look}
        placeholder={readOnly || placeholder === undefined ? `${label}: nothing written yet` : placeholder}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft.problem !== null) draft.drop()
          if (single && event.key === 'Enter') {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
      />
      {draft.problem === null ? null : (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size="small" />
          {draft.problem}
        </p>
      )}
    </TextField>
  )
}
