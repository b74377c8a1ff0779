import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { Avatar } from './avatar.tsx'
import { useFrameWidth } from './frame-width.tsx'
import { Icon, type IconName } from './icon.tsx'
import styles from './rail.module.css'
import { Tooltip } from './tooltip.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type RailProps = {
  /** RailLinks in the order of the work. */
  readonly children: ReactNode
  /** At the foot: settings, who is here. */
  readonly foot?: ReactNode | undefined
  readonly label?: string | undefined
}

export function Rail({ children, foot, label = 'Main' }: RailProps) {
  const narrow = useFrameWidth() !== 'wide'
  return (
    <nav aria-label={label} className={styles.rail} data-narrow={narrow || undefined}>
      {children}
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </nav>
  )
}

export type RailLinkProps = {
  readonly icon: IconName
  readonly name: string
  readonly href: string
  readonly current: boolean
  /** How many need this person. */
  readonly count?: number | undefined
  readonly keys?: string | undefined
  readonly onPress?: (() => void) | undefined
}

export function RailLink({ icon, name, href, current, count, keys, onPress }: RailLinkProps) {
  const narrow = useFrameWidth() !== 'wide'
  return (
    <Tooltip text={name} keys={keys} side="end" off={!narrow}>
      <Link
        href={href}
        className={styles.link ?? ''}
        {...(current ? { 'aria-current': 'page' } : {})}
        {...(onPress === undefined ? {} : { onPress })}
      >
        <Icon name={icon} />
        {narrow ? <VisuallyHidden>{name}</VisuallyHidden> : <span>{name}</span>}
        {count === undefined || count === 0 ? null : (
          <span className={styles.count}>
            {count}
            <VisuallyHidden> {count === 1 ? 'needs' : 'need'} you</VisuallyHidden>
          </span>
        )}
      </Link>
    </Tooltip>
  )
}

/** Who is at this computer. */
export function RailPerson({ name, role }: { readonly name: string; readonly role: string }) {
  const narrow = useFrameWidth() !== 'wide'
  return (
    <div className={styles.person}>
      <Avatar name={name} size="large" beside={!narrow} />
      {narrow ? null : (
        <span>
          {name}
          <small>{role}</small>
        </span>
      )}
    </div>
  )
}
