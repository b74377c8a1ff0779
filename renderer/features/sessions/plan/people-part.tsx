import { useState } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { DeleteButton, ReadingNote, RecordForm, useChanges, usePart } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { attendanceAnswers, sessionRoles } from '#shared/domain/records/options.ts'
import { AddPeople } from './add-people.tsx'
import styles from './plan.module.css'
import { useAttendance } from './queries.ts'
import { answersInWords } from './words.ts'

type Attendance = RecordOf<'attendance'>

const labelOf = (options: readonly { readonly value: string; readonly label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

/** Who is invited, who comes, who cannot, and what they need to take part well. */
export function PeoplePart({ session }: { readonly session: RecordOf<'workshop'> }) {
  const query = useAttendance(session.id)
  const [opened, setOpened] = useState<string | null>(null)
  const mayAdd = usePart('workshop', session.id).begin('attendance')
  const person = query.data?.find(({ id }) => id === opened)
  return (
    <div className={styles.part}>
      {mayAdd ? <AddPeople session={session.id} there={query.data ?? []} /> : null}
      <Answer query={query} loading="Opening the people">
        {(people) =>
          people.length === 0 ? (
            <EmptyState icon="people" title="Nobody yet">
              {mayAdd
                ? 'Add people of the group, or anyone by name. They are told by you: nothing is sent from here.'
                : null}
            </EmptyState>
          ) : (
            <section aria-label="Who comes">
              <p className={styles.quiet}>{answersInWords(people.map(({ facts }) => facts.answer))}</p>
              <Table
                caption="Who comes"
                rows={people}
                rowId={({ id }) => id}
                columns={[
                  {
                    id: 'name',
                    name: 'Name',
                    cell: ({ id, facts }) => (
                      <PlainButton className={styles.open ?? ''} onPress={() => setOpened(id)}>
                        {facts.name}
                      </PlainButton>
                    ),
                  },
                  { id: 'role', name: 'Takes part as', cell: ({ facts }) => labelOf(sessionRoles, facts.role) },
                  { id: 'answer', name: 'Comes', cell: (row) => <Answering attendance={row} /> },
                  { id: 'note', name: 'What they need', cell: ({ facts }) => facts.note || '—' },
                ]}
              />
            </section>
          )
        }
      </Answer>
      {person === undefined ? null : <PersonDialog attendance={person} onClose={() => setOpened(null)} />}
    </div>
  )
}

/** The answer that changes most often is changed where it stands. */
function Answering({ attendance }: { readonly attendance: Attendance }) {
  const { update } = useChanges()
  const refusals = useRefusals()
  const { answer, name } = attendance.facts
  const words = labelOf(attendanceAnswers, answer)
  if (!usePart('attendance', attendance.id).change('answer')) return words
  return (
    <MenuButton
      name={words}
      label={`${name}: ${words}`}
      size="small"
      groups={[
        attendanceAnswers.map(({ value, label }) => ({
          id: value,
          name: label,
          chosen: value === answer,
          onAction: () => void update('attendance', attendance.id, { answer: value }).catch(refusals.show),
        })),
      ]}
    />
  )
}

function PersonDialog({ attendance, onClose }: { readonly attendance: Attendance; readonly onClose: () => void }) {
  const { facts, id } = attendance
  return (
    <Dialog title={facts.name} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <ReadingNote kind="attendance" id={id} />
      <RecordForm record={attendance} fields={['name', 'role', 'answer', 'note']} label="How they take part" />
      <DialogActions>
        <DeleteButton kind="attendance" id={id} title={facts.name} onDeleted={onClose} />
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  )
}
