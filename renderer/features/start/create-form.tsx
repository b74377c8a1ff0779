import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { PassphraseFields, type Passphrases, whyNot } from './passphrase-fields.tsx'
import { type Person, PersonFields } from './person-fields.tsx'
import { useOpening } from './queries.ts'
import { recoverySheetIsDue } from './recovery-due.ts'
import styles from './start.module.css'
import { StartCard } from './start-card.tsx'

/** A workspace of the group's own: where it is kept, its passphrase, who sits here. */
export function CreateForm({ onBack }: { readonly onBack: () => void }) {
  const { create, choosePlace } = useOpening()
  const [name, setName] = useState('Hearings redesign')
  const [file, setFile] = useState<string | null>(null)
  const [starter, setStarter] = useState<'redesign' | 'empty'>('redesign')
  const [passphrases, setPassphrases] = useState<Passphrases>({ once: '', again: '' })
  const [me, setMe] = useState<Person>({ name: '', role: 'secretariat' })
  const [creating, setCreating] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const place = async () => {
    try {
      setFile((await choosePlace(name.trim() || 'Workspace')) ?? file)
    } catch (error) {
      setRefusal(error)
    }
  }
  const why =
    file === null
      ? 'Choose where it is kept first'
      : me.name.trim() === ''
        ? 'Say who sits at this computer first'
        : whyNot(passphrases)
  const submit = async () => {
    if (why !== undefined || file === null) return
    setCreating(true)
    setRefusal(null)
    recoverySheetIsDue(true)
    try {
      await create({ file, passphrase: passphrases.once, starter, me })
    } catch (error) {
      recoverySheetIsDue(false)
      setRefusal(error)
      setCreating(false)
    }
  }
  return (
    <StartCard title="A new workspace" onBack={onBack} onSubmit={() => void submit()}>
      <TextField label="Name" value={name} onChange={setName} />
      <div className={styles.place}>
        <Button icon="folder" onPress={() => void place()}>
          Choose where it is kept
        </Button>
        <p className={styles.note}>{file ?? 'One encrypted file, on this computer or a drive of the group.'}</p>
      </div>
      <RadioGroup
        label="What is in it"
        choices={[
          {
            id: 'redesign',
            name: 'The redesign plan',
            sub: 'Inquiry areas, questions, timetable, law, rights, language advice and methods, to change as you like.',
          },
          { id: 'empty', name: 'Nothing yet', sub: 'An empty workspace.' },
        ]}
        value={starter}
        onChange={setStarter}
      />
      <PersonFields value={me} onChange={setMe} />
      <PassphraseFields value={passphrases} onChange={setPassphrases} />
      {refusal === null ? null : <RefusalNotice error={refusal} />}
      <ButtonRow>
        <Button type="submit" variant="primary" pending={creating} why={why}>
          Create the workspace
        </Button>
      </ButtonRow>
    </StartCard>
  )
}
