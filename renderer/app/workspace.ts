import type { z } from 'zod'
import type * as contract from '#shared/rpc/contract/workspace.ts'
import { useAsk } from './asking.ts'

export type OpenWorkspace = z.output<typeof contract.OpenWorkspace>

/** What is open, if anything, and whether this computer's keychain protects what it keeps. */
export function useWorkspaceState() {
  return useAsk('workspace.state', undefined, { about: 'none' })
}

/** The open workspace. Only for screens that are shown when there is one. */
export function useOpenWorkspace(): OpenWorkspace {
  const { data } = useWorkspaceState()
  if (data === undefined || data.open === null) throw new Error('useOpenWorkspace needs an open workspace')
  return data.open
}

export function useSessionState() {
  return useAsk('session.state', undefined, { about: 'none' })
}
