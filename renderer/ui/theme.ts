/** How this computer shows the app. Kept by whoever keeps preferences; applied here. */
export const themes = ['system', 'light', 'dark', 'contrast', 'contrast-dark'] as const
export const densities = ['comfortable', 'compact'] as const
export const readings = ['usual', 'spaced'] as const
/** Per cent of the usual text size; the larger ones are for a projector. */
export const textScales = [100, 125, 150, 200] as const

export type Appearance = {
  readonly theme: (typeof themes)[number]
  readonly density: (typeof densities)[number]
  readonly reading: (typeof readings)[number]
  readonly textScale: (typeof textScales)[number]
}

export const usualAppearance: Appearance = { theme: 'system', density: 'comfortable', reading: 'usual', textScale: 100 }

/** Sets what tokens.css and base.css read. `system` and the usual values leave no attribute behind. */
export function applyAppearance(appearance: Appearance, root: HTMLElement = document.documentElement): void {
  const { theme, density, reading, textScale } = appearance
  set(root, 'data-theme', theme === 'system' ? null : theme)
  set(root, 'data-density', density === 'compact' ? density : null)
  set(root, 'data-reading', reading === 'spaced' ? reading : null)
  if (textScale === 100) root.style.removeProperty('--text-scale')
  else root.style.setProperty('--text-scale', String(textScale / 100))
}

/** What the page shows now, as applied before. */
export function currentAppearance(root: HTMLElement = document.documentElement): Appearance {
  const scale = Math.round(Number(root.style.getPropertyValue('--text-scale') || '1') * 100)
  return {
    theme: themes.find((theme) => theme === root.dataset.theme) ?? 'system',
    density: root.dataset.density === 'compact' ? 'compact' : 'comfortable',
    reading: root.dataset.reading === 'spaced' ? 'spaced' : 'usual',
    textScale: textScales.find((known) => known === scale) ?? 100,
  }
}

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) root.removeAttribute(name)
  else root.setAttribute(name, value)
}
