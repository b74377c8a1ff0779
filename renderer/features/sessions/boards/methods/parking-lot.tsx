import { useState } from 'react'
import { plainDay } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { BoardPerson, BoardProps, ResultProps, RoomProps } from '../board-types.ts'
import { AddWords } from '../parts/add-words.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { NothingToSetUp } from '../parts/nothing-to-set-up.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import { RoomWords } from '../parts/room-words.tsx'
import { Stack } from '../parts/stack.tsx'
import { WordList } from '../parts/word-list.tsx'

type Parked = ViewOf<'parking-lot'>['items'][number]

/** “Una brings it back on 9 February 2023” */
export function backWords({ owner, returnOn }: Pick<Parked, 'owner' | 'returnOn'>): string {
  const who = owner === '' ? 'Nobody is named yet' : `${owner} brings it back`
  if (returnOn === null) return who
  return owner === '' ? `Back on ${plainDay(returnOn)}, nobody is named yet` : `${who} on ${plainDay(returnOn)}`
}

export function ParkingLotBoard({ view: { items }, acting, runs, people }: BoardProps<'parking-lot'>) {
  const [settling, setSettling] = useState<Parked | null>(null)
  return (
    <Stack>
      <AddWords
        label="What should not be lost"
        button="Park it"
        most={600}
        onAdd={(words) => acting.act({ do: 'park', words })}
      />
      {items.length === 0 ? <BoardNote>Nothing is parked yet.</BoardNote> : null}
      <WordList
        label="Parked"
        rows={items.map((parked) => ({
          id: parked.id,
          words: parked.words,
          mine: parked.mine,
          sub: backWords(parked),
          end:
            runs || parked.mine ? (
              <MenuButton
                icon="more"
                size="large"
                name={`More about: ${parked.words}`}
                groups={[
                  [
                    {
                      id: 'settle',
                      name: 'Say who brings it back',
                      icon: 'calendar',
                      onAction: () => setSettling(parked),
                    },
                  ],
                  [
                    {
                      id: 'remove',
                      name: 'Take it off',
                      icon: 'trash',
                      serious: true,
                      onAction: () => void acting.act({ do: 'remove', item: parked.id }),
                    },
                  ],
                ]}
              />
            ) : undefined,
        }))}
      />
      {settling === null ? null : (
        <SettleDialog
          parked={settling}
          people={people}
          onClose={() => setSettling(null)}
          onSettle={(owner, returnOn) => acting.act({ do: 'settle', item: settling.id, owner, returnOn })}
        />
      )}
    </Stack>
  )
}

type SettleDialogProps = {
  readonly parked: Parked
  readonly people: readonly BoardPerson[]
  readonly onSettle: (owner: string, returnOn: string | null) => Promise<boolean>
  readonly onClose: () => void
}

function SettleDialog({ parked, people, onSettle, onClose }: SettleDialogProps) {
  const here = people.find(({ name }) => name === parked.owner)
  const [person, setPerson] = useState<string | null>(here?.participant ?? null)
  const [other, setOther] = useState(here === undefined ? parked.owner : '')
  const [day, setDay] = useState(parked.returnOn ?? '')
  const owner = other.trim() || (people.find(({ participant }) => participant === person)?.name ?? '')
  return (
    <Dialog title="Who brings it back, and when" open onOpenChange={(open) => open || onClose()} light={false}>
      <Stack>
        <p>{parked.words}</p>
        <ComboBox
          label="Someone who is here"
          choices={people.map(({ participant, name }) => ({ id: participant, name }))}
          value={person}
          onChange={setPerson}
        />
        <TextField label="Or someone else" optional maxLength={200} value={other} onChange={setOther} />
        <DateField label="Back on" optional value={day} onChange={setDay} />
      </Stack>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          As it was
        </Button>
        <Button
          variant="primary"
          onPress={async () => {
            if (await onSettle(owner, day === '' ? null : day)) onClose()
          }}
        >
          Keep it
        </Button>
      </DialogActions>
    </Dialog>
  )
}

export function ParkingLotRoom({ view: { items } }: RoomProps<'parking-lot'>) {
  if (items.length === 0) return <RoomLine strong="Nothing is parked yet">Say what should not be lost</RoomLine>
  return (
    <RoomWords
      grows
      label="Parked"
      rows={items.map((parked) => ({ id: parked.id, words: parked.words, sub: backWords(parked) }))}
    />
  )
}

export const ParkingLotSetUp = () => <NothingToSetUp>Anyone can park something.</NothingToSetUp>

export function ParkingLotResult({ result: { items } }: ResultProps<'parking-lot'>) {
  if (items.length === 0) return <BoardNote>Nothing was parked.</BoardNote>
  return (
    <Table
      caption="What was parked"
      rows={items.map((parked, index) => ({ ...parked, id: `${index}` }))}
      rowId={({ id }) => id}
      columns={[
        { id: 'words', name: 'What', cell: ({ words }) => words },
        { id: 'owner', name: 'Who brings it back', cell: ({ owner }) => owner || '—' },
        { id: 'day', name: 'Back on', cell: ({ returnOn }) => (returnOn === null ? '—' : plainDay(returnOn)) },
      ]}
    />
  )
}
