/** What one connection may cost. Times in milliseconds, sizes in bytes. */
export const limits = {
  /** From the first byte to a proven invitation. */
  handshakeMs: 5_000,
  /** Largest frame to the host before the invitation is proven, and after; and largest from the host. */
  greetingBytes: 2_048,
  memberBytes: 131_072,
  hostBytes: 1_048_576,
  /** Frames a member may send at once, and how many more every second: far above what fifteen peers and a few documents need. */
  framesAtOnce: 2_000,
  framesPerSecond: 200,
  /** What may wait to be sent to a member that does not read. */
  unsentBytes: 4_194_304,
  /** Open connections, proven or not. */
  connections: 64,
  /** The mesh carries about fifteen; the host is one. */
  members: 15,
  /** Handshakes that came to nothing, from one address within a minute, before it is hung up on. */
  refusedPerMinute: 30,
  /** How often a member is asked whether it is there, and how long silence may last. */
  heartbeatMs: 3_000,
  silenceMs: 9_000,
  /** A page that did not announce itself for this long is gone. It does so every ten seconds. */
  announceMs: 25_000,
  /** Windows of one computer in one document. */
  pagesPerMember: 8,
  /** How long an unused invitation is good for. */
  invitationMs: 3_600_000,
} as const
