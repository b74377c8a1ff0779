import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { answerKey, useAsk, useTell } from '#renderer/app/asking.ts'
import type * as contract from '#shared/rpc/contract/workspace.ts'

export type RecentWorkspace = z.output<typeof contract.RecentWorkspace>
export type Secret = z.output<typeof contract.Secret>

const filters = [{ name: 'Workspaces', extensions: ['hearings'] }]

export function useRecent() {
  return useAsk('workspace.recent', undefined, { about: 'none', keepFor: 0 })
}

/** The ways in. Each rejects with a refusal, for the screen to say. */
export function useOpening() {
  const answers = useQueryClient()
  const opening = useTell('workspace.open')
  const starting = useTell('workspace.openStarter')
  const creating = useTell('workspace.create')
  const restoring = useTell('workspace.restore')
  const choosing = useTell('host.chooseFiles')
  const saving = useTell('host.chooseSave')
  // The event says that it is open; asking again covers an answer that overtakes it.
  const settle = async () => answers.invalidateQueries({ queryKey: answerKey('workspace.state', 'none', undefined) })
  return {
    open: async (file: string, secret: Secret, remember: boolean) => {
      await opening.mutateAsync({ file, secret, remember })
      await settle()
    },
    openStarter: async () => {
      await starting.mutateAsync(undefined)
      await settle()
    },
    create: async (wanted: Parameters<typeof creating.mutateAsync>[0]) => {
      await creating.mutateAsync(wanted)
      await settle()
    },
    restore: (backup: string, into: string, secret: Secret) => restoring.mutateAsync({ backup, into, secret }),
    chooseWorkspace: async () =>
      (await choosing.mutateAsync({ title: 'Open a workspace', filters, kind: 'file' }))[0] ?? null,
    chooseBackup: async () =>
      (await choosing.mutateAsync({ title: 'Choose a backup', filters, kind: 'file' }))[0] ?? null,
    choosePlace: (name: string) =>
      saving.mutateAsync({ title: 'Where the workspace is kept', filters, name: `${name}.hearings` }),
  }
}

/** Asked for only while the sheet is on screen, and forgotten with it. */
export function useRecoveryCode() {
  return useAsk('workspace.recoveryCode', undefined, { about: 'none', keepFor: 0 })
}
