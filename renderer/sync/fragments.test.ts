import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FragmentedChannel, type FragmentLimits, fragmentLimits, type Inspect, type RawChannel } from './fragments.ts'

/** One end of a line in memory that refuses what a browser's data channel refuses and sends no faster than it is drained. */
class End implements RawChannel {
  label = 'line'
  readyState: RTCDataChannelState = 'open'
  binaryType: BinaryType = 'arraybuffer'
  bufferedAmountLowThreshold = 0
  onopen: RawChannel['onopen'] = null
  onclose: RawChannel['onclose'] = null
  onerror: RawChannel['onerror'] = null
  onmessage: RawChannel['onmessage'] = null
  onbufferedamountlow: RawChannel['onbufferedamountlow'] = null
  other: End | undefined
  sent: Uint8Array<ArrayBuffer>[] = []
  largestSent = 0
  mostBuffered = 0
  isCut = false

  get bufferedAmount(): number {
    return this.sent.reduce((sum, bytes) => sum + bytes.byteLength, 0)
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.byteLength > 262_144) throw new TypeError('larger than a data channel takes')
    this.largestSent = Math.max(this.largestSent, bytes.byteLength)
    this.sent.push(bytes)
    this.mostBuffered = Math.max(this.mostBuffered, this.bufferedAmount)
  }

  /** Delivers what was sent, until nothing is left on either side. */
  drain(): void {
    while (this.sent.length > 0) {
      const bytes = this.sent.shift()
      if (bytes && !this.isCut) this.other?.onmessage?.({ data: bytes.slice().buffer } as MessageEvent)
      if (this.bufferedAmount <= this.bufferedAmountLowThreshold)
        this.onbufferedamountlow?.(new Event('bufferedamountlow'))
    }
  }

  close(): void {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.onclose?.(new Event('close'))
    this.other?.close()
  }
}

function line(options: { inspect?: Inspect; limits?: Partial<FragmentLimits> } = {}) {
  const [a, b] = [new End(), new End()]
  a.other = b
  b.other = a
  const limits = { ...fragmentLimits, ...options.limits }
  const offences: string[] = []
  const got: Uint8Array[] = []
  const near = new FragmentedChannel(a, { inspect: () => 'take', onOffence: () => offences.push('near'), limits })
  const far = new FragmentedChannel(b, {
    inspect: options.inspect ?? (() => 'take'),
    onOffence: () => offences.push('far'),
    limits,
  })
  far.onmessage = ({ data }) => got.push(new Uint8Array(data))
  return { a, b, near, far, got, offences, drain: () => a.drain(), [Symbol.dispose]: () => near.close() }
}

const message = (size: number, seed = 0) =>
  Uint8Array.from({ length: size }, (_, at) => (at === 0 ? 0 : (at * 31 + seed) & 255))

test('messages of any size arrive whole, in order, and as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 500 }), { maxLength: 20 }), (messages) => {
      using between = line({ limits: { piece: 64 } })
      const sent = messages.map((bytes) => (bytes[0] === 119 ? Uint8Array.of(0, ...bytes) : bytes))
      for (const bytes of sent) between.near.send(bytes)
      between.drain()
      expect(between.got).toEqual(sent)
      expect(between.a.largestSent).toBeLessThanOrEqual(64 + 6)
    }),
  )
})

test('ten megabytes pass in pieces that every browser takes, a few at a time', () => {
  using between = line()
  const sent = message(10_000_000)
  between.near.send(sent)
  expect(between.near.bufferedAmount).toBeGreaterThan(9_000_000)
  between.drain()
  expect(between.got).toHaveLength(1)
  expect(Buffer.compare(between.got[0] ?? new Uint8Array(), sent)).toBe(0)
  expect(between.a.largestSent).toBeLessThanOrEqual(64 * 1024)
  expect(between.a.mostBuffered).toBeLessThan(fragmentLimits.ahead + 64 * 1024)
  expect(between.near.bufferedAmount).toBe(0)
})

test('what fits is sent as it is, so that a stock peer understands it', () => {
  using between = line()
  between.near.send(message(1000))
  expect(between.a.sent[0]).toEqual(message(1000))
})

test('a view of a larger buffer is sent without what lies around it, and later changes to it are not', () => {
  using between = line()
  const buffer = message(100)
  const view = buffer.subarray(10, 20)
  const expected = view.slice()
  between.near.send(view)
  buffer.fill(9)
  between.drain()
  expect(between.got).toEqual([expected])
})

test('pieces that make no sense are left out, and after a few the peer is let go', () => {
  const bad = [
    [119],
    [119, 7],
    [119, 1, 5],
    [119, 0, 255, 255, 255, 255, 1],
    [119, 0, 0, 0, 0, 2, 1, 1, 1],
    [119, 0, 0, 0, 0, 9],
  ]
  for (const bytes of bad) {
    using between = line({ limits: { damaged: 2 } })
    between.b.onmessage?.({ data: Uint8Array.from(bytes).buffer } as MessageEvent)
    between.near.send(message(10))
    between.drain()
    expect(between.got).toEqual([message(10)])
    between.b.onmessage?.({ data: Uint8Array.from(bytes).buffer } as MessageEvent)
    expect(between.offences).toEqual(['far'])
    expect(between.far.readyState).toBe('closed')
  }
})

test('text is no message, and a message that a reader cannot read counts against its sender', () => {
  let read = 0
  using between = line({
    inspect: () => {
      read += 1
      throw new Error('damaged')
    },
  })
  between.b.onmessage?.({ data: 'text' } as MessageEvent)
  for (let n = 0; n < 5; n++) between.near.send(message(5))
  between.drain()
  expect(read).toBe(2)
  expect(between.got).toEqual([])
  expect(between.offences).toEqual(['far'])
})

test('an error while a message is taken stays here', () => {
  using between = line()
  between.far.onmessage = () => {
    throw new Error('in the middle of it')
  }
  between.near.send(message(5))
  expect(() => between.drain()).not.toThrow()
})

test('a peer that does not keep up is let go before it costs memory without end', () => {
  using between = line({ limits: { waiting: 1_000_000 } })
  let isClosed = false
  between.near.onclose = () => {
    isClosed = true
  }
  for (let n = 0; n < 30 && !isClosed; n++) between.near.send(message(100_000))
  expect(isClosed).toBe(true)
  expect(between.near.bufferedAmount).toBeLessThan(2_500_000)
})

test('a line on which nothing is heard any more is closed, and one that is merely quiet is not', async () => {
  using between = line({ limits: { heartbeat: 5 } })
  let closed = 0
  between.near.onclose = () => {
    closed += 1
  }
  const pumping = setInterval(() => {
    between.a.drain()
    between.b.drain()
  }, 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(closed).toBe(0)
  expect(between.got).toEqual([])
  between.b.isCut = true
  for (let tries = 0; tries < 500 && closed === 0; tries++) await new Promise((resolve) => setTimeout(resolve, 5))
  clearInterval(pumping)
  expect(closed).toBe(1)
  expect(() => between.near.send(message(1))).toThrow(DOMException)
})
