import { useRows } from '#renderer/features/records/index.ts'

/** The proposals that the blocks of a plan open; undefined while that is being asked. */
export function useOpenedTexts(workshop: string | null): readonly string[] | undefined {
  const enabled = workshop !== null
  const blocks = useRows('agenda_item', { where: { workshop: workshop ?? '' }, enabled }).data?.rows
  const links = useRows('link', { where: { relation: 'opens', from_kind: 'agenda_item' }, limit: 5000, enabled }).data
    ?.rows
  if (blocks === undefined || links === undefined) return undefined
  const ids = new Set(blocks.map(({ id }) => id))
  const own = blocks.map(({ facts }) => facts.proposal)
  const linked = links
    .filter(({ facts }) => ids.has(String(facts.from_id)) && facts.to_kind === 'proposal')
    .map(({ facts }) => facts.to_id)
  return [...new Set([...own, ...linked].filter((id) => typeof id === 'string' && id !== ''))] as string[]
}
