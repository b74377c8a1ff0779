import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { closeRoomWindow, type Session, useLeaving } from '../queries.ts'
import styles from './people.module.css'

const EVERYONE = ''
/** On a server: it goes on, and this person leaves. */
const SERVER = 'server'

/** The host ends the session for all, or hands it to a deputy who goes on; one that a server holds ends, or goes on there. */
export function EndDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const { leave, isLeaving } = useLeaving()
  const onServer = session.part === 'guest'
  const deputies = onServer ? [] : session.peers.filter(({ deputy, here }) => deputy && here)
  const [to, setTo] = useState<string>(EVERYONE)
  const handing = deputies.find(({ participant }) => participant === to)
  const goesOn = to !== EVERYONE
  const end = async () => {
    if (!(await leave(handing?.participant ?? null, onServer && to === EVERYONE))) return
    closeRoomWindow()
    onClose()
    void navigate({ to: session.workshop === null ? '/sessions' : `/sessions/${session.workshop}` })
  }
  return (
    <Dialog title="End the session?" open onOpenChange={(open) => (open ? undefined : onClose())} size="small">
      <div className={styles.part}>
        {deputies.length === 0 && !onServer ? null : (
          <RadioGroup
            label="When you leave"
            value={to}
            onChange={setTo}
            choices={[
              { id: EVERYONE, name: 'It ends for everyone' },
              ...(onServer
                ? [{ id: SERVER, name: 'It goes on at the server', sub: 'Come back with the same invitation' }]
                : []),
              ...deputies.map(({ participant, name }) => ({
                id: participant,
                name: `It goes on at ${name}’s computer`,
                sub: 'Everyone is taken there; nothing has to be typed again',
              })),
            ]}
          />
        )}
        <p>
          {!goesOn
            ? 'Nobody can join any more. The activity that runs is kept as it stands, and what was written stays.'
            : 'You leave, and everything goes on. What was written stays here too.'}
        </p>
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" autoFocus pending={isLeaving} onPress={() => void end()}>
          {handing ? `Hand over to ${handing.name}` : goesOn ? 'Leave' : 'End the session'}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
