import { useAsk, useTell } from '#renderer/app/asking.ts'
import { useRows } from '#renderer/features/records/index.ts'

export { useSessionState } from '#renderer/app/workspace.ts'

export const useNetworks = () => useAsk('session.networks', undefined, { about: 'none', keepFor: 0 })
export const useProposals = () => useRows('proposal', { limit: 5000 })
export const useStarting = () => useTell('session.start')
export const useJoining = () => useTell('session.join')
export const useInviting = () => useTell('session.invite')
export const useLeaving = () => useTell('session.leave')
