/** What is counted of lines, for whoever operates a server. Numbers alone. */
export type Meter = {
  /** A line opened, or closed again. */
  line(by: 1 | -1): void
  refused(): void
  /** A frame arrived, of so many bytes. */
  frame(bytes: number): void
}
