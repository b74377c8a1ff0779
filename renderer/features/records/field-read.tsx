import { ReadField } from '#renderer/ui/read-field.tsx'
import type { Fact, Field } from '#shared/domain/records/field.ts'
import { isKindName, kinds, titleOf } from '#shared/domain/records/kinds.ts'
import { useAnyRecord } from './queries.ts'
import { factInWords } from './words.ts'

/** What a field says, where it can only be read: in whole words. */
export function FieldRead({ field, fact }: { readonly field: Field; readonly fact: Fact }) {
  return (
    <ReadField label={field.label}>
      {field.type === 'ref' && typeof fact === 'string' && isKindName(field.to) ? (
        <Referred kind={field.to} id={fact} />
      ) : (field.type === 'line' || field.type === 'text') && fact !== '' && fact !== null ? (
        String(fact)
      ) : (
        capital(factInWords(field, fact))
      )}
    </ReadField>
  )
}

function Referred({ kind, id }: { readonly kind: Parameters<typeof useAnyRecord>[0]; readonly id: string }) {
  const record = useAnyRecord(kind, id).data
  return record === undefined ? kinds[kind].one : titleOf(record)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
