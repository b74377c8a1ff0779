import { type ReactNode, useId } from 'react'
import {
  type LinkProps,
  Button as RacButton,
  type ButtonProps as RacButtonProps,
  Link as RacLink,
} from 'react-aria-components'
import styles from './button.module.css'
import { defined, type Loose } from './defined.ts'
import { Icon, type IconName } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

type Forwarded = Loose<
  Pick<
    RacButtonProps,
    | 'onPress'
    | 'type'
    | 'form'
    | 'autoFocus'
    | 'id'
    | 'slot'
    | 'aria-label'
    | 'aria-labelledby'
    | 'aria-describedby'
    | 'aria-expanded'
    | 'aria-controls'
    | 'aria-pressed'
  >
>

export type ButtonLook = {
  readonly variant?: 'primary' | 'default' | 'quiet' | 'serious' | undefined
  readonly size?: 'small' | 'normal' | 'large' | undefined
}

export type ButtonProps = Forwarded &
  ButtonLook & {
    readonly children: ReactNode
    readonly icon?: IconName | undefined
    /** After the words, for a direction: Next →. */
    readonly endIcon?: IconName | undefined
    readonly disabled?: boolean | undefined
    /** What has to happen first. Shown beside the button, which then cannot be used. */
    readonly why?: string | undefined
    /** The work has begun: the button keeps its place and focus and does nothing more. */
    readonly pending?: boolean | undefined
  }

export function Button(props: ButtonProps) {
  const {
    variant = 'default',
    size = 'normal',
    children,
    icon,
    endIcon,
    disabled = false,
    why,
    pending = false,
    ...rest
  } = props
  const whyId = useId()
  const iconSize = size === 'large' ? 'normal' : 'small'
  const shown = pending ? 'clock' : icon
  const button = (
    <RacButton
      {...defined({ ...rest, 'aria-describedby': why ? whyId : rest['aria-describedby'] })}
      className={styles.button ?? ''}
      data-variant={variant}
      data-size={size}
      isDisabled={disabled || Boolean(why)}
      isPending={pending}
    >
      {shown === undefined ? null : <Icon name={shown} size={iconSize} />}
      {children}
      {pending ? <VisuallyHidden>, under way</VisuallyHidden> : null}
      {endIcon === undefined ? null : <Icon name={endIcon} size={iconSize} />}
    </RacButton>
  )
  if (!why) return button
  return (
    <span className={styles.withWhy}>
      {button}
      <span id={whyId} className={styles.why}>
        {why}
      </span>
    </span>
  )
}

export type IconButtonProps = Omit<Forwarded, 'aria-label'> &
  ButtonLook & {
    readonly icon: IconName
    /** Read by screen readers and shown as a tooltip: a verb with its object. */
    readonly name: string
    readonly keys?: string | undefined
    readonly side?: 'top' | 'bottom' | 'start' | 'end' | undefined
    readonly disabled?: boolean | undefined
  }

export function IconButton(props: IconButtonProps) {
  const { variant = 'quiet', size = 'normal', icon, name, keys, side, disabled = false, ...rest } = props
  return (
    <Tooltip text={name} keys={keys} side={side}>
      <RacButton
        {...defined(rest)}
        aria-label={name}
        className={styles.button ?? ''}
        data-variant={variant}
        data-size={size}
        data-shape="icon"
        isDisabled={disabled}
      >
        <Icon name={icon} size={size === 'small' ? 'small' : 'normal'} />
      </RacButton>
    </Tooltip>
  )
}

export type LinkButtonProps = ButtonLook &
  Loose<Pick<LinkProps, 'href' | 'target' | 'rel' | 'download' | 'onPress' | 'aria-label' | 'aria-current'>> & {
    readonly children: ReactNode
    readonly icon?: IconName | undefined
    readonly endIcon?: IconName | undefined
  }

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  variant = 'default',
  size = 'normal',
  children,
  icon,
  endIcon,
  ...rest
}: LinkButtonProps) {
  const iconSize = size === 'large' ? 'normal' : 'small'
  return (
    <RacLink {...defined(rest)} className={styles.button ?? ''} data-variant={variant} data-size={size}>
      {icon === undefined ? null : <Icon name={icon} size={iconSize} />}
      {children}
      {endIcon === undefined ? null : <Icon name={endIcon} size={iconSize} />}
    </RacLink>
  )
}
