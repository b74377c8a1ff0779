import { setTimeout as pause } from 'node:timers/promises'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import type { Hall } from './hall.ts'

/** Milliseconds that people have to answer. */
const TO_ANSWER = 6_000

export type Polled = {
  readonly round: string
  readonly tally: number
  readonly voters: number
  readonly ballots: number
}

/** Puts a secret question to everyone, looks together, ends the block, and counts again what was kept of it. */
export async function poll(hall: Hall): Promise<Polled> {
  const before = await room(hall)
  const block = before.agenda.find(
    ({ state, method }) => state !== 'now' && (method === 'gradients' || method === 'fist-to-five'),
  )
  if (block === undefined) throw new Error('there is no poll on the agenda')
  const again = { ...block, id: `${block.method}-${Date.now()}`, settings: block.settings }
  const { id, title, method, question, minutes, lead, materials, documents, settings } = again
  await hall.tell({
    t: 'plan',
    block: { id, title, method, question, minutes, lead, materials, documents, settings },
    position: before.agenda.length,
  })
  await hall.tell({ t: 'begin', block: id })
  await pause(TO_ANSWER)
  const board = (await room(hall)).board
  if (board === null || !('poll' in board.view)) throw new Error('the poll is not before the host')
  await hall.tell({ t: 'act', board: board.board, action: { do: 'look' } })
  const looked = (await room(hall)).board
  if (looked === null || !('poll' in looked.view) || looked.view.poll.counts === null)
    throw new Error('everyone looked and there was nothing to see')
  const tally = looked.view.poll.counts.reduce((sum, { count }) => sum + count, 0)
  const voters = looked.view.poll.answered
  await hall.tell({ t: 'end-block' })
  return { round: id, tally, voters, ballots: await newestBallots(hall) }
}

async function room(hall: Hall): Promise<RoomView> {
  const view = await hall.view()
  if (view === null) throw new Error('there is no room')
  return view
}

/** How many ballots the newest activity left. */
async function newestBallots(hall: Hall): Promise<number> {
  const rows = (kind: string, where: object) =>
    hall.call('record.rows', { kind, where, limit: 100_000 }) as Promise<{
      rows: { id: string; facts: { ended_at: number } }[]
    }>
  const activities = (await rows('activity', {})).rows
  const newest = activities.toSorted((a, b) => b.facts.ended_at - a.facts.ended_at)[0]
  return newest === undefined ? 0 : (await rows('ballot', { activity: newest.id })).rows.length
}
