import { useState } from 'react'
import { Checkbox, CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { Switch } from '#renderer/ui/switch.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { Example } from './example.tsx'

const organisations = [
  { id: 'scra', name: 'SCRA', sub: 'Leads the inquiry', group: 'Leads' },
  { id: 'chs', name: 'Children’s Hearings Scotland', group: 'Leads' },
  { id: 'sws', name: 'Social Work Scotland', group: 'Members' },
  { id: 'advocacy', name: 'Advocacy providers', group: 'Members' },
  { id: 'court', name: 'Courts service', group: 'Members', disabled: true },
] as const

export function FieldExamples() {
  const [day, setDay] = useState('2023-03-12')
  const [noDay, setNoDay] = useState('')
  const [minutes, setMinutes] = useState<number | undefined>(40)
  return (
    <Example id="fields" title="Fields">
      <TextField label="Name of the session" defaultValue="Getting ready" />
      <TextField label="Where it takes place" optional hint="A room, or how to join" />
      <TextField label="Reference" value="Voice 0147" readOnly />
      <TextField
        label="Join code"
        defaultValue="rowan birch"
        error="That code has been used. Ask the host for a new one."
      />
      <TextField label="Chair" defaultValue="Morven" disabled />
      <TextArea
        label="What do you want to ask?"
        serif
        lines={2}
        defaultValue="Should every child be offered a conversation at least ten working days before a hearing?"
      />
      <SearchField label="Search the evidence" />
      <DateField
        label="Closing date"
        hint="At least 12 weeks after it opens"
        value={day}
        onChange={setDay}
        error={day === '2023-03-12' ? 'That is 4 weeks after it opens. Choose 7 May or later.' : undefined}
      />
      <DateField label="Agreed on" optional value={noDay} onChange={setNoDay} />
      <NumberField label="Minutes" value={minutes} onChange={setMinutes} minValue={5} maxValue={240} step={5} />
    </Example>
  )
}

export function ChoiceExamples() {
  const [answer, setAnswer] = useState<'yes' | 'no' | 'unsure' | null>('yes')
  const [kind, setKind] = useState<'reading' | 'drawing' | null>('reading')
  const [lead, setLead] = useState<(typeof organisations)[number]['id'] | null>(null)
  const [uses, setUses] = useState<readonly ('report' | 'press' | 'training')[]>(['report'])
  const [hidden, setHidden] = useState(true)
  const [version, setVersion] = useState<'ten' | 'two'>('ten')
  return (
    <Example id="choices" title="Choices">
      <Select
        label="How do people answer?"
        choices={[
          { id: 'reading', name: 'Yes, no, or don’t know' },
          { id: 'drawing', name: 'In their own words' },
        ]}
        value={kind}
        onChange={setKind}
      />
      <ComboBox label="Who leads" hint="Type a few letters" choices={organisations} value={lead} onChange={setLead} />
      <Checkbox defaultChecked sub="After any answer. Always optional.">
        Then ask “Please tell us why”
      </Checkbox>
      <Checkbox some>All six areas</Checkbox>
      <Checkbox disabled>Also ask in the easy read paper</Checkbox>
      <CheckboxGroup
        label="May be used in"
        hint="Only what they said yes to"
        choices={[
          { id: 'report', name: 'The report' },
          { id: 'training', name: 'Training', sub: 'Without a name' },
          { id: 'press', name: 'The press' },
        ]}
        value={uses}
        onChange={setUses}
        error={uses.length === 0 ? 'Choose at least one, or record that they said no.' : undefined}
      />
      <RadioGroup
        label="Do you agree?"
        direction="row"
        choices={[
          { id: 'yes', name: 'Yes' },
          { id: 'no', name: 'No' },
          { id: 'unsure', name: 'Don’t know' },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      <RadioGroup
        label="Clause 1.1 was changed in two places"
        hint="Both are kept until somebody chooses."
        serif
        choices={[
          { id: 'ten', name: 'ten working days', sub: 'Idris, on the train, 9:12' },
          { id: 'two', name: 'two weeks', sub: 'Una, in the office, 9:20' },
        ]}
        value={version}
        onChange={setVersion}
      />
      <Switch on={hidden} onChange={setHidden}>
        Hide voices when the screen is shared
      </Switch>
    </Example>
  )
}
