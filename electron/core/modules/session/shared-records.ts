import type { Fact } from '#shared/domain/records/field.ts'
import { newFactsSchema } from '#shared/domain/records/schema.ts'
import type { Change } from '../../changes/change-log.ts'
import type { Workspace } from '../../core.ts'
import type { Log } from '../../log.ts'
import { recordsRepository } from '../records/repository.ts'

type SharedRecord = { kind: 'proposal'; id: string; facts: Record<string, Fact> }

/** What a guest is told of a proposal: what a list shows. References to other records stay at home. */
const toldOf = ['number', 'title', 'summary', 'status', 'is_example'] as const

/** The proposals by their ids, for sending, without those deleted since. */
export function recordsToSend(workspace: Workspace, ids: readonly string[]): SharedRecord[] {
  const records = recordsRepository(workspace.db)
  return ids.flatMap((id) => {
    const proposal = records.get('proposal', id)
    if (!proposal || proposal.deleted_at !== null) return []
    const facts = Object.fromEntries(toldOf.map((name) => [name, proposal.facts[name] as Fact]))
    return [{ kind: 'proposal' as const, id, facts }]
  })
}

/**
 * Makes the records a guest does not have yet, with the ids and numbers they have at the host, and brings back
 * those deleted here. What the guest already has stays as it is. One batch, which undo leaves alone.
 */
export function keepReceived(workspace: Workspace, received: readonly SharedRecord[], log: Log): void {
  const records = recordsRepository(workspace.db)
  const changes = received.flatMap(({ kind, id, facts }): Change[] => {
    const here = records.get(kind, id)
    if (here) return here.deleted_at === null ? [] : [{ op: 'undelete', kind, id }]
    const parsed = newFactsSchema(kind).safeParse(facts)
    if (parsed.success) return [{ op: 'create', kind, id, facts: parsed.data }]
    log.warn({ kind, id }, 'a record of the session could not be read and was left out')
    return []
  })
  if (changes.length > 0) workspace.changes.commit(workspace.me.name, changes, { label: null })
}
