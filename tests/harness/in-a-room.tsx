import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createAnswers } from '#renderer/app/asking.ts'
import { type AppClient, ClientContext } from '#renderer/app/client.ts'
import { RefusalProvider } from '#renderer/app/refusals.tsx'
import { type Session, useRoom } from '#renderer/features/sessions/run/queries.ts'
import type { Seen } from '#renderer/features/sessions/run/room-clock.ts'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import type { Block, Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { roles, roomInHand } from './room.ts'

const sessionOf = (who: string, part: Partial<Session>): Session => ({
  id: 's',
  workshop: null,
  part: roles[who] === 'chair' ? 'host' : 'guest',
  standing: 'inside',
  number: null,
  title: 'Tuesday',
  participant: who,
  name: who,
  role: roles[who] ?? 'member',
  epoch: 1,
  room: null,
  address: '127.0.0.1:4000',
  connected: true,
  peers: [],
  waiting: [],
  documents: [],
  share: { records: [], voices: false, keep: true },
  mayTakeOver: false,
  ...part,
})

type Shown = (parts: { readonly session: Session; readonly seen: Seen }) => ReactNode

/** Those who wait for an answer are told of a new one a turn later. */
const answersAreTold = () => new Promise((resolve) => setTimeout(resolve))

/** For tests: a screen in front of a room that follows its real rules, held in memory. `who`: null is the projector. */
export function showInRoom(who: string | null, blocks: readonly Block[], Shown: Shown, part: Partial<Session> = {}) {
  const room = roomInHand(blocks)
  const session = sessionOf(who ?? 'Ailsa', part)
  const heard = new Map<string, Set<(data: unknown) => void>>()
  const said: Intent[] = []
  const told: string[] = []
  const notes = new Map<string, string>()
  let reached = true
  const view = (): RoomView => room.view(who)
  const tell = () => {
    for (const listener of heard.get('room.changed') ?? []) listener({ person: view(), room: room.view(null) })
  }
  const answer = (name: string, input: unknown): unknown => {
    switch (name) {
      case 'room.view':
        return view()
      case 'session.state':
        return { session }
      case 'note.read':
        return { words: notes.get((input as { about: string }).about) ?? '' }
      case 'note.keep': {
        const { about, words } = input as { about: string; words: string }
        return void notes.set(about, words)
      }
      case 'session.leave':
        return void told.push(name)
      case 'room.do': {
        const { intent } = input as { intent: Intent }
        said.push(intent)
        if (!reached) return { queued: true }
        const refused = room.refusal(who ?? '', intent)
        if (refused !== 'was done') throw new Refusal(`room/${refused}` as 'room/not-now')
        room.do(who ?? '', intent)
        tell()
        return { queued: false }
      }
      default:
        throw new Error(`nobody answers ${name} here`)
    }
  }
  const client = {
    call: async (name: string, input: unknown) => answer(name, input),
    run: async () => undefined,
    on(name: string, listener: (data: unknown) => void) {
      const listeners = heard.get(name) ?? new Set()
      heard.set(name, listeners.add(listener))
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    close: () => undefined,
  } as unknown as AppClient

  function Screen() {
    const { data: seen } = useRoom(who === null ? 'room' : 'person')
    return seen ? <Shown session={session} seen={seen} /> : null
  }
  const root = createRootRoute()
  const routeTree = root.addChildren([createRoute({ getParentRoute: () => root, path: '/$', component: Screen })])
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ['/sessions/run'] }) })
  render(
    <ClientContext value={client}>
      <QueryClientProvider client={createAnswers()}>
        <UiRoot>
          <RefusalProvider>
            <RouterProvider router={router as never} />
          </RefusalProvider>
        </UiRoot>
      </QueryClientProvider>
    </ClientContext>,
  )
  return {
    said,
    told,
    notes,
    router,
    room,
    /** Somebody else does something. */
    others: (name: string, intent: Intent) =>
      act(async () => {
        room.do(name, intent)
        tell()
        await answersAreTold()
      }),
    /** The room changed otherwise: time went by, people came. */
    changed: (change: () => void) =>
      act(async () => {
        change()
        tell()
        await answersAreTold()
      }),
    cutOff: () => {
      reached = false
    },
  }
}
