import { useMemo, useState } from 'react'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Drawer } from '#renderer/ui/drawer.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import type { ListGroup } from '#renderer/ui/list-shape.ts'
import { TextField } from '#renderer/ui/text-field.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import { Example, Note, Row } from './example.tsx'
import styles from './gallery.module.css'

export function DialogExamples() {
  const toasts = useToasts()
  const [drawer, setDrawer] = useState(false)
  return (
    <Example id="dialogs" title="Dialogs and drawer">
      <Row>
        <Dialog title="New session" trigger={<Button icon="plus">New session</Button>}>
          {({ close }) => (
            <>
              <TextField label="Name of the session" autoFocus />
              <TextField label="Where it takes place" optional />
              <DialogActions>
                <Button variant="quiet" onPress={close}>
                  Cancel
                </Button>
                <Button variant="primary" onPress={close}>
                  Plan the session
                </Button>
              </DialogActions>
            </>
          )}
        </Dialog>
        <ConfirmDialog
          title="Delete proposal 14?"
          action="Delete proposal 14"
          serious
          onConfirm={() =>
            toasts.show({ text: 'Deleted proposal 14', action: { name: 'Undo', onPress: () => undefined } })
          }
          trigger={<Button variant="serious">Delete proposal 14</Button>}
        >
          Two areas point to it and will say that it was deleted. You can undo this.
        </ConfirmDialog>
        <Button onPress={() => setDrawer(true)}>Open the drawer</Button>
        <Drawer label="Linked" open={drawer} onOpenChange={setDrawer}>
          <div style={{ padding: '1.5rem' }}>
            <Note>What is linked to this page.</Note>
          </div>
        </Drawer>
      </Row>
    </Example>
  )
}

export function ListExamples() {
  const [selected, setSelected] = useState<string>('source 3')
  const [count, setCount] = useState(200)
  const groups = useMemo<readonly ListGroup[]>(() => {
    const rows = Array.from({ length: count }, (_, index) => ({
      id: `source ${index + 1}`,
      title: `Source ${index + 1}`,
      sub: index % 3 === 0 ? 'Review of letters' : 'Session notes, January 2023',
      end: index % 4 === 1 ? <Badge state="ending">4 days</Badge> : undefined,
    }))
    return [
      { id: 'recent', title: 'Needs you', rows: rows.slice(0, 2) },
      { id: 'all', title: 'All sources', rows: rows.slice(2) },
    ]
  }, [count])
  return (
    <Example id="lists" title="List">
      <div className={styles.frame}>
        <ListPane
          title="Evidence"
          headingLevel={3}
          actions={
            <Button size="small" icon="plus">
              New
            </Button>
          }
          groups={groups}
          selected={selected}
          onSelect={setSelected}
          foot={`${count.toLocaleString('en-GB')} sources`}
        />
      </div>
      <Row>
        <Button size="small" onPress={() => setCount(50_000)}>
          Show 50,000 rows
        </Button>
        <Note>Arrow keys move, typing finds a name, Enter opens.</Note>
      </Row>
    </Example>
  )
}
