import { useLocation } from '@tanstack/react-router'
import { fullDay, todayHere, useUndoState } from '#renderer/features/records/index.ts'
import { StatusLine, StatusNote } from '#renderer/ui/status-line.tsx'
import { useOpenWorkspace } from '../workspace.ts'
import { SyncNotes } from './sync-notes.tsx'

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
      <SyncNotes />
    </StatusLine>
  )
}
