import { LinkButton } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'

/** For an address that leads nowhere, from an old note or a mistyped link. */
export function NoSuchPlace() {
  return (
    <Sheet>
      <Page title="There is nothing at this address" measure="text">
        <EmptyState
          icon="overview"
          title="It may have been called something else"
          action={<LinkButton href="/overview">Go to the overview</LinkButton>}
        >
          Nothing is lost. Ctrl K finds any record by its words.
        </EmptyState>
      </Page>
    </Sheet>
  )
}
