import { TextField } from '#renderer/ui/text-field.tsx'
import type { BoardProps, ResultProps, RoomProps, SetUpProps } from '../board-types.ts'
import { AddWords } from '../parts/add-words.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { EditableWords } from '../parts/editable-words.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import { RoomWords } from '../parts/room-words.tsx'
import { Stack } from '../parts/stack.tsx'
import { WordList } from '../parts/word-list.tsx'

const spoken = (said: readonly unknown[], passed: number) => said.length + passed

type CheckInOrOut = 'check-in' | 'check-out'

const noteFor = {
  open: 'Everyone reads it, under your name. You can pass.',
  said: 'Everyone reads it, under your name. You can change it while this goes on.',
  passed: 'You passed. You can still say something, if you like.',
} as const

export function CheckInBoard({ view: { said, passed, of, mine }, acting }: BoardProps<CheckInOrOut>) {
  const own = said.find((one) => one.mine)
  return (
    <Stack>
      {own === undefined ? (
        <AddWords
          label="As much or as little as you like"
          button="Say it"
          onAdd={(words) => acting.act({ do: 'say', words })}
        />
      ) : (
        <EditableWords what="words you said" words={own.words} onChange={(words) => acting.act({ do: 'say', words })} />
      )}
      <BoardNote icon={mine === 'passed' ? 'pass' : 'people'}>
        {noteFor[mine]} {spoken(said, passed)} of {of} have spoken or passed.
      </BoardNote>
      <Said said={said.filter((one) => !one.mine)} />
    </Stack>
  )
}

function Said({ said }: { readonly said: readonly { readonly name: string; readonly words: string }[] }) {
  const rows = said.map(({ name, words }, index) => ({ id: `${index} ${name}`, words, sub: name }))
  return <WordList label="Said so far" rows={rows} />
}

/** The words without the names: those who spoke are in the room. */
export function CheckInRoom({ view: { said, passed, of } }: RoomProps<CheckInOrOut>) {
  return (
    <Stack large>
      <RoomLine strong={`${spoken(said, passed)} of ${of} have spoken or passed`}>Anyone can pass</RoomLine>
      <RoomWords grows label="Said so far" rows={said.map(({ words }, index) => ({ id: `${index}`, words }))} />
    </Stack>
  )
}

export function CheckInSetUp({ settings, onChange }: SetUpProps<CheckInOrOut>) {
  return (
    <TextField
      label="What everyone is asked"
      hint="Where no question is given above. Something that is easy to answer in a sentence"
      serif
      maxLength={400}
      value={settings.question}
      onChange={(question) => onChange({ question })}
    />
  )
}

export function CheckInResult({ result: { said, passed } }: ResultProps<CheckInOrOut>) {
  return (
    <Stack>
      <Said said={said} />
      {said.length === 0 ? <BoardNote>Nobody said anything in writing.</BoardNote> : null}
      {passed === 0 ? null : <BoardNote icon="pass">{passed} passed.</BoardNote>}
    </Stack>
  )
}
