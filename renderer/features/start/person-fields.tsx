import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { groupRoles } from '#shared/domain/records/options.ts'
import styles from './start.module.css'

export type Person = { readonly name: string; readonly role: (typeof groupRoles)[number]['value'] }

type PersonFieldsProps = {
  readonly value: Person
  readonly onChange: (person: Person) => void
  readonly onLeave?: (() => void) | undefined
}

/** Who sits at this computer. What is written is signed with the name; the role decides whose words this screen may show. */
export function PersonFields({ value, onChange, onLeave }: PersonFieldsProps) {
  return (
    <div className={styles.pair}>
      <TextField
        label="Your name"
        hint="Signed under what you change"
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        {...(onLeave === undefined ? {} : { onBlur: onLeave })}
      />
      <Select
        label="Your role"
        hint="Decides whose words this screen may show"
        choices={groupRoles.map(({ value: id, label: name }) => ({ id, name }))}
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
      />
    </div>
  )
}
