import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './segmented.module.css'

export type SegmentedProps<Id extends string> = {
  /** What is chosen here, for screen readers: "How to show the timetable". */
  readonly label: string
  readonly choices: readonly { readonly id: Id; readonly name: string; readonly count?: number | undefined }[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly disabled?: boolean | undefined
  /** `filters` stands above a list: smaller, without a ground. */
  readonly look?: 'segments' | 'filters' | undefined
}

/** Two to five ways to see the same thing, one at a time. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, choices, value, onChange, disabled = false, look = 'segments' } = props
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.id))
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id)
      }}
      isDisabled={disabled}
      className={styles.segments ?? ''}
      data-look={look}
    >
      {choices.map(({ id, name, count }) => (
        <ToggleButton key={id} id={id} className={styles.segment ?? ''}>
          {name}
          {count === undefined ? null : <span className={styles.count}> {count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
