import styles from './avatar.module.css'

export type AvatarProps = {
  readonly name: string
  readonly size?: 'normal' | 'large' | undefined
  /** The name stands beside it: the initials stay silent. */
  readonly beside?: boolean | undefined
}

/** Initials in a plain ring: nobody has a colour. */
export function Avatar({ name, size = 'normal', beside = false }: AvatarProps) {
  const speaks = beside ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': name } as const)
  return (
    <span {...speaks} className={styles.avatar} data-size={size}>
      {initials(name)}
    </span>
  )
}

/** Two letters: of the first and last word, or the first two of a single one. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')]
  const last = words.length > 1 ? [...(words.at(-1) ?? '')] : first.slice(1)
  return `${first[0] ?? ''}${last[0] ?? ''}`.toLocaleUpperCase('en-GB')
}
