import type { Log } from '../../log.ts'
import type { GuestFeature, HostFeature } from './feature.ts'

/** So long one feature may take to close; a workspace that closes does not wait for ever. Milliseconds. */
const PATIENCE = 5_000

/** Closes features one after another; one that stumbles does not keep the others open. */
export async function closeAll(features: readonly (HostFeature | GuestFeature)[], log: Log): Promise<void> {
  for (const feature of features)
    try {
      await Promise.race([feature.close?.(), new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())])
    } catch (error) {
      log.warn(
        { channel: feature.channel, error: error instanceof Error ? error.name : 'unknown' },
        'a part of the session did not close',
      )
    }
}
