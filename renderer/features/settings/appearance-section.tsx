import { useAppearance } from '#renderer/app/preferences.ts'
import { Select } from '#renderer/ui/select.tsx'
import { Switch } from '#renderer/ui/switch.tsx'
import { type Appearance, textScales, themes } from '#renderer/ui/theme.ts'
import styles from './settings.module.css'

const themeNames: Readonly<Record<Appearance['theme'], string>> = {
  system: 'As the computer',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  'contrast-dark': 'High contrast, dark',
}

/** Colours, sizes and spacing on this computer; nobody else's screen changes. */
export function AppearanceSection() {
  const { appearance, choose } = useAppearance()
  return (
    <div className={styles.stack}>
      <div className={styles.pair}>
        <Select
          label="Colours"
          hint="On this computer only"
          choices={themes.map((id) => ({ id, name: themeNames[id] }))}
          value={appearance.theme}
          onChange={(theme) => choose('theme', theme)}
        />
        <Select
          label="Text size"
          hint="Larger for a projector"
          choices={textScales.map((scale) => ({ id: `${scale}`, name: `${scale} %` }))}
          value={`${appearance.textScale}`}
          onChange={(id) => choose('textScale', textScales.find((scale) => `${scale}` === id) ?? 100)}
        />
      </div>
      <Switch
        on={appearance.density === 'compact'}
        onChange={(on) => choose('density', on ? 'compact' : 'comfortable')}
      >
        Shorter rows
      </Switch>
      <Switch on={appearance.reading === 'spaced'} onChange={(on) => choose('reading', on ? 'spaced' : 'usual')}>
        Wider letters and lines
      </Switch>
    </div>
  )
}
