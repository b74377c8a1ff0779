import { WebSocket } from 'ws'
import type { Channel } from '#relay/channels.ts'
import { makeDeviceKey } from '#relay/device-key.ts'
import type { SharedSession } from '#relay/frames.ts'
import { createInvitations, type Invitation, type Invitations } from '#relay/invitations.ts'
import { type HostSaid, type JoinOptions, joinRelay, type Line } from '#relay/join.ts'
import { openRelay, type Relay, type RelayFeature, type RelayOptions } from '#relay/relay.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { topicOf } from '#shared/domain/session/signalling.ts'
import { Refusal } from '#shared/rpc/errors.ts'

export const document = '0190a000-0000-7000-8000-000000000001'
export const room = { name: 'room-of-this-session', password: 'a-password-only-those-inside-know' }
export const session: Omit<SharedSession, 'participant' | 'name' | 'role'> = {
  id: 'session-1',
  workshop: null,
  title: 'Getting ready',
  epoch: 0,
  term: 0,
  room,
  documents: [{ id: document, kind: 'proposal', title: 'Preparing for a hearing' }],
  share: { records: ['proposals'], voices: false, keep: true },
  standby: [],
  homes: [],
}
export const topic = topicOf(room.name, document)

export const endings: (() => unknown)[] = []
/** Runs after each test (`afterEach(endAll)`). */
export async function endAll(): Promise<void> {
  for (const ending of endings.splice(0).reverse()) await ending()
}

export type Told = { log: string[]; signals: unknown[]; heard: { from: string; channel: Channel; said: unknown }[] }
export type Opened = {
  relay: Relay
  told: Told
  invitations: Invitations
  /** A new invitation. */
  invite(role?: SessionRole): Invitation
}

/** A relay that recognises every computer, so that whoever proves an invitation is inside. */
export async function open(options: Partial<RelayOptions> = {}): Promise<Opened> {
  const told: Told = { log: [], signals: [], heard: [] }
  const note = (facts: Record<string, unknown>, message: string) =>
    void told.log.push(JSON.stringify({ facts, message }))
  const now = options.now ?? Date.now
  const invitations = createInvitations({ now })
  const hear = (channel: Channel): RelayFeature => ({
    channel,
    heard: (member, said) => void told.heard.push({ from: member.name, channel, said }),
  })
  const relay = await openRelay({
    address: '127.0.0.1',
    device: makeDeviceKey(),
    invitations,
    session: ({ participant, name, role }) => ({ ...session, participant, name, role }),
    recognised: () => true,
    me: { participant: 'host', device: 'host', name: 'Morven', role: 'chair' },
    isDeputy: () => false,
    isTopic: (one) => one === topic,
    features: [hear('room'), hear('texts')],
    log: { info: note, warn: note },
    now,
    onPeople: () => {},
    onSignal: (signal) => told.signals.push(signal),
    ...options,
  })
  endings.push(() => relay.close())
  let made = 0
  const invite = (role: SessionRole = 'member') => {
    made += 1
    return invitations.make({ name: '', role, participant: `p${made}` })
  }
  return { relay, told, invitations, invite }
}

export type Guest = {
  line: Line
  frames: HostSaid[]
  bytes: { channel: Channel; said: Uint8Array }[]
  closed: Promise<void>
  isClosed: () => boolean
}

export async function join(
  relay: Relay,
  { secret }: Pick<Invitation, 'secret'>,
  options: Partial<JoinOptions> = {},
): Promise<Guest> {
  const frames: HostSaid[] = []
  const bytes: Guest['bytes'] = []
  let closing = () => {}
  let isClosed = false
  const closed = new Promise<void>((resolve) => {
    closing = () => {
      isClosed = true
      resolve()
    }
  })
  const line = await joinRelay({
    at: relay,
    secret,
    device: makeDeviceKey(),
    name: 'Isla',
    log: { info: () => {}, warn: () => {} },
    now: Date.now,
    onFrame: (frame) => frames.push(frame),
    onBytes: (channel, said) => bytes.push({ channel, said: said.slice() }),
    onClose: closing,
    ...options,
  })
  endings.push(() => line.leave())
  return { line, frames, bytes, closed, isClosed: () => isClosed }
}
export const welcomeOf = (guest: Guest) => guest.frames.find((frame) => frame.t === 'welcome')?.session

export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'was let in',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  )

export async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (what()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not come about')
}

/** A raw WebSocket to the relay, for saying what no guest of ours would. */
export async function stranger(relay: Relay) {
  const socket = new WebSocket(`wss://127.0.0.1:${relay.port}/`, { rejectUnauthorized: false })
  const heard: string[] = []
  socket.on('message', (raw) => heard.push(String(raw)))
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  await new Promise((resolve) => socket.on('open', resolve))
  endings.push(() => socket.terminate())
  return { socket, heard, closed }
}

export const announce = (from: string, data = 'sealed') => ({ type: 'announce' as const, topic, from, data })
export const signals = (guest: Guest) => guest.frames.flatMap((frame) => (frame.t === 'signal' ? [frame.signal] : []))
