import styles from './keys.module.css'

const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
const names: Readonly<Record<string, string>> = isApple
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Up: '↑', Down: '↓' }
  : { Mod: 'Ctrl', Up: '↑', Down: '↓' }

/** A keyboard shortcut as people see it: `Mod+Shift+P` reads Ctrl Shift P, or ⌘ ⇧ P on a Mac. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split('+').map((key) => (
        <kbd key={key}>{names[key] ?? key}</kbd>
      ))}
    </span>
  )
}
