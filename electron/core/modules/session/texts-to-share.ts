import { type AnyRecord, type KindName, titleOf } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Workspace } from '../../core.ts'
import { recordsRepository } from '../records/repository.ts'
import { mustNotBeAgreed } from '../workshops/agreed.ts'

/** Kinds of records that have a text of their own: proposals, and the minutes of a session. */
const kindsWithText = ['proposal', 'workshop'] as const satisfies readonly KindName[]

export type SharedText = { readonly id: string; readonly kind: KindName; readonly title: string }

/** The texts of these ids as they stand, without those that are not here, were deleted, or are minutes that were agreed. */
export function textsToShare(workspace: Workspace, ids: readonly string[]): SharedText[] {
  const records = recordsRepository(workspace.db)
  return [...new Set(ids)].flatMap((id) => {
    for (const kind of kindsWithText) {
      const record = records.get(kind, id) as AnyRecord | undefined
      if (record && record.deleted_at === null && !isAgreed(record))
        return [{ id, kind, title: titleOf(record).slice(0, 400) }]
    }
    return []
  })
}

/** Refuses minutes/agreed, and record/not-found. */
export function mustBeToShare(workspace: Workspace, id: string): void {
  mustNotBeAgreed(workspace, id)
  if (textsToShare(workspace, [id]).length === 0) throw new Refusal('record/not-found')
}

/** They stay as they are until somebody opens them again: there is nothing to write together. */
const isAgreed = (record: AnyRecord) => record.kind === 'workshop' && record.facts.minutes_agreed_on !== null
