import type { ReactNode } from 'react'
import { RadioGroup as RacRadioGroup, Radio } from 'react-aria-components'
import styles from './choice.module.css'
import { classes } from './classes.ts'
import fieldStyles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'

export type RadioChoice<Id extends string = string> = {
  readonly id: Id
  readonly name: ReactNode
  readonly sub?: ReactNode | undefined
  readonly disabled?: boolean | undefined
}

export type RadioGroupProps<Id extends string> = FieldWords &
  Omit<FieldState, 'autoFocus'> & {
    readonly choices: readonly RadioChoice<Id>[]
    readonly value: Id | null
    readonly onChange: (id: Id) => void
    readonly direction?: 'column' | 'row' | undefined
    readonly size?: 'normal' | 'large' | undefined
    /** The choices are words somebody wrote: two versions of a clause. */
    readonly serif?: boolean | undefined
  }

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const {
    label,
    hint,
    error,
    optional,
    choices,
    value,
    onChange,
    direction = 'column',
    size = 'normal',
    serif = false,
    ...state
  } = props
  const { autoFocus: _, ...group } = stateOf({ ...state, error })
  return (
    <RacRadioGroup
      {...group}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      orientation={direction === 'row' ? 'horizontal' : 'vertical'}
      className={fieldStyles.field ?? ''}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <div className={styles.group} data-direction={direction}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.disabled ?? false}
            className={classes(styles.choice, size === 'large' && styles.large, serif && styles.serif)}
          >
            <span className={classes(styles.mark, styles.round)} />
            <span className={styles.words}>
              {choice.name}
              {choice.sub === undefined ? null : <span className={styles.sub}>{choice.sub}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldProblem error={error} />
    </RacRadioGroup>
  )
}
