import { CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { consentScopes, consentUses, identifiabilities } from '#shared/domain/records/options.ts'
import type { ConsentDraft } from './consent-draft.ts'

type QuestionProps = {
  readonly draft: ConsentDraft
  readonly onChange: (part: Partial<ConsentDraft>) => void
  readonly size?: 'normal' | 'large' | undefined
  /** Where the question itself already stands above. */
  readonly label?: string | undefined
}

const scopeSays = {
  secretariat: 'Two or three people who look after what was said.',
  group: 'The people who write the proposals. Observers see bars.',
  public: 'Anybody who reads the paper, once it is out.',
} as const

export function WhoMayRead({ draft, onChange, size, label = 'Who may read it' }: QuestionProps) {
  return (
    <RadioGroup
      label={label}
      size={size}
      choices={consentScopes.map(({ value, label }) => ({ id: value, name: label, sub: scopeSays[value] }))}
      value={draft.scope}
      onChange={(scope) => onChange({ scope })}
    />
  )
}

export function HowItAppears({ draft, onChange, size, label = 'How they appear' }: QuestionProps) {
  return (
    <>
      <RadioGroup
        label={label}
        size={size}
        choices={identifiabilities.map(({ value, label }) => ({ id: value, name: label }))}
        value={draft.identifiability}
        onChange={(identifiability) => onChange({ identifiability })}
      />
      {draft.identifiability === 'anonymous' ? null : (
        <TextField
          label="The name to show"
          hint="Exactly as it should stand beside the words"
          value={draft.shown_as}
          onChange={(shown_as) => onChange({ shown_as })}
        />
      )}
    </>
  )
}

export function MayBeQuoted({ draft, onChange, size }: QuestionProps) {
  return (
    <>
      <RadioGroup
        label="May it be quoted, word for word?"
        size={size}
        choices={[
          { id: 'no', name: 'No', sub: 'It may be read and summed up, not quoted.' },
          { id: 'yes', name: 'Yes', sub: 'Parts of it may stand in what we write.' },
        ]}
        value={draft.may_quote ? 'yes' : 'no'}
        onChange={(answer) => onChange({ may_quote: answer === 'yes' })}
      />
      <CheckboxGroup
        label="What may it be used for?"
        hint="Besides being read by those you chose"
        choices={consentUses.map(({ value, label }) => ({ id: value, name: label }))}
        value={draft.for_uses}
        onChange={(for_uses) => onChange({ for_uses })}
      />
    </>
  )
}

type UntilWhenProps = QuestionProps & { readonly today: string }

export function UntilWhen({ draft, onChange, today }: UntilWhenProps) {
  return (
    <>
      <DateField
        label="Until when"
        hint="Leave open where no end was agreed. It can be taken back any day before."
        earliest={today}
        value={draft.until_day ?? ''}
        onChange={(day) => onChange({ until_day: day === '' ? null : day })}
      />
      <TextField
        label="Who explained this"
        hint="The person who talked it through with them"
        value={draft.explained_by}
        onChange={(explained_by) => onChange({ explained_by })}
      />
    </>
  )
}
