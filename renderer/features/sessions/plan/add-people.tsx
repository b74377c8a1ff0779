import { useRef, useState } from 'react'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { count, useChanges, useUndo } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { sessionRoles } from '#shared/domain/records/options.ts'
import styles from './plan.module.css'
import { useInvitingPeople, usePeople } from './queries.ts'

type Role = (typeof sessionRoles)[number]['value']
type AddPeopleProps = { readonly session: string; readonly there: readonly RecordOf<'attendance'>[] }

/** People of the group by choosing them, one or all; anyone else by name. */
export function AddPeople({ session, there }: AddPeopleProps) {
  const people = usePeople().data?.rows ?? []
  const inviting = useInvitingPeople()
  const refusals = useRefusals()
  const toasts = useToasts()
  const { undo } = useUndo()
  const known = new Set(there.map(({ facts }) => facts.person))
  const free = people.filter(({ id }) => !known.has(id))
  const invite = async (ids: readonly string[]) => {
    try {
      await inviting.mutateAsync({ workshop: session, people: [...ids] })
      toasts.show({
        text: `Added ${count(ids.length, 'person', 'people')}`,
        action: { name: 'Undo', onPress: () => void undo() },
      })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <section className={styles.adding} aria-label="Add people">
      {free.length === 0 ? null : (
        <div className={styles.addRow}>
          <ComboBox
            // Begins empty again after each.
            key={known.size}
            label="Add someone of the group"
            placeholder="Choose a person"
            value={null}
            onChange={(id) => (id === null ? undefined : void invite([id]))}
            choices={free.map(({ id, title }) => ({ id, name: title }))}
          />
          <Button icon="people" onPress={() => void invite(free.map(({ id }) => id))} pending={inviting.isPending}>
            {known.size > (known.has(null) ? 1 : 0) ? 'Add everyone else' : 'Add the whole group'}
          </Button>
        </div>
      )}
      <AddByName session={session} />
    </section>
  )
}

function AddByName({ session }: { readonly session: string }) {
  const { create } = useChanges()
  const refusals = useRefusals()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('guest')
  const form = useRef<HTMLFormElement>(null)
  const add = async () => {
    if (name.trim() === '') return
    try {
      await create('attendance', { workshop: session, name, role })
      setName('')
      // Ready for the next: the button that was pressed cannot be used before there is a name.
      form.current?.querySelector('input')?.focus()
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <form
      ref={form}
      className={styles.addRow}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField label="Add someone by name" value={name} onChange={setName} maxLength={300} />
      <Select
        label="Takes part as"
        value={role}
        onChange={setRole}
        choices={sessionRoles.map(({ value, label }) => ({ id: value, name: label }))}
      />
      <Button type="submit" icon="plus" disabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  )
}
