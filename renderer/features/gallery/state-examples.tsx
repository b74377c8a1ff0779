import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState, NothingFound } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { ProgressJob } from '#renderer/ui/progress-job.tsx'
import { Example, Note, Row } from './example.tsx'

export function BadgeExamples() {
  return (
    <Example id="badges" title="Badges">
      <Row>
        <Badge state="given">Given</Badge>
        <Badge state="limited">No quote</Badge>
        <Badge state="ending">Ends in 4 days</Badge>
        <Badge state="withdrawn">Withdrawn</Badge>
        <Badge state="unasked">Not asked</Badge>
        <Badge state="done">Done</Badge>
        <Badge state="open">Open</Badge>
        <Badge state="stale">Not checked since June</Badge>
        <Badge state="conflict">Two versions</Badge>
        <Badge state="voice">6 voices</Badge>
        <Badge state="plain" icon="evidence">
          2 sources
        </Badge>
      </Row>
      <Row>
        <Badge inline state="done">
          Done
        </Badge>
        <Badge inline state="stale">
          6 weeks late
        </Badge>
        <Badge inline state="open">
          Open
        </Badge>
      </Row>
    </Example>
  )
}

export function NoticeExamples() {
  return (
    <Example id="notices" title="Notices">
      <ErrorNotice
        title="The paper was not exported"
        safe="The disk is full. Your draft is safe and nothing was half written."
        whatToDo="Free 40 MB, then try again."
        code="export/disk-full"
        actions={
          <>
            <Button size="small">Try again</Button>
            <Button size="small" variant="quiet">
              Save somewhere else
            </Button>
          </>
        }
      />
      <Notice state="voice">One quote was withdrawn and has left this draft. Clause 2.1 shows where it was.</Notice>
      <Notice state="stale">
        Section 122 has changed since you read it. <a href="#notices">See what changed</a>
      </Notice>
      <Notice state="done">Draft 6 is with all 7 members.</Notice>
      <Notice title="Plain language">“Working days” is explained above, so it can stay.</Notice>
    </Example>
  )
}

export function WaitingExamples() {
  return (
    <Example id="waiting" title="Waiting">
      <ProgressJob label="Making the accessible PDF" done={31} of={48} count="page 31 of 48" onCancel={() => undefined}>
        You can go on working. About a minute left.
      </ProgressJob>
      <ProgressJob label="Reading the folder" done={0} of={undefined} count="212 so far">
        How many there are is not known yet.
      </ProgressJob>
      <LoadingShape label="Opening" />
      <Note>Shown only after 300 ms. It does not shimmer.</Note>
    </Example>
  )
}

export function EmptyExamples() {
  return (
    <Example id="empty" title="Empty, and nothing found">
      <EmptyState icon="sessions" title="No sessions yet" action={<Button variant="primary">Plan a session</Button>}>
        Start with one question and an hour. You can add people later.
      </EmptyState>
      <NothingFound words="safeguardar">
        Did you mean <a href="#empty">safeguarder</a>? Voices are searched on their own page.
      </NothingFound>
    </Example>
  )
}
