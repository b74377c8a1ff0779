import { LinkButton } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'

/** The ways into a session. */
export function SessionsPage() {
  return (
    <Sheet>
      <Page title="Sessions" measure="page">
        <ButtonRow>
          <LinkButton icon="people" href="/sessions/join">
            Join with a code
          </LinkButton>
          <LinkButton icon="play" href="/sessions/start">
            Start without a plan
          </LinkButton>
        </ButtonRow>
      </Page>
    </Sheet>
  )
}
