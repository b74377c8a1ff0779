import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

/** What every field has in common. `error` is a sentence: what is the matter and what to do. */
export type FieldWords = {
  readonly label: string
  readonly hint?: ReactNode | undefined
  readonly error?: string | undefined
  /** Adds "(if you like)" to the label. */
  readonly optional?: boolean | undefined
}

export type FieldState = {
  readonly name?: string | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly autoFocus?: boolean | undefined
}

/** Our words for the state of a field, in the library's. */
export function stateOf({ name, required, disabled, autoFocus, error }: FieldState & Pick<FieldWords, 'error'>) {
  return {
    ...(name === undefined ? {} : { name }),
    isRequired: required ?? false,
    isDisabled: disabled ?? false,
    autoFocus: autoFocus ?? false,
    isInvalid: Boolean(error),
    validationBehavior: 'aria' as const,
  }
}

export function FieldLabel({ label, optional }: Pick<FieldWords, 'label' | 'optional'>) {
  return (
    <Label className={styles.label ?? ''}>
      {label}
      {optional ? <span className={styles.optional}> (if you like)</span> : null}
    </Label>
  )
}

export function FieldHint({ hint }: Pick<FieldWords, 'hint'>) {
  if (!hint) return null
  return (
    <Text slot="description" className={styles.hint ?? ''}>
      {hint}
    </Text>
  )
}

export function FieldProblem({ error }: Pick<FieldWords, 'error'>) {
  if (!error) return null
  return (
    <FieldError className={styles.problem ?? ''}>
      <Icon name="warning" size="small" />
      <span>{error}</span>
    </FieldError>
  )
}
