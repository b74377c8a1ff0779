import type { StoreStatus } from '#renderer/sync/core-provider.ts'

/** Where a text is kept, as the page says it. */
export type Kept = StoreStatus['state']

/** Milliseconds that something ordinary may be behind before the page speaks of it: every keystroke is, for a moment. */
export const patience = 1500

/** True where all is as it should be, or where somebody has to know at once. */
export const isToldAtOnce = (kept: Kept): boolean => kept === 'saved' || kept === 'waiting' || kept === 'refused'
