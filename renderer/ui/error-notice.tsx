import type { ReactNode } from 'react'
import styles from './notice.module.css'
import { Notice } from './notice.tsx'

export type ErrorNoticeProps = {
  /** What happened: "The paper was not exported". */
  readonly title: string
  /** What is safe. */
  readonly safe: string
  /** What to do now. */
  readonly whatToDo?: string | undefined
  /** For whoever helps: small, at the end. */
  readonly code?: string | undefined
  readonly actions?: ReactNode | undefined
}

export function ErrorNotice({ title, safe, whatToDo, code, actions }: ErrorNoticeProps) {
  return (
    <Notice state="conflict" title={title} actions={actions} live="alert">
      {safe}
      {whatToDo === undefined ? null : ` ${whatToDo}`}
      {code === undefined ? null : <span className={styles.code}>Code {code}</span>}
    </Notice>
  )
}
