import { Fragment } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Button, type ButtonLook, IconButton } from './button.tsx'
import { defined } from './defined.ts'
import { Icon, type IconName } from './icon.tsx'
import { Keys } from './keys.tsx'
import styles from './option-list.module.css'

export type MenuChoice = {
  readonly id: string
  readonly name: string
  readonly icon?: IconName | undefined
  readonly keys?: string | undefined
  readonly serious?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** The menu says which of its choices holds now. */
  readonly chosen?: boolean | undefined
  readonly href?: string | undefined
  readonly onAction?: (() => void) | undefined
}

export type MenuButtonProps = ButtonLook & {
  /** Said aloud, and shown when there is no icon or `showName` is set. */
  readonly name: string
  /** Said aloud in place of the name, where that says too little by itself. */
  readonly label?: string | undefined
  readonly icon?: IconName | undefined
  readonly showName?: boolean | undefined
  /** Groups of choices; a line stands between groups. */
  readonly groups: readonly (readonly MenuChoice[])[]
  readonly disabled?: boolean | undefined
}

export function MenuButton(props: MenuButtonProps) {
  const {
    name,
    label = name,
    icon,
    showName = icon === undefined,
    groups,
    disabled = false,
    variant = 'quiet',
    size,
  } = props
  const filled = groups.filter((group) => group.length > 0)
  return (
    <MenuTrigger>
      {showName || icon === undefined ? (
        <Button
          icon={icon}
          endIcon="chevron-down"
          variant={variant}
          size={size}
          disabled={disabled}
          aria-label={label === name ? undefined : label}
        >
          {name}
        </Button>
      ) : (
        <IconButton icon={icon} name={name} variant={variant} size={size} disabled={disabled} />
      )}
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom end">
        <Menu className={styles.list ?? ''} aria-label={label}>
          {filled.map((group, index) => (
            <Fragment key={group[0]?.id}>
              {index === 0 ? null : <Separator className={styles.divider ?? ''} />}
              {group.map((choice) => (
                <MenuRow key={choice.id} choice={choice} />
              ))}
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function MenuRow({ choice }: { readonly choice: MenuChoice }) {
  const { id, name, icon, keys, serious, disabled, chosen, href, onAction } = choice
  return (
    <MenuItem
      {...defined({ href, onAction })}
      id={id}
      textValue={name}
      isDisabled={disabled ?? false}
      className={styles.option ?? ''}
      data-kind={serious ? 'serious' : undefined}
    >
      {icon === undefined ? null : <Icon name={icon} size="small" />}
      <span className={styles.words}>{name}</span>
      {keys === undefined ? null : (
        <span className={styles.end}>
          <Keys keys={keys} plain />
        </span>
      )}
      {chosen ? (
        <span className={styles.end}>
          <Icon name="check" size="small" label="now" />
        </span>
      ) : null}
    </MenuItem>
  )
}
