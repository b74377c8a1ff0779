/** Where the relay says what happened: ids and reasons, never names, titles, secrets or frames. */
export type RelayLog = {
  info(facts: Record<string, unknown>, message: string): void
  warn(facts: Record<string, unknown>, message: string): void
}
