import { classes } from './classes.ts'
import styles from './icon.module.css'
import { iconPaths } from './icon-paths.tsx'

export type IconName = keyof typeof iconPaths

export const iconNames = Object.keys(iconPaths) as readonly IconName[]

export type IconProps = {
  readonly name: IconName
  readonly size?: 'tiny' | 'small' | 'normal' | 'large' | undefined
  /** Only where the icon stands alone; beside a word it stays silent. */
  readonly label?: string | undefined
  readonly className?: string | undefined
}

export function Icon({ name, size = 'normal', label, className }: IconProps) {
  const speaks =
    label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden, or carries its label
    <svg {...speaks} viewBox="0 0 24 24" data-size={size} className={classes(styles.icon, className)}>
      {iconPaths[name]}
    </svg>
  )
}
