import { useTell } from '#renderer/app/asking.ts'

export const useChooseFolder = () => useTell('host.chooseFiles')
export const useReveal = () => useTell('host.reveal')
