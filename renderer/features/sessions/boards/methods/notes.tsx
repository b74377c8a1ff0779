import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { caretColour } from '#renderer/editor/caret-people.ts'
import { EditorView } from '#renderer/editor/editor-view.tsx'
import { useNamesIn } from '#renderer/sync/names.ts'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Refusal } from '#shared/rpc/errors.ts'
import type { BoardProps, ResultProps, RoomProps } from '../board-types.ts'
import { BoardNote } from '../parts/board-note.tsx'
import { NothingToSetUp } from '../parts/nothing-to-set-up.tsx'
import { Stack } from '../parts/stack.tsx'
import { useMayText, useSharedText } from '../queries.ts'
import styles from './notes.module.css'

const none = new Map<string, never>()

type NotesPaperProps = {
  readonly doc: Y.Doc
  readonly awareness: Awareness | null
  /** The text it is, where a session may share it. */
  readonly document?: string | null | undefined
  readonly editable: boolean
  readonly large?: boolean | undefined
}

/** The sheet of paper: the same editor as a proposal's, without quotes and citations. */
export function NotesPaper({ doc, awareness, document = null, editable, large = false }: NotesPaperProps) {
  const names = useNamesIn(document)
  const refusals = useRefusals()
  return (
    <div className={styles.paper} data-large={large || undefined} data-grows={large || undefined}>
      <EditorView
        doc={doc}
        awareness={awareness}
        me={{ name: names.mine, colour: caretColour(names.mine) }}
        names={names}
        editable={editable}
        flowing={large}
        label="Notes of everyone"
        placeholder="Write what you hear and think."
        quotes={none}
        evidence={none}
        onTooLarge={() => refusals.show(new Refusal('document/too-large', { limit: 'about 250 pages' }))}
      />
    </div>
  )
}

function SharedPaper({ document, large = false }: { readonly document: string; readonly large?: boolean }) {
  const may = useMayText()
  const text = useSharedText(document, may)
  if (!may.read)
    return <BoardNote icon="info">The notes are on the screen in the room. Say what should be written down.</BoardNote>
  if (text.state === 'opening') return <LoadingShape label="Opening the notes" lines={6} />
  if (text.state === 'from-the-future')
    return <BoardNote icon="info">These notes were written by a newer Hearings Workshop. They are safe.</BoardNote>
  const { doc, awareness } = text.shared
  return <NotesPaper doc={doc} awareness={awareness} document={document} editable={may.edit && !large} large={large} />
}

export function NotesBoard({ view: { document } }: BoardProps<'notes'>) {
  return <SharedPaper key={document} document={document} />
}

export function NotesRoom({ view: { document } }: RoomProps<'notes'>) {
  return <SharedPaper key={document} document={document} large />
}

export const NotesSetUp = () => <NothingToSetUp>Everyone writes on one sheet of paper.</NothingToSetUp>

export function NotesResult({ result: { documents } }: ResultProps<'notes'>) {
  if (documents.length === 0) return <BoardNote>Nothing was written.</BoardNote>
  return (
    <Stack>
      {documents.map((document) => (
        <SharedPaper key={document} document={document} />
      ))}
    </Stack>
  )
}
