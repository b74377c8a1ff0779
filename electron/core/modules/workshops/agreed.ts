import { Refusal } from '#shared/rpc/errors.ts'
import type { Workspace } from '../../core.ts'
import { workshopsRepository } from './repository.ts'

/** Agreed minutes stay as they are until somebody opens them again. Refuses minutes/agreed for a session's text that was. */
export function mustNotBeAgreed(workspace: Workspace, id: string): void {
  const agreed = workshopsRepository(workspace.db).one('workshop', id)?.facts.minutes_agreed_on ?? null
  if (agreed !== null) throw new Refusal('minutes/agreed')
}
