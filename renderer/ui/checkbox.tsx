import type { ReactNode } from 'react'
import { Checkbox as RacCheckbox, CheckboxGroup as RacCheckboxGroup } from 'react-aria-components'
import styles from './choice.module.css'
import { classes } from './classes.ts'
import { defined } from './defined.ts'
import fieldStyles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldWords } from './field-parts.tsx'
import { Icon } from './icon.tsx'

export type CheckboxProps = {
  readonly children: ReactNode
  /** One line under the words. */
  readonly sub?: ReactNode | undefined
  readonly checked?: boolean | undefined
  readonly defaultChecked?: boolean | undefined
  readonly onChange?: ((checked: boolean) => void) | undefined
  /** Some of what it stands for is chosen. */
  readonly some?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly name?: string | undefined
  /** Inside a CheckboxGroup: which one it is. */
  readonly value?: string | undefined
  readonly error?: boolean | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { children, sub, checked, defaultChecked, onChange, some = false, disabled, name, value, error } = props
  return (
    <RacCheckbox
      {...defined({
        isSelected: checked,
        defaultSelected: defaultChecked,
        onChange,
        isDisabled: disabled,
        name,
        value,
        isInvalid: error,
      })}
      isIndeterminate={some}
      className={styles.choice ?? ''}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.mark}>
            {isIndeterminate ? (
              <Icon name="minus" size="small" />
            ) : isSelected ? (
              <Icon name="check" size="small" />
            ) : null}
          </span>
          <span className={styles.words}>
            {children}
            {sub === undefined ? null : <span className={styles.sub}>{sub}</span>}
          </span>
        </>
      )}
    </RacCheckbox>
  )
}

export type CheckboxGroupProps<Id extends string> = FieldWords & {
  readonly choices: readonly {
    readonly id: Id
    readonly name: string
    readonly sub?: string | undefined
    readonly disabled?: boolean | undefined
  }[]
  readonly value: readonly Id[]
  readonly onChange: (chosen: readonly Id[]) => void
  readonly direction?: 'column' | 'row' | undefined
  readonly disabled?: boolean | undefined
}

export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { label, hint, error, optional, choices, value, onChange, direction = 'column', disabled = false } = props
  return (
    <RacCheckboxGroup
      value={[...value]}
      onChange={(keys) => onChange(choices.map(({ id }) => id).filter((id) => keys.includes(id)))}
      isInvalid={Boolean(error)}
      isDisabled={disabled}
      className={classes(fieldStyles.field)}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <div className={styles.group} data-direction={direction}>
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} sub={choice.sub} disabled={choice.disabled}>
            {choice.name}
          </Checkbox>
        ))}
      </div>
      <FieldProblem error={error} />
    </RacCheckboxGroup>
  )
}
