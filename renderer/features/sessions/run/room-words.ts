import type { RoomView } from '#shared/domain/session/room/shapes.ts'

export type AgendaBlock = RoomView['agenda'][number]

export const currentBlock = ({ agenda, current }: RoomView): AgendaBlock | null =>
  agenda.find(({ id }) => id === current?.block) ?? null

/** The first block that is still to come. */
export const nextBlock = ({ agenda }: RoomView): AgendaBlock | null =>
  agenda.find(({ state }) => state === 'to-come') ?? null

export const nameOf = ({ people }: RoomView, participant: string): string =>
  people.find((person) => person.participant === participant)?.name ?? 'Someone'

/** Names in a sentence: Una, Ewan and Table 1. */
const sentence = new Intl.ListFormat('en-GB', { type: 'conjunction' })
export const inWords = (names: readonly string[]): string => sentence.format(names)

/** Who speaks now and who is next, for one person; null where nobody speaks or waits. */
export function speakingWords(view: RoomView): { readonly now: string; readonly next: string } | null {
  const { speaking, waiting } = view.queue
  if (speaking === null && waiting.length === 0) return null
  const name = (id: string) => (id === view.me?.participant ? 'you' : nameOf(view, id))
  const first = waiting.slice(0, 3).map(name)
  const left = waiting.length - first.length
  return {
    now:
      speaking === null
        ? ''
        : speaking === view.me?.participant
          ? 'You are speaking'
          : `${nameOf(view, speaking)} is speaking`,
    next: first.length === 0 ? '' : `Next ${inWords(left > 0 ? [...first, `${left} more`] : first)}`,
  }
}

/** Who is in one's break-out group besides oneself; null outside of one. */
export function groupWords(view: RoomView): string | null {
  const group = view.groups.find(({ id }) => id === view.me?.group)
  if (group === undefined) return null
  const others = group.members.filter((id) => id !== view.me?.participant).map((id) => nameOf(view, id))
  return others.length === 0 ? group.name : `${group.name}, with ${inWords(others)}`
}
