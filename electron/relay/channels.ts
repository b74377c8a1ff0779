/** What travels on a session's line besides the line's own frames. A binary frame names its channel by its place here. */
export const channels = ['room', 'records', 'texts', 'presence', 'receipts', 'replica', 'running'] as const
export type Channel = (typeof channels)[number]
