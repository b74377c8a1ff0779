import { z } from 'zod'

/**
 * What pages say to each other to open direct lines, by way of the host: y-webrtc's own messages with their
 * envelope outside and everything else sealed under the room's key, so that the relay can tell who should ring
 * whom and never reads what is said. `from` and `to` name a page's y-webrtc peer, not a person or a computer.
 */
const Topic = z.string().min(1).max(200)
const PeerId = z.string().min(1).max(100)
const Sealed = z.string().max(100_000)

export const SignalToRelay = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unsubscribe'), topics: z.array(Topic).max(100), from: PeerId }),
  z.strictObject({ type: z.literal('announce'), topic: Topic, from: PeerId, data: Sealed }),
  z.strictObject({ type: z.literal('signal'), topic: Topic, from: PeerId, to: PeerId, data: Sealed }),
])
export type SignalToRelay = z.output<typeof SignalToRelay>

/** `to` is always said: a page leaves what is meant for another page of the same computer. */
export const SignalFromRelay = z.strictObject({
  type: z.enum(['announce', 'signal']),
  topic: Topic,
  from: PeerId,
  to: PeerId,
  data: Sealed,
})
export type SignalFromRelay = z.output<typeof SignalFromRelay>

/** The one of two peers that opens the line: with both trying, neither line opens. */
export const opensTheLine = (peer: string, other: string) => peer < other

/** Each document is a room of its own within a session's. */
export const topicOf = (room: string, document: string) => `${room}/${document}`
