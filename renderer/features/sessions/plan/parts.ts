/** The parts of one session's page, each under its own address. */
export const sessionParts = [
  { id: 'plan', name: 'Agenda' },
  { id: 'people', name: 'People' },
  { id: 'safety', name: 'Safety and support' },
  { id: 'after', name: 'Afterwards' },
] as const

export type SessionPart = (typeof sessionParts)[number]['id']

const isPart = (part: string | undefined): part is SessionPart => sessionParts.some(({ id }) => id === part)

/** The part an address means: without one, the agenda of a session to come, and what came of one that ended. */
export const partOf = (written: string | undefined, state: string): SessionPart =>
  isPart(written) ? written : state === 'ended' ? 'after' : 'plan'
