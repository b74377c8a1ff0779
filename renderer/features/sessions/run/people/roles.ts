import { sessionRoles } from '#shared/domain/records/options.ts'
import { roleMay, type SessionRole } from '#shared/domain/roles/roles.ts'
import { looksAfterAll } from '#shared/domain/session/sharing.ts'
import type { Session } from '../queries.ts'

export const roleName = (role: SessionRole): string => sessionRoles.find(({ value }) => value === role)?.label ?? role

/** What someone in this role can do, from the one table of roles. */
export function roleWords(role: SessionRole): string {
  if (roleMay(role, 'run')) return 'Runs the session with you, writes and changes'
  if (roleMay(role, 'change')) return 'Writes in the texts, changes records, takes part'
  if (roleMay(role, 'edit')) return 'Writes in the texts and takes part'
  if (roleMay(role, 'read')) return 'Reads what is shared, and watches'
  return 'Takes part in the activities, and receives nothing else'
}

export const roleChoices = sessionRoles.map(({ value, label }) => ({ id: value, name: label, sub: roleWords(value) }))

type Part = Pick<Session, 'part' | 'role' | 'onServer'>

/** Whether this person invites, lets in and removes: at the host's computer, or from elsewhere in a part that runs the session. */
export const runsIt = ({ part, role }: Part): boolean => part === 'host' || roleMay(role, 'run')

/** Whether it ends for all by this person's hand: the host's, or on a server, where nobody sits, that of whoever looks after it. */
export const endsIt = ({ part, role, onServer }: Part): boolean =>
  part === 'host' || (onServer === true && looksAfterAll(role))
