import type { ReactNode } from 'react'
import {
  Group,
  Input,
  TextField as RacTextField,
  type TextFieldProps as RacTextFieldProps,
} from 'react-aria-components'
import { defined, type Loose } from './defined.ts'
import styles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'

export type TextFieldProps = FieldWords &
  FieldState &
  Loose<
    Pick<
      RacTextFieldProps,
      | 'value'
      | 'defaultValue'
      | 'onChange'
      | 'onBlur'
      | 'onFocus'
      | 'onKeyDown'
      | 'type'
      | 'inputMode'
      | 'autoComplete'
      | 'maxLength'
      | 'spellCheck'
    >
  > & {
    readonly readOnly?: boolean | undefined
    readonly serif?: boolean | undefined
    readonly placeholder?: string | undefined
    /** A control inside the box, at its end. */
    readonly end?: ReactNode | undefined
  }

export function TextField(props: TextFieldProps) {
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
    placeholder,
    end,
    ...rest
  } = props
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
        <Input className={styles.input ?? ''} data-serif={serif || undefined} {...defined({ placeholder })} />
        {end}
      </Group>
      <FieldProblem error={error} />
    </RacTextField>
  )
}
