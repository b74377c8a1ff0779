import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { closeRoomWindow, type Session, useLeaving } from '../queries.ts'
import styles from './people.module.css'

const EVERYONE = ''

/** The host ends the session for all, or hands it to a deputy who goes on. */
export function EndDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const { leave, isLeaving } = useLeaving()
  const deputies = session.peers.filter(({ deputy, here }) => deputy && here)
  const [to, setTo] = useState<string>(EVERYONE)
  const handing = deputies.find(({ participant }) => participant === to)
  const end = async () => {
    if (!(await leave(handing?.participant ?? null))) return
    closeRoomWindow()
    onClose()
    void navigate({ to: session.workshop === null ? '/sessions' : `/sessions/${session.workshop}` })
  }
  return (
    <Dialog title="End the session?" open onOpenChange={(open) => (open ? undefined : onClose())} size="small">
      <div className={styles.part}>
        {deputies.length === 0 ? null : (
          <RadioGroup
            label="When you leave"
            value={to}
            onChange={setTo}
            choices={[
              { id: EVERYONE, name: 'It ends for everyone' },
              ...deputies.map(({ participant, name }) => ({
                id: participant,
                name: `It goes on at ${name}’s computer`,
                sub: 'Everyone is taken there; nothing has to be typed again',
              })),
            ]}
          />
        )}
        <p>
          {handing === undefined
            ? 'Nobody can join any more. The activity that runs is kept as it stands, and what was written stays.'
            : 'You leave, and everything goes on. What was written stays here too.'}
        </p>
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" autoFocus pending={isLeaving} onPress={() => void end()}>
          {handing === undefined ? 'End the session' : `Hand over to ${handing.name}`}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
