/** What one connection may cost. Times in milliseconds, sizes in bytes. */
export const limits = {
  /** From the first byte to a proven invitation. */
  handshakeMs: 5_000,
  /** A computer whose number nobody compares is hung up on, and may ring again. */
  waitingMs: 900_000,
  /** Largest frame to the host before the invitation is proven, and after; and largest from the host. */
  greetingBytes: 2_048,
  memberBytes: 131_072,
  hostBytes: 1_048_576,
  /** Largest binary frame either way, its first byte included. Features cut what is longer. */
  binaryBytes: 65_536,
  /** Largest message that is gathered from pieces, and how many pieces may wait for their end. */
  gatheredBytes: 41_943_040,
  /** Frames a member may send at once, and how many more every second. */
  framesAtOnce: 4_000,
  framesPerSecond: 400,
  /** Bytes the same: for those who edit, and for those who do not and so have little to say. */
  editorBytesAtOnce: 67_108_864,
  editorBytesPerSecond: 4_194_304,
  readerBytesAtOnce: 2_097_152,
  readerBytesPerSecond: 131_072,
  /** What may wait to be sent to one member, and to all of them; who has this much less waiting is spared when all have too much. */
  unsentBytes: 50_331_648,
  unsentByAllBytes: 268_435_456,
  sparedBytes: 4_194_304,
  /** What is handed to the network ahead of its asking. */
  aheadBytes: 524_288,
  /** Open connections, proven or not. */
  connections: 160,
  /** Of these, unproven ones from one address: nobody holds all the doors. */
  unprovenFromOne: 32,
  /** Computers let in, besides the host's. */
  members: 110,
  /** Invitations of one session. */
  invitations: 500,
  /** Handshakes that came to nothing, from one address within a minute, before it is hung up on. */
  refusedPerMinute: 120,
  /** How often a member is asked whether it is there, and how long silence may last. */
  heartbeatMs: 3_000,
  silenceMs: 9_000,
  /** How long a newcomer's features may take before all is said to be ready. */
  joinedMs: 10_000,
  /** How long features may take for a last word when the session ends. */
  closingMs: 5_000,
  /** A page that did not announce itself for this long is gone. It does so every ten seconds. */
  announceMs: 25_000,
  /** Windows of one computer in one document. */
  pagesPerMember: 8,
  /** How long an unused invitation is good for. */
  invitationMs: 3_600_000,
} as const
