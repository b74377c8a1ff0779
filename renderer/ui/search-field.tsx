import {
  Button,
  Group,
  Input,
  SearchField as RacSearchField,
  type SearchFieldProps as RacSearchFieldProps,
} from 'react-aria-components'
import { defined, type Loose } from './defined.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

export type SearchFieldProps = Loose<
  Pick<RacSearchFieldProps, 'value' | 'defaultValue' | 'onChange' | 'onSubmit' | 'onClear' | 'autoFocus' | 'onKeyDown'>
> & {
  /** Says what is searched: "Search the evidence". It is the field's name and its placeholder. */
  readonly label: string
}

export function SearchField({ label, ...rest }: SearchFieldProps) {
  return (
    <RacSearchField {...defined(rest)} aria-label={label} className={styles.field ?? ''}>
      {({ isEmpty }) => (
        <Group className={styles.box ?? ''}>
          <Icon name="search" size="small" />
          <Input className={styles.input ?? ''} placeholder={label} />
          {isEmpty ? null : (
            <Button className={styles.inBox ?? ''} aria-label="Clear the search">
              <Icon name="close" size="small" />
            </Button>
          )}
        </Group>
      )}
    </RacSearchField>
  )
}
