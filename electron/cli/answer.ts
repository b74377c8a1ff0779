/** What a command found or did, as it is printed. `ok: false` with `code` and `message` where part of it was refused. */
export type Answer = Record<string, unknown>
