import { useTell } from './asking.ts'
import { useRefusals } from './refusals.tsx'

/** Closes the workspace; the start screen follows by itself. */
export function useLeaveWorkspace(): () => Promise<void> {
  const closing = useTell('workspace.close')
  const refusals = useRefusals()
  return async () => {
    try {
      await closing.mutateAsync(undefined)
    } catch (error) {
      refusals.show(error)
    }
  }
}
