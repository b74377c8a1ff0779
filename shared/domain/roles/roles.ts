import { sessionRoles } from '../records/options.ts'

export type SessionRole = (typeof sessionRoles)[number]['value']
export const sessionRoleNames = sessionRoles.map(({ value }) => value) as readonly SessionRole[]

/**
 * What someone may do in a session: `run` it (agenda, timer, inviting, letting in), `edit` the shared texts, `change`
 * the shared records, `read` texts and records, and `take-part` in activities. One table, read by the screen, the
 * handler and the hub alike.
 */
export type May = 'run' | 'edit' | 'change' | 'read' | 'take-part'

const table: Readonly<Record<SessionRole, readonly May[]>> = {
  chair: ['run', 'edit', 'change', 'read', 'take-part'],
  secretariat: ['run', 'edit', 'change', 'read', 'take-part'],
  facilitator: ['run', 'edit', 'change', 'read', 'take-part'],
  member: ['edit', 'change', 'read', 'take-part'],
  adviser: ['edit', 'read', 'take-part'],
  observer: ['read'],
  guest: ['take-part'],
}

export const roleMay = (role: SessionRole, what: May): boolean => table[role].includes(what)

/** Whether someone's computer may hold the session in the host's place: it is given the invitations and the room's keys for that. */
export const mayStandBy = (role: SessionRole): boolean => roleMay(role, 'edit') && roleMay(role, 'change')
