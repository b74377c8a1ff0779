/** What one member may ask of the texts. The line itself bounds frames and bytes. */
export const bounds = {
  /** Times a member may ask for what it lacks: at once, and more every second. Each answer may be a whole text. */
  asksAtOnce: 1200,
  asksPerSecond: 4,
  /** Whatever else is said: far above what anyone types. */
  saysAtOnce: 4000,
  saysPerSecond: 200,
  /** What may wait for Hocuspocus while a text is loaded: a whole text, and what is typed meanwhile. In bytes, and messages. */
  waitingBytes: 67_108_864,
  waitingMessages: 20_000,
  /** Texts of one session. */
  documents: 1000,
} as const
