import { useAsk, useTell, useWork } from '#renderer/app/asking.ts'

export const useSetMe = () => useTell('workspace.setMe')
export const useChangePassphrase = () => useTell('workspace.changePassphrase')
export const useRemember = () => useTell('workspace.remember')
export const useBackups = () => useAsk('workspace.backups', undefined, { about: 'none', keepFor: 0 })
export const useBackUp = () => useTell('workspace.backup')
export const useVerifyWork = () => useWork('workspace.verify')
export const usePlainCopy = () => useTell('workspace.plainCopy')
export const useClosing = () => useTell('workspace.close')
export const useChooseSave = () => useTell('host.chooseSave')
export const useReveal = () => useTell('host.reveal')
export const useAbout = () => useAsk('app.about', undefined, { about: 'none' })
