import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import styles from './option-list.module.css'

export type Choice<Id extends string = string> = {
  readonly id: Id
  readonly name: string
  readonly sub?: string | undefined
  readonly icon?: IconName | undefined
  readonly disabled?: boolean | undefined
  /** Choices with the same group stand together under it, in the order given. */
  readonly group?: string | undefined
}

function ChoiceOption({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.name}
      isDisabled={choice.disabled ?? false}
      className={styles.option ?? ''}
    >
      {({ isSelected }) => (
        <>
          {choice.icon === undefined ? null : <Icon name={choice.icon} size="small" />}
          <span className={styles.words}>
            {choice.name}
            {choice.sub === undefined ? null : <span className={styles.sub}>{choice.sub}</span>}
          </span>
          {isSelected ? (
            <span className={styles.end}>
              <Icon name="check" size="small" />
            </span>
          ) : null}
        </>
      )}
    </ListBoxItem>
  )
}

/** The list of a Select or a ComboBox; not exported to screens on its own. */
export function ChoiceList({ choices, nothing }: { readonly choices: readonly Choice[]; readonly nothing: string }) {
  const groups = Map.groupBy(choices, (choice) => choice.group)
  return (
    <ListBox className={styles.list ?? ''} renderEmptyState={() => <p className={styles.nothing}>{nothing}</p>}>
      {[...groups].map(([group, members]) => {
        const options = members.map((choice) => <ChoiceOption key={choice.id} choice={choice} />)
        if (group === undefined) return options
        return (
          <ListBoxSection key={group} id={`group ${group}`}>
            <Header className={styles.heading ?? ''}>{group}</Header>
            {options}
          </ListBoxSection>
        )
      })}
    </ListBox>
  )
}
