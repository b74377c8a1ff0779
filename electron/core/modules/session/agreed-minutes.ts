import type { Workspace } from '../../core.ts'

/**
 * Minutes that are agreed, or opened again, while the session shares them: calls `tell` once that is kept, whoever did it. A text
 * that nobody may change is not one to write in together, so nobody's copy of it goes on.
 */
export function followMinutes(workspace: Workspace, shared: () => readonly string[], tell: () => void): () => void {
  return workspace.changes.listen(({ records }) => {
    if (records.some(({ kind, id }) => kind === 'workshop' && shared().includes(id))) tell()
  })
}
