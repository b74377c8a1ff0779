import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import type { MinutesPart } from '#shared/domain/session/methods/method.ts'
import { readResult, readSettings } from '#shared/domain/session/tally.ts'
import { oneLineOf } from '#shared/publication/text.ts'
import { plainText } from '#shared/ydoc/proposal.ts'
import type { Workspace } from '../../core.ts'
import { documentsOf } from '../documents/handlers.ts'
import type { ActivityFacts, DecisionFacts, MinutesFacts } from './minutes-text.ts'
import { type NamedVersion, workshopsRepository } from './repository.ts'

/** Longer notes stay where they were written. */
const MOST_LINES = 200

/** Everything the workspace knows of how a session went. */
export function factsOf(workspace: Workspace, workshop: RecordOf<'workshop'>): MinutesFacts {
  const repository = workshopsRepository(workspace.db)
  const proposalInWords = (id: string) => {
    const found = repository.one('proposal', id)
    return found === undefined ? null : `proposal ${found.facts.number}, “${oneLineOf(found.facts.title)}”`
  }
  const versionInWords = ({ label, document }: NamedVersion) => {
    const proposal = proposalInWords(document)
    return proposal === null ? [] : [`“${oneLineOf(label)}” of ${proposal}`]
  }
  const activities = repository.of('activity', workshop.id).map(({ facts }): ActivityFacts => {
    const { began_at: from, ended_at: to } = facts
    return {
      facts,
      parts: partsOf(workspace, facts),
      changed: repository.writtenBetween(from, to).flatMap((id) => proposalInWords(id) ?? []),
      named: repository.versionsBetween(from, to).flatMap(versionInWords),
    }
  })
  return {
    workshop: workshop.facts,
    attendance: repository.of('attendance', workshop.id).map(({ facts }) => facts),
    blocks: repository.of('agenda_item', workshop.id),
    activities,
    decisions: decisionsOf(workspace, workshop.id).map(({ record, ...rest }) => ({ ...rest, facts: record.facts })),
    actions: repository.of('action', workshop.id).map(({ facts }) => facts),
    parked: repository.of('parked_item', workshop.id).map(({ facts }) => facts),
  }
}

/** The decisions of a session with what they are about, in words. */
export function decisionsOf(
  workspace: Workspace,
  workshop: string,
): readonly (Omit<DecisionFacts, 'facts'> & { readonly record: RecordOf<'decision'> })[] {
  const repository = workshopsRepository(workspace.db)
  return repository.of('decision', workshop).map((record) => {
    const { proposal, version } = record.facts
    const found = proposal === null ? undefined : repository.one('proposal', proposal)
    return {
      record,
      about:
        proposal === null
          ? null
          : found === undefined
            ? 'a proposal that was deleted'
            : `proposal ${found.facts.number}, “${oneLineOf(found.facts.title)}”`,
      version: version === '' ? null : (repository.version(version)?.label ?? null),
    }
  })
}

/**
 * What an activity leaves in the minutes. How people arrived and left is theirs: only how many spoke. What was parked
 * stands in a part of its own. Notes are what was written on the sheet.
 */
function partsOf(workspace: Workspace, facts: RecordOf<'activity'>['facts']): readonly MinutesPart[] {
  const { method, result, settings } = facts
  if (method === 'check-in' || method === 'check-out') {
    const spoken = readResult(method, result)?.said.length ?? 0
    const passed = readResult(method, result)?.passed ?? 0
    if (spoken + passed === 0) return []
    return [{ kind: 'paragraph', words: `${count(spoken)} said something${passed > 0 ? `, ${passed} passed` : ''}.` }]
  }
  if (method === 'parking-lot') return []
  if (method === 'notes') return (readResult(method, result)?.documents ?? []).flatMap((id) => sheetOf(workspace, id))
  const read = readResult(method, result)
  return read === null ? [] : anyMethod(method).minutesOf(read, readSettings(method, settings))
}

const count = (people: number) => (people === 1 ? 'One person' : `${people} people`)

/** The words on a shared sheet; quoted voices are references, and leave nothing here. */
function sheetOf(workspace: Workspace, id: string): readonly MinutesPart[] {
  const documents = documentsOf(workspace)
  const held = documents.held(id)
  const doc = held ?? documents.store.load(id)
  const lines = plainText(doc)
    .split('\n')
    .map(oneLineOf)
    .filter((line) => line !== '')
  if (held === undefined) doc.destroy()
  if (lines.length === 0) return []
  const rest = lines.length - MOST_LINES
  return [
    { kind: 'list', items: lines.slice(0, MOST_LINES) },
    ...(rest > 0 ? [{ kind: 'paragraph' as const, words: `${rest} further lines stand on the sheet itself.` }] : []),
  ]
}
