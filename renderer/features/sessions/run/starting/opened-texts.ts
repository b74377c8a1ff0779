import { useRows } from '#renderer/features/records/index.ts'
import { shapesOfMethods } from '#shared/domain/session/methods/shapes.ts'

/** The proposals that the blocks of a plan open; undefined while that is being asked. */
export function useOpenedTexts(workshop: string | null): readonly string[] | undefined {
  const enabled = workshop !== null
  const blocks = useRows('agenda_item', { where: { workshop: workshop ?? '' }, enabled }).data?.rows
  const links = useRows('link', { where: { relation: 'opens', from_kind: 'agenda_item' }, limit: 5000, enabled }).data
    ?.rows
  if (blocks === undefined || links === undefined) return undefined
  return textsOpenedBy(
    blocks.map(({ id, facts }) => ({ id, proposal: facts.proposal, settings: facts.settings })),
    links.map(({ facts }) => facts),
  )
}

type Fact = unknown
type PlannedBlock = { readonly id: string; readonly proposal: Fact; readonly settings: Fact }
type LinkFacts = { readonly [field in 'from_id' | 'to_id' | 'to_kind']?: Fact }

/** Each once: what blocks name, what their set-up drafts, and what is linked to them. */
export function textsOpenedBy(blocks: readonly PlannedBlock[], links: readonly LinkFacts[]): readonly string[] {
  const ids = new Set<Fact>(blocks.map(({ id }) => id))
  const own = blocks.map(({ proposal }) => proposal)
  const drafted = blocks.map(({ settings }) => draftedBy(settings))
  const linked = links.filter((link) => ids.has(link.from_id) && link.to_kind === 'proposal').map((link) => link.to_id)
  return [...new Set([...own, ...drafted, ...linked])].filter((id) => typeof id === 'string' && id !== '') as string[]
}

/** Of a block for drafting; the set-up of any other names none. */
function draftedBy(settings: Fact): string | null {
  try {
    return shapesOfMethods.drafting.settings.parse(JSON.parse(String(settings))).proposal
  } catch {
    return null
  }
}
