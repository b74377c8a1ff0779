import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeUpdate } from 'y-protocols/sync'
import { type Room, type WebrtcConn, WebrtcProvider } from 'y-webrtc'
import { isChangeOrigin } from '#shared/ydoc/origins.ts'

const SYNC = 0
const AWARENESS = 1

/**
 * Where a caret is goes out this long after it moved, and once for all it did meanwhile: a caret sits on what stands
 * right of it, so that words typed before it need no telling, and go first. Milliseconds.
 */
const CARET = 80

type Changed = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] }

/**
 * Stock y-webrtc hands on whatever it hears, so that a key in a room of N goes N(N−1) times, and tells other windows
 * of this computer once more what the core has told them. This one says what was done in this page, and nothing
 * else: a line that is missing between two others is made up for by asking and by the hub.
 */
export class OwnOnlyProvider extends WebrtcProvider {
  /** Also called by y-webrtc's constructor, when there is no room yet: what the room says is settled before it says anything. */
  override connect(): void {
    if (this.room) {
      super.connect()
      return
    }
    if (this.isGivenUp !== undefined) {
      this.isGivenUp = false
      return
    }
    this.isGivenUp = false
    const present = this.awareness.getLocalState()
    this.shouldConnect = false
    void this.key.then(() => {
      if (!this.room) return
      sayOnlyOwn(this.room)
      keepPresent(this, present)
      if (!this.isGivenUp) super.connect()
    })
  }

  /** y-webrtc forgets who sits here when it disconnects; we do not. */
  override disconnect(): void {
    const present = this.awareness.getLocalState()
    if (!this.room) this.isGivenUp = true
    super.disconnect()
    keepPresent(this, present)
  }

  /** Whether it was disconnected before there was a room to connect. */
  declare private isGivenUp: boolean | undefined
}

function keepPresent({ awareness }: WebrtcProvider, present: Record<string, unknown> | null): void {
  if (present !== null && awareness.getLocalState() === null) awareness.setLocalState(present)
}

function sayOnlyOwn(room: Room): void {
  room._docUpdateHandler = (update: Uint8Array, origin: unknown) => {
    if (origin === room || cameFromElsewhere(origin)) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    writeUpdate(encoder, update)
    sayTo(room, encoding.toUint8Array(encoder))
  }
  let telling: ReturnType<typeof setTimeout> | undefined
  const tellPresence = () => {
    clearTimeout(telling)
    telling = undefined
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(room.awareness, [room.awareness.clientID]))
    sayTo(room, encoding.toUint8Array(encoder))
  }
  room._awarenessUpdateHandler = ({ added, updated, removed }: Changed, origin: unknown) => {
    const me = room.awareness.clientID
    if (origin === 'disconnect') return
    if (removed.includes(me)) tellPresence()
    else if (added.includes(me) || updated.includes(me)) telling ??= setTimeout(tellPresence, CARET)
  }
  room.connect = () => {
    room.doc.on('update', room._docUpdateHandler)
    room.awareness.on('update', room._awarenessUpdateHandler)
  }
}

/** From the file, another window or the hub: whoever made the change has told it to all that this page could tell. */
function cameFromElsewhere(origin: unknown): boolean {
  return isChangeOrigin(origin) && (origin.by === 'store' || origin.by === 'another-window' || origin.by === 'peer')
}

/** Says something on every open line. */
export function sayTo(room: Room, message: Uint8Array): void {
  for (const connection of room.webrtcConns.values()) if (connection.connected) sayOn(connection, message)
}

export function sayOn(connection: WebrtcConn, message: Uint8Array): void {
  try {
    connection.peer.send(message)
  } catch {
    // Closing: the exchange after it opens again makes up for it.
  }
}
