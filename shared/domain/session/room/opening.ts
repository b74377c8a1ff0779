import type { ActionOf, SettingsOf } from '../methods/shapes.ts'
import type { Intent } from './shapes.ts'
import { may, personOf, type RoomState } from './state.ts'

/**
 * Texts that would be open for everyone by what `participant` says, and that the session does not share yet. Only whoever
 * runs it brings a text by opening it; and a block that begins brings those of its plan.
 */
export function textsBroughtBy(state: RoomState, intent: Intent, participant: string): readonly string[] {
  const person = personOf(state, participant)
  if (person === undefined || !may(person, 'run')) return []
  return [...new Set(opened(state, intent))].filter((id) => !state.documents.includes(id))
}

function opened(state: RoomState, intent: Intent): string[] {
  if (intent.t === 'begin') {
    const block = state.agenda.find((planned) => planned.block.id === intent.block)?.block
    if (block === undefined) return []
    const drafted = block.method === 'drafting' ? (block.settings as SettingsOf<'drafting'>).proposal : null
    return drafted === null ? block.documents : [drafted, ...block.documents]
  }
  if (intent.t !== 'act') return []
  const isDrafting = state.boards.some(({ key, method }) => key === intent.board && method === 'drafting')
  const proposal = isDrafting ? (intent.action as Partial<ActionOf<'drafting'>> | null)?.proposal : undefined
  return typeof proposal === 'string' ? [proposal] : []
}
