import { z } from 'zod'
import { Intent, RoomView } from '../../domain/session/room/shapes.ts'
import { command, query } from '../define.ts'

/** The session while it runs, for the person at this computer and for the projector. */
export const roomContract = {
  /** `person`: what this person may see. `room`: what everyone before the projector may. Null where no session is open, or this computer is not let in yet. */
  'room.view': query(z.strictObject({ as: z.enum(['person', 'room']) }), RoomView.nullable()),
  /** `queued`: the host cannot be reached; it is kept and said again. Refuses with room/… where the host does not take it. */
  'room.do': command(z.strictObject({ intent: Intent }), z.strictObject({ queued: z.boolean() })),
} as const

export const roomEvents = {
  'room.changed': z.strictObject({ person: RoomView.nullable(), room: RoomView.nullable() }),
} as const
