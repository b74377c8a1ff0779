import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { isAtMost, useFrameWidth } from './frame-width.tsx'
import { Icon } from './icon.tsx'
import { Keys } from './keys.tsx'
import { Mark } from './mark.tsx'
import styles from './title-bar.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type TitleBarProps = {
  /** What is open. */
  readonly name: string
  readonly onFind: () => void
  readonly findName?: string | undefined
  readonly findKeys?: string | undefined
  /** Who is here now. */
  readonly end?: ReactNode | undefined
}

export function TitleBar({ name, onFind, findName = 'Find or do anything', findKeys = 'Mod+K', end }: TitleBarProps) {
  const width = useFrameWidth()
  const small = isAtMost(width, 'single')
  return (
    <div className={styles.bar} data-small={small || undefined} data-width={width}>
      <div className={styles.start}>
        <Mark />
        <span className={styles.name}>{name}</span>
      </div>
      <Button className={styles.finder ?? ''} onPress={onFind}>
        <Icon name="search" size="small" />
        {width === 'small' ? (
          <VisuallyHidden>{findName}</VisuallyHidden>
        ) : (
          <span className={styles.find}>{findName}</span>
        )}
        {small ? null : <Keys keys={findKeys} />}
      </Button>
      <div className={styles.end}>{end}</div>
    </div>
  )
}
