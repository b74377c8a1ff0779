import { useWork } from '#renderer/app/asking.ts'

export const useImport = () => useWork('evidence.import')
export type Importing = ReturnType<typeof useImport>
export type FilesToImport = Parameters<Importing['start']>[0]['files']
