import { FilesMade } from '#renderer/features/exporting/index.ts'
import { useMinutesMade } from './queries.ts'

/** The register of minutes that left the house. */
export function MinutesMade({ session }: { readonly session: string }) {
  const made = useMinutesMade(session).data ?? []
  return made.length === 0 ? null : <FilesMade caption="Files made of the minutes" made={made} />
}
