import { z } from 'zod'

/** What the host tells a core it starts, as JSON in the environment variable HEARINGS_CORE. */
export const CoreSettings = z.strictObject({
  version: z.string(),
  places: z.strictObject({ appData: z.string(), documents: z.string(), resources: z.string(), logFile: z.string() }),
})
export type CoreSettings = z.output<typeof CoreSettings>

export function settingsFromEnvironment(): CoreSettings {
  return CoreSettings.parse(JSON.parse(process.env.HEARINGS_CORE ?? 'null'))
}
