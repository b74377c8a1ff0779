import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { defined } from './defined.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './panel.module.css'

/** What is linked to the page: sections under each other, quieter than the page. */
export function Panel({
  note,
  children,
}: {
  /** About all of it, above the sections; nothing is shown where it renders nothing. */
  readonly note?: ReactNode | undefined
  readonly children: ReactNode
}) {
  return (
    <div className={styles.panel}>
      {note === undefined ? null : <div className={styles.note}>{note}</div>}
      {children}
    </div>
  )
}

export type PanelSectionProps = {
  readonly title: string
  /** A count or a small control at the end of the title's line. */
  readonly end?: ReactNode | undefined
  readonly children: ReactNode
}

export function PanelSection({ title, end, children }: PanelSectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {end === undefined ? null : <div className={styles.end}>{end}</div>}
      </div>
      {children}
    </section>
  )
}

export type LinkedRowProps = {
  readonly icon: IconName
  readonly name: ReactNode
  readonly sub?: ReactNode | undefined
  readonly href?: string | undefined
  readonly onPress?: (() => void) | undefined
  /** Heather: words that belong to someone. */
  readonly voice?: boolean | undefined
  /** A state or a small control at the end. */
  readonly end?: ReactNode | undefined
}

/** Something linked: its kind as an icon, its name, a line about the link. */
export function LinkedRow({ icon, name, sub, href, onPress, voice = false, end }: LinkedRowProps) {
  const words = (
    <>
      <Icon name={icon} />
      <span className={styles.words}>
        {name}
        {sub === undefined ? null : <small>{sub}</small>}
      </span>
    </>
  )
  return (
    <div className={styles.row} data-voice={voice || undefined}>
      {href === undefined && onPress === undefined ? (
        <div className={styles.linked}>{words}</div>
      ) : (
        <Link {...defined({ href, onPress })} className={styles.linked ?? ''}>
          {words}
        </Link>
      )}
      {end}
    </div>
  )
}
