import { useState } from 'react'
import { CheckboxGroup } from '#renderer/ui/checkbox.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { Switch } from '#renderer/ui/switch.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { Fact, Field } from '#shared/domain/records/field.ts'
import { isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import type { Draft } from './draft.ts'
import { useRows } from './queries.ts'

type FieldControlProps = {
  readonly field: Field
  readonly draft: Draft<Fact>
  readonly autoFocus?: boolean | undefined
}

const asText = (fact: Fact) => (typeof fact === 'string' ? fact : '')

/** The control that asks for one fact, whatever its type. */
export function FieldControl({ field, draft, autoFocus = false }: FieldControlProps) {
  const { label } = field
  const words = { label, hint: hintOf(field), error: draft.problem ?? undefined, autoFocus }
  switch (field.type) {
    case 'line':
      return (
        <TextField
          {...words}
          value={asText(draft.value)}
          onChange={draft.change}
          onBlur={draft.leave}
          maxLength={field.max}
        />
      )
    case 'text':
      return (
        <TextArea
          {...words}
          value={asText(draft.value)}
          onChange={draft.change}
          onBlur={draft.leave}
          maxLength={field.max}
        />
      )
    case 'day':
      return (
        <DateField {...words} value={asText(draft.value)} onChange={(day) => draft.change(day === '' ? null : day)} />
      )
    case 'whole':
      return (
        <NumberField
          {...words}
          minValue={field.min}
          maxValue={field.max}
          value={typeof draft.value === 'number' ? draft.value : undefined}
          onChange={(value) => draft.choose(value ?? null)}
        />
      )
    case 'flag':
      return (
        <Switch on={draft.value === true} onChange={draft.choose} sub={field.hint}>
          {label}
        </Switch>
      )
    case 'choice':
      return (
        <Select
          {...words}
          choices={field.options.map(({ value, label: name }) => ({ id: value, name }))}
          value={asText(draft.value) || null}
          onChange={draft.choose}
        />
      )
    case 'choices':
      return (
        <CheckboxGroup
          {...words}
          choices={field.options.map(({ value, label: name }) => ({ id: value, name }))}
          value={Array.isArray(draft.value) ? (draft.value as readonly string[]) : []}
          onChange={draft.choose}
        />
      )
    case 'ref':
      return isKindName(field.to) ? <RefControl kind={field.to} words={words} field={field} draft={draft} /> : null
  }
}

type RefControlProps = {
  readonly kind: KindName
  readonly words: { readonly label: string; readonly hint: string | undefined; readonly error: string | undefined }
  readonly field: Field & { readonly type: 'ref' }
  readonly draft: Draft<Fact>
}

/** Chooses another record by its title. */
function RefControl({ kind, words, field, draft }: RefControlProps) {
  const [opened, setOpened] = useState(false)
  const chosen = asText(draft.value) || null
  const { data } = useRows(kind, { limit: 2000, enabled: opened || chosen !== null || field.absent === null })
  return (
    // Asked for only once somebody comes near: a form has many references.
    <div onFocusCapture={() => setOpened(true)}>
      <ComboBox
        {...words}
        choices={(data?.rows ?? []).map(({ id, title }) => ({ id, name: title }))}
        value={chosen}
        onChange={(id) => {
          if (id !== null || field.absent !== null) draft.choose(id)
        }}
        searching={data === undefined}
        placeholder={field.absent === null ? 'Choose' : capital(field.absent)}
      />
    </div>
  )
}

function hintOf(field: Field): string | undefined {
  if (field.hint !== undefined) return field.hint
  return field.type === 'day' && field.absent !== null ? `Leave open: ${field.absent}` : undefined
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
