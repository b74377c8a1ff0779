import type { LinkedRecord, Row } from '#renderer/features/records/index.ts'

/** How a proposal bears on a right, as far as anyone has said. */
export type Bearing = 'helps' | 'limits' | 'not-yet'

export type RightBorneOn = {
  readonly id: string
  readonly article: number
  readonly label: string
  readonly bearing: Bearing
  /** The links that say so, for taking them away. */
  readonly links: readonly string[]
}

/** The relation that a bearing is kept as. */
export const relationFor = { helps: 'supports', limits: 'contradicts' } as const

/**
 * The rights a proposal has to be held against, by article: the four general principles always (UNCRC 2, 3, 6, 12),
 * and every other that it is linked to. `links` are those from the proposal.
 */
export function rightsBorneOn(rights: readonly Row[], links: readonly LinkedRecord[]): readonly RightBorneOn[] {
  return rights
    .map(({ id, title, facts }) => {
      const mine = links.filter(
        (link) => link.kind === 'right' && link.id === id && link.link !== null && !link.deleted,
      )
      const limits = mine.some(({ relation }) => relation === relationFor.limits)
      const helps = mine.some(({ relation }) => relation === relationFor.helps)
      return {
        id,
        article: Number(facts.article),
        label: title,
        bearing: limits ? ('limits' as const) : helps ? ('helps' as const) : ('not-yet' as const),
        links: mine.flatMap(({ link }) => link ?? []),
        isShown: facts.general_principle === true || mine.length > 0,
      }
    })
    .filter(({ isShown }) => isShown)
    .sort((a, b) => a.article - b.article)
    .map(({ isShown: _, ...right }) => right)
}
