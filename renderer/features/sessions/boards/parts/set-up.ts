import { useState } from 'react'
import type { z } from 'zod'

/**
 * A set-up being changed. What the method would take is handed on at once; what it would not (a place of the scale without a name
 * yet) stays in the form until it would. Settings that come from elsewhere, such as an undo, take the place of the draft; one's own
 * coming back do not.
 */
export function useSetUp<Settings extends object>(
  schema: z.ZodType<Settings>,
  settings: Settings,
  onChange: (settings: Settings) => void,
) {
  const given = JSON.stringify(settings)
  const [held, setHeld] = useState<Held<Settings>>({ draft: settings, given, handedOn: [] })
  const now = held.given === given ? held : received(held, settings, given)
  if (now !== held) setHeld(now)
  const change = (part: Partial<Settings>) => {
    const draft = { ...now.draft, ...part }
    const parsed = schema.safeParse(draft)
    const next = parsed.success ? JSON.stringify(parsed.data) : null
    const isNew = next !== null && next !== (now.handedOn.at(-1) ?? given)
    setHeld({ ...now, draft, handedOn: isNew ? [...now.handedOn, next] : now.handedOn })
    if (isNew && parsed.success) onChange(parsed.data)
  }
  return { draft: now.draft, change }
}

type Held<Settings> = {
  readonly draft: Settings
  readonly given: string
  /** Handed on and not come back yet, oldest first. */
  readonly handedOn: readonly string[]
}

function received<Settings>(held: Held<Settings>, settings: Settings, given: string): Held<Settings> {
  const own = held.handedOn.indexOf(given)
  if (own === -1) return { draft: settings, given, handedOn: [] }
  return { draft: held.draft, given, handedOn: held.handedOn.slice(own + 1) }
}
