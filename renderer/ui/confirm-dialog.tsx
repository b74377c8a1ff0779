import { type ReactElement, type ReactNode, useState } from 'react'
import { DialogTrigger, Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { Button } from './button.tsx'
import { defined } from './defined.ts'
import styles from './dialog.module.css'

export type ConfirmDialogProps = {
  /** A question with the thing in it: "Delete proposal 14?" */
  readonly title: string
  /** What will happen, what stays, whether it can be undone. */
  readonly children: ReactNode
  /** The verb with its object. */
  readonly action: string
  readonly cancel?: string | undefined
  readonly serious?: boolean | undefined
  /** The dialog closes when this is done. It stays open when this returns false, or a promise of it: the caller says why. */
  readonly onConfirm: () => unknown
  readonly trigger?: ReactElement | undefined
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, cancel = 'Cancel', serious = false, onConfirm, trigger, open, onOpenChange } = props
  const [pending, setPending] = useState(false)
  const confirm = async (close: () => void) => {
    setPending(true)
    try {
      if ((await onConfirm()) !== false) close()
    } finally {
      setPending(false)
    }
  }
  const overlay = (
    <ModalOverlay
      {...(trigger === undefined ? defined({ isOpen: open, onOpenChange }) : {})}
      className={styles.scrim ?? ''}
    >
      <Modal className={styles.modal ?? ''} data-size="small">
        <RacDialog role="alertdialog" className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" className={styles.title ?? ''}>
                {title}
              </Heading>
              <div className={styles.words}>{children}</div>
              <div className={styles.actions}>
                <Button variant="quiet" onPress={close} autoFocus={serious}>
                  {cancel}
                </Button>
                <Button
                  variant={serious ? 'serious' : 'primary'}
                  pending={pending}
                  autoFocus={!serious}
                  onPress={() => void confirm(close)}
                >
                  {action}
                </Button>
              </div>
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
