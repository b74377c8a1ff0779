import type { RoomView } from '#shared/domain/session/room/shapes.ts'

export type AgendaBlock = RoomView['agenda'][number]

export const currentBlock = ({ agenda, current }: RoomView): AgendaBlock | null =>
  agenda.find(({ id }) => id === current?.block) ?? null

/** The first block still to come after the one that is now, or was last: what was left out on the way waits until there is no other. */
export function nextBlock({ agenda, current }: RoomView): AgendaBlock | null {
  const now = agenda.findIndex(({ id }) => id === current?.block)
  const at = now >= 0 ? now : agenda.findLastIndex(({ state }) => state === 'done')
  return (
    agenda.find(({ state }, index) => index > at && state === 'to-come') ??
    agenda.find(({ state }) => state === 'to-come') ??
    null
  )
}

export const nameOf = ({ people }: RoomView, participant: string): string =>
  people.find((person) => person.participant === participant)?.name ?? 'Someone'

/** Names in a sentence: Una, Ewan and Table 1. */
const sentence = new Intl.ListFormat('en-GB', { type: 'conjunction' })
export const inWords = (names: readonly string[]): string => sentence.format(names)

/** Who speaks now and who is next, for one person; null where nobody speaks or waits. */
export function speakingWords(view: RoomView): { readonly now: string; readonly next: string } | null {
  const { speaking, waiting } = view.queue
  if (speaking === null && waiting.length === 0) return null
  const me = view.me?.participant
  return {
    now: speaking === null ? '' : speaking === me ? 'You are speaking' : `${nameOf(view, speaking)} is speaking`,
    next: nextWords(
      waiting.map((id) => (id === me ? 'you' : nameOf(view, id))),
      waiting[0] === me,
    ),
  }
}

function nextWords(names: readonly string[], isMe: boolean): string {
  const shown = names.slice(0, 3)
  const all = names.length > 3 ? [...shown, `${names.length - 3} more`] : shown
  if (!isMe) return all.length === 0 ? '' : `Next ${inWords(all)}`
  return all.length === 1 ? 'You are next' : `You are next, then ${inWords(all.slice(1))}`
}

/** Who is in one's break-out group besides oneself; null outside of one. */
export function groupWords(view: RoomView): string | null {
  const group = view.groups.find(({ id }) => id === view.me?.group)
  if (group === undefined) return null
  const others = group.members.filter((id) => id !== view.me?.participant).map((id) => nameOf(view, id))
  return others.length === 0 ? group.name : `${group.name}, with ${inWords(others)}`
}
