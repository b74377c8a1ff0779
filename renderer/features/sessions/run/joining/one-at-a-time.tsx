import { LinkButton } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import type { Session } from '../queries.ts'

type OneAtATimeProps = {
  readonly session: Pick<Session, 'title' | 'part'>
  /** What this page is for. */
  readonly page: string
  /** What cannot be done now: "joining another". */
  readonly other: string
}

/** A computer is in one session at a time. */
export function OneAtATime({ session: { title, part }, page, other }: OneAtATimeProps) {
  return (
    <Page title={page} measure="text">
      <Notice
        title={`“${title}” is open on this computer.`}
        actions={<LinkButton href="/sessions/run">Go to the session</LinkButton>}
      >
        {`One session at a time: ${part === 'host' ? 'end it or hand it over' : 'leave it'} before ${other}.`}
      </Notice>
    </Page>
  )
}
