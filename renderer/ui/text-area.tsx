import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from 'react'
import { Group, TextArea as RacTextArea, TextField as RacTextField, type TextFieldProps } from 'react-aria-components'
import { defined, type Loose } from './defined.ts'
import styles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'

export type TextAreaProps = FieldWords &
  FieldState &
  Loose<
    Pick<
      TextFieldProps,
      'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onFocus' | 'onKeyDown' | 'maxLength' | 'spellCheck'
    >
  > & {
    readonly readOnly?: boolean | undefined
    /** For words people draft, ask or say. */
    readonly serif?: boolean | undefined
    /** Lines it shows when empty. It grows with its words. */
    readonly lines?: number | undefined
    readonly inputRef?: RefObject<HTMLTextAreaElement | null> | undefined
  }

/** True where the engine grows a text area by itself (Chromium 123 and later). */
const growsByItself = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content') === true

export function TextArea(props: TextAreaProps) {
  const {
    label,
    hint,
    error,
    optional,
    name,
    required,
    disabled,
    autoFocus,
    readOnly,
    serif,
    lines = 3,
    inputRef,
    ...rest
  } = props
  const own = useRef<HTMLTextAreaElement>(null)
  const ref = inputRef ?? own
  useLayoutEffect(() => {
    const area = ref.current
    if (growsByItself || area === null) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  })
  const leastHeight: CSSProperties = { minHeight: `calc(${lines} * 1lh + 1.1rem)` }
  return (
    <RacTextField
      {...defined(rest)}
      {...stateOf({ name, required, disabled, autoFocus, error })}
      isReadOnly={readOnly ?? false}
      className={styles.field ?? ''}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <Group className={styles.box ?? ''} isReadOnly={readOnly ?? false}>
        <RacTextArea
          ref={ref}
          rows={lines}
          className={styles.input ?? ''}
          data-multiline
          data-serif={serif || undefined}
          style={leastHeight}
        />
      </Group>
      <FieldProblem error={error} />
    </RacTextField>
  )
}
