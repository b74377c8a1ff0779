import type { AnyBoardView, Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import { deedOf } from './wire.ts'

const answering: ReadonlySet<string> = new Set(['answer', 'show', 'place', 'pass'])
type Act = Extract<Intent, { t: 'act' }>
export type Given = { readonly intent: Act; readonly round: number; readonly host: string }

/** An open secret question: its round, and whether this person has answered. Null for every other board. */
function openPoll(board: AnyBoardView): { round: number; answered: boolean } | null {
  switch (board.method) {
    case 'dot-vote': {
      const { round, looked, options } = board.view
      return looked ? null : { round, answered: options.some(({ mine }) => mine > 0) }
    }
    case 'fist-to-five':
    case 'gradients':
    case 'consent-check': {
      const { poll, mine, passed } = board.view
      return poll.counts === null ? { round: poll.round, answered: mine !== null || passed } : null
    }
    default:
      return null
  }
}

const boardIn = (view: RoomView | null, key: string): AnyBoardView | undefined =>
  view === null ? undefined : ([view.board, ...view.others].find((board) => board?.board === key) ?? undefined)

/** Whether it answers what a board asks: of a poll, in one round alone. */
export const isAnswer = (intent: Intent): intent is Act => intent.t === 'act' && answering.has(deedOf(intent) ?? '')

/** The round of the question that an intent answers; null where it answers none. */
export function roundAnswered(intent: Intent, view: RoomView | null): number | null {
  if (!isAnswer(intent)) return null
  const board = boardIn(view, intent.board)
  return board === undefined ? null : (openPoll(board)?.round ?? null)
}

/**
 * A deputy who goes on in the host's place was never given answers that nobody had looked at. Whoever gave one gives it
 * again by themselves: their own computer remembers it until everyone looks. `before`: what it remembered when it stopped.
 */
export function createGiven(before: readonly Given[], onChange: (all: readonly Given[]) => void) {
  const keyOf = ({ board, action }: Act) => `${board} ${(action as { option?: unknown }).option ?? ''}`
  const given = new Map(before.map((one) => [keyOf(one.intent), one]))
  const all = () => [...given.values()]
  const stands = ({ intent, round }: Given, view: RoomView): boolean | null => {
    const board = boardIn(view, intent.board)
    const poll = board && openPoll(board)
    return poll?.round === round ? poll.answered : null
  }
  return {
    took(intent: Intent, view: RoomView | null, host: string): void {
      const round = roundAnswered(intent, view)
      if (round === null || intent.t !== 'act') return
      if (deedOf(intent) === 'pass')
        for (const key of given.keys()) if (key.startsWith(`${intent.board} `)) given.delete(key)
      given.set(keyOf(intent), { intent, round, host })
      onChange(all())
    },
    /** What has to be said again to this host, of whom `view` came. */
    missing(view: RoomView, host: string): Act[] {
      const again: Act[] = []
      const { size } = given
      for (const [key, one] of given) {
        const answered = stands(one, view)
        if (answered === null) given.delete(key)
        else if (!answered && one.host !== host) again.push(one.intent)
      }
      for (const [key, one] of given) if (again.includes(one.intent)) given.set(key, { ...one, host })
      if (again.length > 0 || given.size < size) onChange(all())
      return again
    },
    /** Everything that was answered and is still open, with its round. */
    all: (): readonly Given[] => all(),
  }
}
