import { z } from 'zod'
import { RecordId } from '#shared/domain/records/schema.ts'
import { ParticipantId, RoleSchema } from '#shared/domain/session/room/shapes.ts'
import { sessionContract, Waiting } from '#shared/rpc/contract/session.ts'

/** What somebody who runs a session asks of the computer that holds it. */
const Asked = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('invite'), name: z.string().max(120), role: RoleSchema }),
  z.strictObject({ t: z.literal('invitations') }),
  z.strictObject({ t: z.literal('revoke'), invitation: z.string().max(60) }),
  z.strictObject({ t: z.literal('letIn'), device: z.string().max(64), yes: z.boolean() }),
  z.strictObject({ t: z.literal('remove'), participant: ParticipantId }),
  z.strictObject({ t: z.literal('deputy'), participant: ParticipantId, on: z.boolean() }),
  z.strictObject({ t: z.literal('share'), document: RecordId, on: z.boolean() }),
  z.strictObject({ t: z.literal('end') }),
])
export type Asked = z.output<typeof Asked>

export const ToHost = z.strictObject({ id: z.int().min(0), asked: Asked })
export type ToHost = z.output<typeof ToHost>

export const FromHost = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('answer'), id: z.int(), answer: z.unknown() }),
  z.strictObject({ t: z.literal('refused'), id: z.int(), code: z.string().max(60) }),
  /** Computers that wait to be let in. */
  z.strictObject({ t: z.literal('waiting'), waiting: z.array(Waiting).max(1200) }),
])
export type FromHost = z.output<typeof FromHost>

/** What an answer has to look like. */
export const answers = {
  invite: sessionContract['session.invite'].output,
  invitations: sessionContract['session.invitations'].output,
  remove: sessionContract['session.remove'].output,
} as const
