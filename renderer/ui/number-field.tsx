import {
  Button,
  Group,
  Input,
  NumberField as RacNumberField,
  type NumberFieldProps as RacNumberFieldProps,
} from 'react-aria-components'
import { defined, type Loose } from './defined.ts'
import styles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'
import { Icon } from './icon.tsx'

export type NumberFieldProps = FieldWords &
  FieldState &
  Loose<Pick<RacNumberFieldProps, 'minValue' | 'maxValue' | 'step' | 'formatOptions'>> & {
    /** Undefined is an empty field. */
    readonly value: number | undefined
    readonly onChange: (value: number | undefined) => void
  }

export function NumberField(props: NumberFieldProps) {
  const { label, hint, error, optional, name, required, disabled, autoFocus, value, onChange, ...rest } = props
  return (
    <RacNumberField
      {...defined(rest)}
      {...stateOf({ name, required, disabled, autoFocus, error })}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
      className={`${styles.field ?? ''} ${styles.narrow ?? ''}`}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <Group className={styles.box ?? ''}>
        <Input className={styles.input ?? ''} />
        <Button slot="decrement" className={styles.inBox ?? ''} aria-label={`Less: ${label}`}>
          <Icon name="minus" size="small" />
        </Button>
        <Button slot="increment" className={styles.inBox ?? ''} aria-label={`More: ${label}`}>
          <Icon name="plus" size="small" />
        </Button>
      </Group>
      <FieldProblem error={error} />
    </RacNumberField>
  )
}
