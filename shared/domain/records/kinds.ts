import { consultationKinds } from './consultation-kinds.ts'
import type { Facts, Fields } from './field.ts'
import { groupKinds } from './group-kinds.ts'
import { inquiryKinds } from './inquiry-kinds.ts'
import { linkKind } from './link-kind.ts'
import { proposalKinds } from './proposal-kinds.ts'
import { sessionKinds } from './session-kinds.ts'
import { voiceKinds } from './voice-kinds.ts'

/** Every kind of record. A new one is added to the file it belongs with, and gets a table by a migration. */
export const kinds = {
  ...groupKinds,
  ...inquiryKinds,
  ...voiceKinds,
  ...proposalKinds,
  ...consultationKinds,
  ...sessionKinds,
  ...linkKind,
} as const

export type Kinds = typeof kinds
export type KindName = keyof Kinds
export const kindNames = Object.keys(kinds) as readonly KindName[]

/** What every record carries besides its own facts. Times are epoch milliseconds, UTC. */
export type RecordHead<K extends KindName = KindName> = {
  readonly kind: K
  readonly id: string
  readonly created_at: number
  readonly created_by: string
  /** Counts the batches that changed it. */
  readonly revision: number
  /** When it was deleted; null while it is here. */
  readonly deleted_at: number | null
}

export type FactsOf<K extends KindName> = Facts<Kinds[K]['fields']>
export type RecordOf<K extends KindName> = RecordHead<K> & { readonly facts: FactsOf<K> }
export type AnyRecord = { [K in KindName]: RecordOf<K> }[KindName]

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name)
}

/** The fields of any kind, seen alike. */
export function fieldsOf(name: KindName): Fields {
  return kinds[name].fields
}

/** The words a person knows a record by. */
export function titleOf(record: AnyRecord): string {
  const title = (record.facts as Record<string, unknown>)[kinds[record.kind].title]
  return typeof title === 'string' && title !== '' ? title : kinds[record.kind].one
}
