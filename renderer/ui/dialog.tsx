import type { ReactElement, ReactNode } from 'react'
import { DialogTrigger, Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { defined } from './defined.ts'
import styles from './dialog.module.css'

export type DialogProps = {
  readonly title: string
  /** A button that opens it; without one use `open` and `onOpenChange`. */
  readonly trigger?: ReactElement | undefined
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
  readonly size?: 'small' | 'normal' | 'large' | undefined
  /** A press outside closes it. Off where something typed would be lost. */
  readonly light?: boolean | undefined
  readonly children: ReactNode | ((parts: { readonly close: () => void }) => ReactNode)
}

/** Esc closes it, focus stays in it and goes back where it came from. End its content with DialogActions. */
export function Dialog({ title, trigger, open, onOpenChange, size = 'normal', light = true, children }: DialogProps) {
  const overlay = (
    <ModalOverlay
      {...(trigger === undefined ? defined({ isOpen: open, onOpenChange }) : {})}
      isDismissable={light}
      className={styles.scrim ?? ''}
    >
      <Modal className={styles.modal ?? ''} data-size={size}>
        <RacDialog className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <div className={styles.head}>
                <Heading slot="title" className={styles.title ?? ''}>
                  {title}
                </Heading>
                <IconButton icon="close" name="Close" size="small" onPress={close} />
              </div>
              {typeof children === 'function' ? children({ close }) : children}
            </>
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
  if (trigger === undefined) return overlay
  return (
    <DialogTrigger {...defined({ isOpen: open, onOpenChange })}>
      {trigger}
      {overlay}
    </DialogTrigger>
  )
}

/** The buttons that end a dialog: the main one last, at the end of the line. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
