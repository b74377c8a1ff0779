import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react'
import {
  type Appearance,
  applyAppearance,
  densities,
  readings,
  textScales,
  themes,
  usualAppearance,
} from '#renderer/ui/theme.ts'

const shelf = 'hearings.appearance'
const known: { readonly [K in keyof Appearance]: readonly Appearance[K][] } = {
  theme: themes,
  density: densities,
  reading: readings,
  textScale: textScales,
}

/** What was kept, part by part; a part that was never chosen, is unknown or cannot be read is the usual one. */
export function readAppearance(stored: string | null): Appearance {
  let found: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) found = parsed as Record<string, unknown>
  } catch {
    // What cannot be read counts as never chosen.
  }
  const kept = Object.entries(known).filter(([name, values]) => (values as readonly unknown[]).includes(found[name]))
  return { ...usualAppearance, ...Object.fromEntries(kept.map(([name]) => [name, found[name]])) }
}

type Chosen = {
  readonly appearance: Appearance
  readonly choose: <K extends keyof Appearance>(name: K, value: Appearance[K]) => void
}
export const AppearanceContext = createContext<Chosen | null>(null)

/** How this computer shows things. Kept beside the window, not in the workspace: it is nobody else's business. */
export function useOwnAppearance(): Chosen {
  const [appearance, setAppearance] = useState(() => readAppearance(localStorage.getItem(shelf)))
  useLayoutEffect(() => {
    applyAppearance(appearance)
    localStorage.setItem(shelf, JSON.stringify(appearance))
  }, [appearance])
  const choose = useCallback<Chosen['choose']>((name, value) => setAppearance((now) => ({ ...now, [name]: value })), [])
  return useMemo(() => ({ appearance, choose }), [appearance, choose])
}

export function useAppearance(): Chosen {
  const chosen = useContext(AppearanceContext)
  if (chosen === null) throw new Error('useAppearance needs an AppearanceContext above it')
  return chosen
}
