import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { Icon, type IconName } from './icon.tsx'

export type BadgeState =
  | 'given'
  | 'limited'
  | 'ending'
  | 'withdrawn'
  | 'unasked'
  | 'done'
  | 'open'
  | 'stale'
  | 'conflict'
  | 'voice'
  | 'plain'

const shapes: Readonly<Record<BadgeState, IconName | undefined>> = {
  given: 'given',
  limited: 'limited',
  ending: 'ending',
  withdrawn: 'withdrawn',
  unasked: 'unasked',
  done: 'check',
  open: 'circle',
  stale: 'clock',
  conflict: 'fork',
  voice: 'voices',
  plain: undefined,
}

export type BadgeProps = {
  readonly state: BadgeState
  /** The state in a word or two. */
  readonly children: ReactNode
  /** Another shape than the state's own. */
  readonly icon?: IconName | undefined
  /** Without a ground, in a line of text or a table. */
  readonly inline?: boolean | undefined
}

/** A state: a shape, a word and a colour, in that order of trust. */
export function Badge({ state, children, icon, inline = false }: BadgeProps) {
  const shape = icon ?? shapes[state]
  return (
    <span className={inline ? styles.inline : styles.badge} data-state={state}>
      {shape === undefined ? null : <Icon name={shape} size={inline ? 'small' : 'tiny'} />}
      {children}
    </span>
  )
}
