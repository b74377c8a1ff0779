import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { type Ended, useJoining, useNearby, useSessionState } from '../queries.ts'
import { endedWords } from './ended-words.ts'
import { takeJoinLink } from './join-link.ts'
import styles from './joining.module.css'
import { OneAtATime } from './one-at-a-time.tsx'
import { WaitingScreen } from './waiting-screen.tsx'

/** The way into a session of others: one field, then perhaps a wait at the door. */
export function JoinPage() {
  const query = useSessionState()
  const navigate = useNavigate()
  const isInside = query.data?.session?.standing === 'inside'
  // Whoever comes here from inside a session is told so, rather than led back without a word.
  const wasInside = useRef(isInside)
  // Whether at once or after the wait: once inside there is nothing more to do here.
  useEffect(() => {
    wasInside.current &&= isInside
    if (isInside && !wasInside.current) void navigate({ to: '/sessions/run', replace: true })
  }, [isInside, navigate])
  return (
    <Sheet>
      <Answer query={query} loading="Looking for a session">
        {({ session, ended }) => {
          if (session?.standing === 'waiting') return <WaitingScreen session={session} />
          if (session === null) return <JoinForm ended={ended} />
          return wasInside.current ? (
            <OneAtATime session={session} page="Join a session" other="joining another" />
          ) : null
        }}
      </Answer>
    </Sheet>
  )
}

/** A code that is not right stays in the field, to be mended. */
function JoinForm({ ended }: { readonly ended: Ended | undefined }) {
  const joining = useJoining()
  const nearby = useNearby(!joining.isPending).data?.count
  const [code, setCode] = useState(takeJoinLink)
  const join = () => {
    if (code.trim() !== '') joining.mutate({ code: code.trim() })
  }
  return (
    <Page
      title="Join a session"
      sub="With the invitation that was made for you. No internet is needed."
      crumbs={[{ name: 'Sessions', href: '/sessions' }, { name: 'Join' }]}
      measure="text"
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          join()
        }}
      >
        {ended === undefined ? null : <EndedNotice ended={ended} />}
        <TextField
          label="Join code"
          hint="Or the code with its address, or the whole link. Small and capital letters, spaces and dashes do not matter."
          value={code}
          onChange={setCode}
          maxLength={400}
          autoComplete="off"
          autoFocus
        />
        <p className={styles.quiet} role="status">
          {nearby === undefined
            ? ''
            : nearby === 0
              ? 'No session is seen on this network yet. A code with its address works all the same.'
              : `${count(nearby, 'session is', 'sessions are')} seen on this network.`}
        </p>
        {joining.error === null ? null : <RefusalNotice error={joining.error} />}
        <div>
          <Button
            variant="primary"
            type="submit"
            pending={joining.isPending}
            why={code.trim() === '' ? 'Enter the code first' : undefined}
          >
            Join the session
          </Button>
        </div>
        <p className={styles.quiet}>
          Once inside you can see what is shared with you. Leaving is always one press away.
        </p>
      </form>
    </Page>
  )
}

/** The last session this computer was in, where the host ended it. */
export function EndedNotice({ ended }: { readonly ended: Ended }) {
  const { title, words } = endedWords(ended)
  return (
    <Notice title={title} live="status">
      {words}
    </Notice>
  )
}
