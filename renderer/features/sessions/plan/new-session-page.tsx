import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { addDays, plainDay, todayHere } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { lengthInWords, totalMinutes } from '#shared/domain/session/agenda.ts'
import { sessionTemplates, templateOf } from '#shared/domain/session/templates.ts'
import styles from './plan.module.css'
import { usePlanning, useSessions } from './queries.ts'
import { SessionsList } from './sessions-list.tsx'

const earlier = 'earlier'
const empty = 'empty'

/** A new plan: what it is called, when it is, and what it begins from. Everything else is on its page. */
export function NewSessionPage() {
  const navigate = useNavigate()
  return (
    <Sheet
      list={<SessionsList selected={null} />}
      onBack={() => void navigate({ to: '/sessions' })}
      backName="Sessions"
    >
      <Page
        title="Plan a session"
        crumbs={[{ name: 'Sessions', href: '/sessions' }, { name: 'Plan a session' }]}
        measure="text"
      >
        <NewSessionForm />
      </Page>
    </Sheet>
  )
}

function NewSessionForm() {
  const navigate = useNavigate()
  const planning = usePlanning()
  const past = useSessions().data?.rows ?? []
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(addDays(todayHere(), 14))
  const [from, setFrom] = useState<string | null>(sessionTemplates[0]?.id ?? empty)
  const [chosen, setChosen] = useState<string | null>(null)
  const like = chosen ?? past.at(-1)?.id ?? null
  const [asked, setAsked] = useState(false)
  const going = useRef(false)
  const problems = {
    title: title.trim() === '' ? 'Give it a name that people will know it by.' : undefined,
    day: day === '' ? 'Choose a day; it can be changed.' : undefined,
  }
  const plan = async () => {
    setAsked(true)
    if (problems.title !== undefined || problems.day !== undefined || going.current) return
    going.current = true
    try {
      const { id } = await planning.mutateAsync({ title: title.trim(), held_on: day, from: beginning(from, like) })
      void navigate({ to: `/sessions/${id}` })
    } catch {
      // Shown by the notice below.
    } finally {
      going.current = false
    }
  }
  return (
    <form
      className={styles.newForm}
      onSubmit={(event) => {
        event.preventDefault()
        void plan()
      }}
    >
      <TextField
        label="What is it called?"
        value={title}
        onChange={setTitle}
        error={asked ? problems.title : undefined}
        maxLength={300}
        autoFocus
      />
      <div className={styles.narrow}>
        <DateField label="Day" value={day} onChange={setDay} error={asked ? problems.day : undefined} />
      </div>
      <RadioGroup
        label="What should it begin from?"
        value={from}
        onChange={setFrom}
        choices={[
          ...sessionTemplates.map(({ id, name, about, blocks }) => ({
            id,
            name,
            sub: `${about} ${lengthInWords(totalMinutes(blocks.map(({ minutes }) => minutes)))}, ${blocks.length} blocks.`,
          })),
          ...(past.length === 0
            ? []
            : [
                {
                  id: earlier,
                  name: 'An earlier session',
                  sub: 'The same agenda, place and people; nothing of what came of it.',
                },
              ]),
          { id: empty, name: 'An empty agenda', sub: 'With a safety plan to begin from.' },
        ]}
      />
      {from === earlier ? (
        <Select
          label="Which session?"
          value={like}
          onChange={setChosen}
          choices={past
            .toReversed()
            .map((row) => ({ id: row.id, name: row.title, sub: plainDay(String(row.facts.held_on)) }))}
        />
      ) : null}
      {planning.error === null ? null : <RefusalNotice error={planning.error} />}
      <ButtonRow>
        <Button variant="primary" type="submit" pending={planning.isPending}>
          Plan the session
        </Button>
        <Button variant="quiet" onPress={() => void navigate({ to: '/sessions' })}>
          Cancel
        </Button>
      </ButtonRow>
    </form>
  )
}

const beginning = (from: string | null, like: string | null) =>
  from === earlier && like !== null
    ? ({ kind: 'earlier', workshop: like } as const)
    : from !== null && templateOf(from) !== undefined
      ? ({ kind: 'template', template: from } as const)
      : ({ kind: 'empty' } as const)
