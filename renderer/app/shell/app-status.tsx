import { useLocation } from '@tanstack/react-router'
import { count, fullDay, todayHere, useUndoState } from '#renderer/features/records/index.ts'
import { StatusLine, StatusNote } from '#renderer/ui/status-line.tsx'
import { useOpenWorkspace, useSessionState } from '../workspace.ts'

/** Where the work is kept, who it is with, and what undo would undo. */
export function AppStatus() {
  const { practice } = useOpenWorkspace()
  const { pathname } = useLocation()
  const { data: changes } = useUndoState()
  return (
    <StatusLine
      end={
        <>
          {changes?.undo ? <StatusNote icon="undo">{changes.undo}</StatusNote> : null}
          <StatusNote>{fullDay(todayHere())}</StatusNote>
        </>
      }
    >
      <StatusNote icon="computer">Saved on this computer</StatusNote>
      {practice ? <StatusNote icon="info">Practice workspace: nothing confidential</StatusNote> : null}
      {pathname.startsWith('/voices') ? (
        <StatusNote icon="lock">Each voice is locked with a key of its own</StatusNote>
      ) : null}
      <SessionNote />
    </StatusLine>
  )
}

function SessionNote() {
  const { data } = useSessionState()
  const session = data?.session
  if (!session) return null
  const others = session.peers.filter((peer) => peer.here).length
  if (!session.connected)
    return <StatusNote icon="send">Goes to the others when the session is reached again</StatusNote>
  const company =
    others === 0 ? 'A session is open, nobody else is here' : `In a session with ${count(others, 'other', 'others')}`
  return <StatusNote icon="check">{company}</StatusNote>
}
