import styles from './keys.module.css'

const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
const names: Readonly<Record<string, string>> = isApple
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Up: '↑', Down: '↓' }
  : { Mod: 'Ctrl', Up: '↑', Down: '↓' }

/** A keyboard shortcut as people see it: `Mod+Shift+P` reads Ctrl Shift P, or ⌘ ⇧ P on a Mac. `plain` in a menu. */
export function Keys({ keys, plain = false }: { readonly keys: string; readonly plain?: boolean | undefined }) {
  return (
    <span className={styles.keys} data-plain={plain || undefined}>
      {keys.split('+').map((key) => (
        <kbd key={key}>{names[key] ?? key}</kbd>
      ))}
    </span>
  )
}
