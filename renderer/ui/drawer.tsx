import type { ReactNode } from 'react'
import { Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { IconButton } from './button.tsx'
import styles from './dialog.module.css'

export type DrawerProps = {
  readonly label: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly side?: 'start' | 'end' | undefined
  readonly children: ReactNode
}

/** Slides over the page from its edge; Esc, a press beside it or its button closes it. */
export function Drawer({ label, open, onOpenChange, side = 'end', children }: DrawerProps) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={onOpenChange} isDismissable className={styles.drawerScrim ?? ''}>
      <Modal className={styles.drawer ?? ''} data-side={side}>
        <RacDialog aria-label={label} className={styles.drawerBody ?? ''}>
          {({ close }) => (
            <>
              <div className={styles.drawerClose}>
                <IconButton icon="close" name={`Close ${label.toLocaleLowerCase('en-GB')}`} onPress={close} />
              </div>
              {children}
            </>
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
