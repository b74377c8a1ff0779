import type { ReactNode } from 'react'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import styles from './parts.module.css'

/** A quiet line under a board: what is safe, how it stands. */
export function BoardNote({ icon, children }: { readonly icon?: IconName | undefined; readonly children: ReactNode }) {
  return (
    <p className={styles.boardNote}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </p>
  )
}

export function SecretNote() {
  return <BoardNote icon="eye-off">Nobody sees who chose what. You can change it until everyone looks.</BoardNote>
}
