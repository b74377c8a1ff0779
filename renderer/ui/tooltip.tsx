import type { ReactElement } from 'react'
import { Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components'
import { Keys } from './keys.tsx'
import styles from './tooltip.module.css'

export type TooltipProps = {
  /** One control: a button or a link of this folder. */
  readonly children: ReactElement
  readonly text: string
  readonly keys?: string | undefined
  readonly side?: 'top' | 'bottom' | 'start' | 'end' | undefined
  /** True where the words already stand beside the control. */
  readonly off?: boolean | undefined
}

/** Names a control on hover and on keyboard focus. It only repeats the name; nothing is said here alone. */
export function Tooltip({ children, text, keys, side = 'bottom', off = false }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80} isDisabled={off}>
      {children}
      <RacTooltip className={styles.tooltip ?? ''} placement={side} offset={6}>
        {text}
        {keys === undefined ? null : <Keys keys={keys} />}
      </RacTooltip>
    </TooltipTrigger>
  )
}
