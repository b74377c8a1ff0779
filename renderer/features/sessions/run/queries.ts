import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import type { z } from 'zod'
import { answerKey, useAsk, useTell } from '#renderer/app/asking.ts'
import { type AppClient, useClient } from '#renderer/app/client.ts'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useRows } from '#renderer/features/records/index.ts'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import type { SayAction } from '../boards/index.ts'
import { keepLastCode } from './joining/last-code.ts'
import type { Seen } from './room-clock.ts'

export { useSessionState } from '#renderer/app/workspace.ts'

export type Session = NonNullable<z.output<typeof SessionState>['session']>
export type Ended = NonNullable<z.output<typeof SessionState>['ended']>

/** What was told before and is only told again came when it came. */
function seenNow(view: RoomView | null, before: Seen | null | undefined): Seen | null {
  if (view === null) return null
  return { view, at: before?.view.now === view.now ? before.at : performance.now() }
}

/** The room as this person may see it, or as everyone before the projector may; null where there is none to see. */
export function useRoom(as: 'person' | 'room') {
  const client = useClient()
  const answers = useQueryClient()
  const key = useMemo(() => answerKey('room.view', 'none', { as, seen: true }), [as])
  useEffect(() => {
    const heard = client.on('room.changed', (views) => {
      answers.setQueryData<Seen | null>(key, (before) => seenNow(views[as], before))
    })
    return () => heard[Symbol.dispose]()
  }, [client, answers, key, as])
  return useQuery<Seen | null>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const view = await client.call('room.view', { as }, { signal })
      return seenNow(view, answers.getQueryData<Seen | null>(key))
    },
    refetchOnMount: 'always',
    structuralSharing: false,
  })
}

export type SayIntent = (intent: Intent) => Promise<{ readonly queued: boolean } | null>

/** Says what this person wishes to happen in the room. Refusals are shown where every command's are; then the answer is null. */
export function useSayIntent(): SayIntent {
  const { mutateAsync } = useTell('room.do')
  const refusals = useRefusals()
  return useCallback(
    async (intent) => {
      try {
        return await mutateAsync({ intent })
      } catch (error) {
        refusals.show(error)
        return null
      }
    },
    [mutateAsync, refusals],
  )
}

/**
 * What somebody does on one board. Rejects with a refusal, which the board shows in its place. Who opens a text that only their
 * own computer has brings it first.
 */
export function useSayAction(board: string | undefined): SayAction {
  const client = useClient()
  const { mutateAsync } = useTell('room.do')
  return useCallback(
    async (action) => {
      if ('proposal' in action) await bring(client, action.proposal)
      return mutateAsync({ intent: { t: 'act', board: board ?? '', action } })
    },
    [client, mutateAsync, board],
  )
}

/** At the host's computer the room does so itself. */
async function bring(client: AppClient, document: string) {
  const { session } = await client.call('session.state', undefined)
  if (session?.part === 'guest' && !session.documents.some(({ id }) => id === document))
    await client.call('session.share', { document, on: true })
}

export const useNetworks = () => useAsk('session.networks', undefined, { about: 'none', keepFor: 0 })
export const useProposals = () => useRows('proposal', { limit: 5000 })
export const useStarting = () => useTell('session.start')
export function useJoining() {
  const client = useClient()
  return useMutation<SessionState, Error, { readonly code: string }>({
    mutationFn: async ({ code }) => {
      const state = await client.call('session.join', { code })
      keepLastCode(code)
      return state
    },
  })
}
export const useTakingOver = () => useTell('session.takeOver')
export const useInviting = () => useTell('session.invite')
export const useRemoving = () => useTell('session.remove')

export function useNearby(enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: answerKey('session.nearby', 'none', undefined),
    queryFn: ({ signal }) => client.call('session.nearby', undefined, { signal }),
    enabled,
    refetchInterval: 4000,
    refetchOnMount: 'always',
    retry: false,
  })
}

/** The invitations and the known computers follow from what happens in the session, so they are asked again as it changes. */
function useAskAgainWithSession(name: 'session.invitations' | 'session.devices') {
  const client = useClient()
  const answers = useQueryClient()
  useEffect(() => {
    const queryKey = answerKey(name, 'none', undefined)
    const heard = client.on('session.changed', () => void answers.invalidateQueries({ queryKey }))
    return () => heard[Symbol.dispose]()
  }, [client, answers, name])
}

export function useInvitations() {
  useAskAgainWithSession('session.invitations')
  return useAsk('session.invitations', undefined, { about: 'none', askAgain: true })
}

export function useDevices() {
  useAskAgainWithSession('session.devices')
  return useAsk('session.devices', undefined, { about: 'none', askAgain: true })
}

/** What the host does about people. Each shows its own refusal and is then asked for anew. */
export function usePeopleActions() {
  const answers = useQueryClient()
  const refusals = useRefusals()
  const toasts = useToasts()
  const lettingIn = useTell('session.letIn')
  const revoking = useTell('session.revoke')
  const deputising = useTell('session.deputy')
  const forgetting = useTell('session.forgetDevice')
  const did = async (work: Promise<unknown>, words?: string) => {
    try {
      await work
      if (words !== undefined) toasts.show({ text: words })
    } catch (error) {
      refusals.show(error)
    }
    for (const name of ['session.invitations', 'session.devices'] as const)
      void answers.invalidateQueries({ queryKey: answerKey(name, 'none', undefined) })
  }
  return {
    letIn: (device: string, name: string, yes: boolean) =>
      did(lettingIn.mutateAsync({ device, yes }), yes ? `${name} is in` : `${name} was not let in`),
    revoke: (invitation: string, name: string) =>
      did(revoking.mutateAsync({ invitation }), `Took back the invitation for ${name}`),
    deputy: (participant: string, on: boolean) => did(deputising.mutateAsync({ participant, on })),
    forget: (device: string, name: string) =>
      did(forgetting.mutateAsync({ device }), `${name}’s computer is compared anew next time`),
  }
}

/** Leaves; the host ends the session, or hands it on. True once it is done. */
export function useLeaving() {
  const leaving = useTell('session.leave')
  const refusals = useRefusals()
  const leave = async (handTo: string | null = null, forAll = false): Promise<boolean> => {
    try {
      await leaving.mutateAsync({ handTo, ...(forAll ? { forAll } : {}) })
      return true
    } catch (error) {
      refusals.show(error)
      return false
    }
  }
  return { leave, isLeaving: leaving.isPending }
}

/** Opens the room view in a window of its own, or closes it: the preload hears this and nothing else hears it. */
export const openRoomWindow = () => window.postMessage('hearings:room-open', location.origin)
export const closeRoomWindow = () => window.postMessage('hearings:room-close', location.origin)
