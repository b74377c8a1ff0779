import type { ReactNode } from 'react'
import { Switch as RacSwitch } from 'react-aria-components'
import styles from './choice.module.css'

export type SwitchProps = {
  readonly children: ReactNode
  readonly sub?: ReactNode | undefined
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly disabled?: boolean | undefined
}

/** Something that takes effect at once. For a choice that is sent later use a Checkbox. */
export function Switch({ children, sub, on, onChange, disabled = false }: SwitchProps) {
  return (
    <RacSwitch isSelected={on} onChange={onChange} isDisabled={disabled} className={styles.choice ?? ''}>
      <span className={styles.track} />
      <span className={styles.words}>
        {children}
        {sub === undefined ? null : <span className={styles.sub}>{sub}</span>}
      </span>
    </RacSwitch>
  )
}
