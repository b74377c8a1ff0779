import { useState } from 'react'
import { Button, Group, Input, Popover, ComboBox as RacComboBox, useFilter } from 'react-aria-components'
import { type Choice, ChoiceList } from './choice-list.tsx'
import styles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import optionStyles from './option-list.module.css'

export type ComboBoxProps<Id extends string> = FieldWords &
  FieldState & {
    /** With `onSearch` these are the answers to the words typed; without it they are filtered here. */
    readonly choices: readonly Choice<Id>[]
    readonly value: Id | null
    /** Null when the field is emptied. */
    readonly onChange: (id: Id | null) => void
    readonly onSearch?: ((words: string) => void) | undefined
    /** Answers are on their way. */
    readonly searching?: boolean | undefined
    readonly placeholder?: string | undefined
    /** The name of the chosen one where it is not among the choices now. */
    readonly valueName?: string | undefined
  }

export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const {
    label,
    hint,
    error,
    optional,
    choices,
    value,
    onChange,
    onSearch,
    searching = false,
    placeholder,
    valueName,
    ...state
  } = props
  const { contains } = useFilter({ sensitivity: 'base' })
  const nameOf = (id: Id | null) =>
    choices.find((choice) => choice.id === id)?.name ?? (id === null ? '' : (valueName ?? ''))
  const [typed, setTyped] = useState<string | null>(null)
  const words = typed ?? nameOf(value)
  const shown =
    onSearch !== undefined || typed === null ? choices : choices.filter((choice) => contains(choice.name, typed))
  return (
    <RacComboBox
      {...stateOf({ ...state, error })}
      value={value}
      inputValue={words}
      onInputChange={(next) => {
        setTyped(next === nameOf(value) ? null : next)
        if (next !== nameOf(value)) onSearch?.(next)
        if (next === '' && value !== null) onChange(null)
      }}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        setTyped(null)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      onOpenChange={(open) => {
        if (!open) setTyped(null)
      }}
      defaultFilter={() => true}
      allowsEmptyCollection
      menuTrigger="input"
      className={styles.field ?? ''}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <Group className={styles.box ?? ''}>
        <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} />
        <Button className={styles.inBox ?? ''}>
          <Icon name="chevron-down" size="small" />
        </Button>
      </Group>
      <FieldProblem error={error} />
      <Popover className={optionStyles.popover ?? ''} offset={4}>
        <ChoiceList
          choices={shown}
          nothing={searching ? 'Searching' : words === '' ? 'Type to search' : `Nothing says “${words}”`}
        />
      </Popover>
    </RacComboBox>
  )
}
