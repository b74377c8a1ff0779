import { type AnyRecord, type KindName, titleOf } from '#shared/domain/records/kinds.ts'
import type { Workspace } from '../../core.ts'
import { recordsRepository } from '../records/repository.ts'

/** Kinds of records that have a text of their own: proposals, and the minutes of a session. */
const kindsWithText = ['proposal', 'workshop'] as const satisfies readonly KindName[]

export type SharedText = { readonly id: string; readonly kind: KindName; readonly title: string }

/** The texts of these ids as they stand, without those that are not here or were deleted. */
export function textsToShare(workspace: Workspace, ids: readonly string[]): SharedText[] {
  const records = recordsRepository(workspace.db)
  return [...new Set(ids)].flatMap((id) => {
    for (const kind of kindsWithText) {
      const record = records.get(kind, id) as AnyRecord | undefined
      if (record && record.deleted_at === null) return [{ id, kind, title: titleOf(record).slice(0, 400) }]
    }
    return []
  })
}
