import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { plainDay, todayHere, useRecord } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { OneAtATime } from '../joining/one-at-a-time.tsx'
import { useProposals, useSessionState, useStarting } from '../queries.ts'
import { NetworkChoice, useNetworkChoice } from './network-choice.tsx'
import { useOpenedTexts } from './opened-texts.ts'
import { ShareChoices, type Shared, sharedAtFirst } from './share-choices.tsx'
import styles from './starting.module.css'

/** Opens a session: what it is called, on which network, and what is shared, all chosen before anyone can join. */
export function StartPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const session = useSessionState()
  return (
    <Sheet>
      <Answer query={session} loading="Looking for a session">
        {({ session: open }) =>
          open === null ? (
            <Start workshop={id ?? null} />
          ) : (
            <OneAtATime session={open} page="Start a session" other="starting another" />
          )
        }
      </Answer>
    </Sheet>
  )
}

/** Waits for the plan, so that what it opens is ticked from the first. */
function Start({ workshop }: { readonly workshop: string | null }) {
  const plan = useRecord('workshop', workshop ?? undefined)
  const opened = useOpenedTexts(workshop)
  if (workshop === null) return <StartForm workshop={null} name={`Session of ${plainDay(todayHere())}`} opened={[]} />
  return (
    <Answer query={plan} loading="Opening the plan">
      {({ facts }) =>
        opened === undefined ? (
          <LoadingShape label="Opening the plan" />
        ) : (
          <StartForm workshop={workshop} name={facts.title} opened={opened} />
        )
      }
    </Answer>
  )
}

type StartFormProps = {
  readonly workshop: string | null
  readonly name: string
  /** Texts that the plan opens. */
  readonly opened: readonly string[]
}

function StartForm({ workshop, name, opened }: StartFormProps) {
  const navigate = useNavigate()
  const starting = useStarting()
  const proposals = useProposals().data?.rows ?? []
  const network = useNetworkChoice()
  const [title, setTitle] = useState(name)
  const [shared, setShared] = useState<Shared>(() => sharedAtFirst(opened))
  const why = title.trim() === '' ? 'Give it a name' : network.why
  const start = async () => {
    if (why !== undefined || network.address === null) return
    const { texts, ...share } = shared
    const known = new Set(proposals.map(({ id }) => id))
    await starting
      .mutateAsync({
        workshop,
        title,
        address: network.address,
        ...(network.port === undefined ? {} : { port: network.port }),
        documents: texts.filter((id) => known.has(id)),
        share: { ...share, records: [...share.records] },
      })
      .then(() => navigate({ to: '/sessions/people' }))
      .catch(() => undefined)
  }
  return (
    <Page
      title="Start a session"
      sub="Everything stays between the computers in the room. No internet is needed."
      crumbs={[
        { name: 'Sessions', href: workshop === null ? '/sessions' : `/sessions/${workshop}` },
        { name: 'Start' },
      ]}
      measure="page"
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <TextField label="Name of the session" value={title} onChange={setTitle} maxLength={200} />
        <ShareChoices
          proposals={proposals.map(({ id, title: text, facts }) => ({ id, name: `${String(facts.number)} ${text}` }))}
          shared={shared}
          onChange={setShared}
        />
        <NetworkChoice choice={network} />
        {starting.error === null ? null : <RefusalNotice error={starting.error} />}
        <div className={styles.end}>
          <Button variant="primary" type="submit" pending={starting.isPending} why={why}>
            Start the session
          </Button>
          <p className={styles.quiet}>Next you invite people, one by one. Nobody can join before that.</p>
        </div>
      </form>
    </Page>
  )
}
