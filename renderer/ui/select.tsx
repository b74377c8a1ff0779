import { Button, Popover, Select as RacSelect, SelectValue } from 'react-aria-components'
import { type Choice, ChoiceList } from './choice-list.tsx'
import fieldStyles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import optionStyles from './option-list.module.css'
import styles from './select.module.css'

export type SelectProps<Id extends string> = FieldWords &
  FieldState & {
    readonly choices: readonly Choice<Id>[]
    /** Null while nothing is chosen. */
    readonly value: Id | null
    readonly onChange: (id: Id) => void
    /** Shown while nothing is chosen. */
    readonly placeholder?: string | undefined
  }

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hint, error, optional, choices, value, onChange, placeholder = 'Choose', ...state } = props
  return (
    <RacSelect
      {...stateOf({ ...state, error })}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      placeholder={placeholder}
      className={fieldStyles.field ?? ''}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <Button className={`${fieldStyles.box ?? ''} ${styles.trigger ?? ''}`} data-problem={error ? true : undefined}>
        <SelectValue className={styles.value ?? ''}>
          {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <Icon name="chevron-down" size="small" />
      </Button>
      <FieldProblem error={error} />
      <Popover className={optionStyles.popover ?? ''} offset={4}>
        <ChoiceList choices={choices} nothing="There is nothing to choose from yet." />
      </Popover>
    </RacSelect>
  )
}
