import { useEffect, useState } from 'react'
import { Select } from '#renderer/ui/select.tsx'
import { Switch } from '#renderer/ui/switch.tsx'
import { type Appearance, applyAppearance, currentAppearance, textScales, themes } from '#renderer/ui/theme.ts'
import styles from './gallery.module.css'

const themeNames: Readonly<Record<Appearance['theme'], string>> = {
  system: 'As the computer',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  'contrast-dark': 'High contrast, dark',
}

/** Tries an appearance on this page only; what was before is put back when the page is left. */
export function useTrialAppearance() {
  const [appearance, setAppearance] = useState<Appearance | null>(null)
  useEffect(() => {
    if (appearance === null) return
    const before = currentAppearance()
    applyAppearance(appearance)
    return () => applyAppearance(before)
  }, [appearance])
  return { appearance: appearance ?? currentAppearance(), onChange: setAppearance }
}

export type AppearanceSettingsProps = {
  readonly appearance: Appearance
  readonly onChange: (appearance: Appearance) => void
}

export function AppearanceSettings({ appearance, onChange }: AppearanceSettingsProps) {
  const change = (part: Partial<Appearance>) => onChange({ ...appearance, ...part })
  return (
    <div className={styles.settings}>
      <Select
        label="Colours"
        choices={themes.map((id) => ({ id, name: themeNames[id] }))}
        value={appearance.theme}
        onChange={(theme) => change({ theme })}
      />
      <Select
        label="Text size"
        choices={textScales.map((scale) => ({ id: `${scale}` as const, name: `${scale} %` }))}
        value={`${appearance.textScale}`}
        onChange={(id) => change({ textScale: textScales.find((scale) => `${scale}` === id) ?? 100 })}
      />
      <Switch
        on={appearance.density === 'compact'}
        onChange={(on) => change({ density: on ? 'compact' : 'comfortable' })}
      >
        Shorter rows
      </Switch>
      <Switch on={appearance.reading === 'spaced'} onChange={(on) => change({ reading: on ? 'spaced' : 'usual' })}>
        Wider letters and lines
      </Switch>
    </div>
  )
}
