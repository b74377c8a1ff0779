import { useTell } from './asking.ts'
import { useRefusals } from './refusals.tsx'
import { startingOver } from './starting.ts'

/** Closes the workspace; the start screen follows by itself. */
export function useLeaveWorkspace(): () => Promise<void> {
  const closing = useTell('workspace.close')
  const refusals = useRefusals()
  return async () => {
    try {
      startingOver.closedByPerson = true
      await closing.mutateAsync(undefined)
    } catch (error) {
      refusals.show(error)
    }
  }
}
