/**
 * A data channel that carries messages of any size and notices when the other side is gone. What fits goes as it
 * is, so that a stock y-webrtc peer understands it; what does not goes in pieces that start with a byte no
 * y-webrtc message starts with. The channel must be ordered and reliable, as simple-peer's is.
 */
export type RawChannel = Pick<
  RTCDataChannel,
  'label' | 'readyState' | 'bufferedAmount' | 'bufferedAmountLowThreshold' | 'binaryType' | 'close'
> & {
  send(bytes: Uint8Array<ArrayBuffer>): void
  onopen: ((event: Event) => void) | null
  onclose: ((event: Event) => void) | null
  onerror: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onbufferedamountlow: ((event: Event) => void) | null
}

export type FragmentLimits = {
  /** Bytes of a message that goes whole, and of a piece. Browsers take 64 KiB everywhere. */
  readonly piece: number
  /** Bytes of the largest message put together again. */
  readonly largest: number
  /** Bytes handed to the browser before waiting for it to send them. */
  readonly ahead: number
  /** Bytes waiting for a peer that does not keep up, before it is let go. */
  readonly waiting: number
  /** Messages that made no sense, before a peer is let go. */
  readonly damaged: number
  /** How often the other side is asked whether it is there, in milliseconds, and how many silences end it. */
  readonly heartbeat: number
  readonly silences: number
}

export const fragmentLimits: FragmentLimits = {
  piece: 60 * 1024,
  largest: 32 * 1024 * 1024,
  ahead: 1024 * 1024,
  waiting: 64 * 1024 * 1024,
  damaged: 3,
  heartbeat: 2000,
  silences: 3,
}

/** y-webrtc's own messages start with 0, 1, 3 or 4. */
const OURS = 119
const FIRST = 0
const NEXT = 1
const HELLO = 2

/** What to do with a whole message from a peer. Throws where it makes no sense. */
export type Inspect = (message: Uint8Array) => 'take' | 'leave'

export type FragmentedChannelOptions = {
  readonly inspect: Inspect
  /** The peer sent too much that made no sense, or too much at once. */
  readonly onOffence: () => void
  readonly limits?: FragmentLimits
}

/** Stands in for an RTCDataChannel as simple-peer uses one. Owns the channel from then on. */
export class FragmentedChannel {
  onopen: ((event: Event) => void) | null = null
  onclose: ((event: Event) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onbufferedamountlow: ((event: Event) => void) | null = null
  bufferedAmountLowThreshold = 0
  readonly #raw: RawChannel
  readonly #options: FragmentedChannelOptions
  readonly #limits: FragmentLimits
  #queue: Uint8Array<ArrayBuffer>[] = []
  #queued = 0
  #incoming: { readonly bytes: Uint8Array<ArrayBuffer>[]; held: number; readonly whole: number } | undefined
  #damaged = 0
  #silences = 0
  #isClosed = false
  #heartbeat: ReturnType<typeof setInterval> | undefined

  constructor(raw: RawChannel, options: FragmentedChannelOptions) {
    this.#raw = raw
    this.#options = options
    this.#limits = options.limits ?? fragmentLimits
    raw.binaryType = 'arraybuffer'
    raw.bufferedAmountLowThreshold = this.#limits.ahead / 4
    raw.onopen = (event) => {
      this.#listen()
      this.onopen?.(event)
    }
    raw.onclose = (event) => this.#closed(event)
    raw.onerror = (event) => this.onerror?.(event)
    raw.onmessage = (event) => this.#receive(event.data)
    raw.onbufferedamountlow = (event) => {
      this.#pump()
      if (this.bufferedAmount <= this.bufferedAmountLowThreshold) this.onbufferedamountlow?.(event)
    }
    if (raw.readyState === 'open') this.#listen()
  }

  get label(): string {
    return this.#raw.label
  }

  get readyState(): RTCDataChannelState {
    return this.#isClosed ? 'closed' : this.#raw.readyState
  }

  get bufferedAmount(): number {
    return this.#raw.bufferedAmount + this.#queued
  }

  get binaryType(): BinaryType {
    return this.#raw.binaryType
  }

  /** simple-peer asks for what is always given. */
  set binaryType(_: BinaryType) {}

  send(message: ArrayBufferView | ArrayBuffer): void {
    if (this.readyState !== 'open') throw new DOMException('the channel is not open', 'InvalidStateError')
    const bytes = copyOf(message)
    const { piece, largest, waiting } = this.#limits
    if (bytes.byteLength > largest || this.#queued + bytes.byteLength > waiting) this.#offend()
    else if (bytes.byteLength <= piece) this.#put(bytes)
    else
      for (let at = 0; at < bytes.byteLength; at += piece) {
        const part = bytes.subarray(at, at + piece)
        this.#put(at === 0 ? withHead(FIRST, bytes.byteLength, part) : withHead(NEXT, null, part))
      }
    this.#pump()
  }

  close(): void {
    if (this.#isClosed) return
    this.#end()
    this.#raw.close()
  }

  #listen(): void {
    this.#heartbeat ??= setInterval(() => {
      this.#silences += 1
      if (this.#silences > this.#limits.silences) {
        this.#raw.close()
        this.#closed(new Event('close'))
      } else if (this.#raw.readyState === 'open' && this.#queued === 0) this.#raw.send(new Uint8Array([OURS, HELLO]))
    }, this.#limits.heartbeat)
  }

  #put(bytes: Uint8Array<ArrayBuffer>): void {
    this.#queue.push(bytes)
    this.#queued += bytes.byteLength
  }

  #pump(): void {
    while (this.#queue.length > 0 && this.#raw.readyState === 'open' && this.#raw.bufferedAmount < this.#limits.ahead) {
      const next = this.#queue.shift()
      if (next === undefined) return
      this.#queued -= next.byteLength
      this.#raw.send(next)
    }
  }

  #receive(data: unknown): void {
    if (this.#isClosed) return
    this.#silences = 0
    try {
      if (!(data instanceof ArrayBuffer)) throw new TypeError('only bytes are expected')
      const whole = this.#putTogether(new Uint8Array(data))
      if (whole && this.#options.inspect(whole) === 'take')
        this.onmessage?.({ data: whole.byteLength === whole.buffer.byteLength ? whole.buffer : whole.slice().buffer })
    } catch {
      this.#incoming = undefined
      this.#damaged += 1
      if (this.#damaged >= this.#limits.damaged) this.#offend()
    }
  }

  /** The message that is whole now, if one is. */
  #putTogether(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
    if (bytes[0] !== OURS) return bytes
    switch (bytes[1]) {
      case HELLO:
        return undefined
      case FIRST: {
        const whole = new DataView(bytes.buffer, bytes.byteOffset).getUint32(2)
        if (this.#incoming || whole > this.#limits.largest) throw new RangeError('a message too large')
        this.#incoming = { bytes: [], held: 0, whole }
        return this.#add(bytes.subarray(6))
      }
      case NEXT:
        return this.#add(bytes.subarray(2))
      default:
        throw new RangeError('no such piece')
    }
  }

  #add(part: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
    const incoming = this.#incoming
    if (!incoming || part.byteLength === 0) throw new RangeError('a piece of nothing')
    incoming.bytes.push(part)
    incoming.held += part.byteLength
    if (incoming.held > incoming.whole) throw new RangeError('more pieces than were announced')
    if (incoming.held < incoming.whole) return undefined
    this.#incoming = undefined
    const whole = new Uint8Array(incoming.whole)
    let at = 0
    for (const piece of incoming.bytes) {
      whole.set(piece, at)
      at += piece.byteLength
    }
    return whole
  }

  #offend(): void {
    this.#options.onOffence()
    this.#raw.close()
    this.#closed(new Event('close'))
  }

  #closed(event: Event): void {
    if (this.#isClosed) return
    this.#end()
    this.onclose?.(event)
  }

  #end(): void {
    this.#isClosed = true
    clearInterval(this.#heartbeat)
    this.#queue = []
    this.#queued = 0
    this.#incoming = undefined
  }
}

function withHead(kind: number, whole: number | null, part: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = whole === null ? 2 : 6
  const bytes = new Uint8Array(head + part.byteLength)
  bytes[0] = OURS
  bytes[1] = kind
  if (whole !== null) new DataView(bytes.buffer).setUint32(2, whole)
  bytes.set(part, head)
  return bytes
}

function copyOf(message: ArrayBufferView | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (message instanceof ArrayBuffer) return new Uint8Array(message.slice(0))
  return new Uint8Array(
    message.buffer.slice(message.byteOffset, message.byteOffset + message.byteLength) as ArrayBuffer,
  )
}
