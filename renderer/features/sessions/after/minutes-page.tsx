import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefusal, RefusalNotice, useRefusals } from '#renderer/app/refusals.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Panel, PanelSection } from '#renderer/ui/panel.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'
import { MinutesBar } from './minutes-bar.tsx'
import { MinutesText } from './minutes-text.tsx'
import { useMinutesPreview } from './queries.ts'
import { WriteMinutes } from './write-minutes.tsx'

/** The minutes of one session: their text, and how people will see it. */
export function MinutesPage({ session }: { readonly session: RecordOf<'workshop'> }) {
  const preview = useMinutesPreview(session.id)
  const navigate = useNavigate()
  const refusals = useRefusals()
  const isEmpty = isRefusal(preview.error, 'minutes/none')
  // Somebody who empties the text goes on writing: only minutes that were not there at first are offered to be written.
  const [isOpen, setOpen] = useState(false)
  if (!isOpen && preview.data !== undefined) setOpen(true)
  const back = () => void navigate({ to: `/sessions/${session.id}/after` })
  if (!isOpen)
    return (
      <Sheet>
        <Page
          title="Minutes"
          crumbs={[
            { name: 'Sessions', href: '/sessions' },
            { name: session.facts.title, href: `/sessions/${session.id}/after` },
            { name: 'Minutes' },
          ]}
          measure="text"
        >
          {isEmpty ? (
            <EmptyState
              icon="proposals"
              title="No minutes yet"
              action={<WriteMinutes session={session} onProblem={refusals.show} />}
            >
              They are made from what happened: who was there, what was done and decided, and which texts changed.
            </EmptyState>
          ) : preview.error === null ? (
            <LoadingShape label="Opening the minutes" lines={6} />
          ) : (
            <RefusalNotice error={preview.error} />
          )}
        </Page>
      </Sheet>
    )
  return (
    <div className={styles.withPreview}>
      <Sheet
        onBack={back}
        backName="The session"
        panel={
          <Panel>
            <PanelSection title="As people will see it">
              {isEmpty || preview.data === undefined ? (
                <p className={styles.quiet}>Nothing yet.</p>
              ) : (
                <iframe
                  title="The minutes as people will see them"
                  sandbox=""
                  srcDoc={preview.data.html}
                  className={styles.frame}
                />
              )}
            </PanelSection>
          </Panel>
        }
        panelName="As people will see it"
      >
        <div className={styles.sheet}>
          <MinutesBar session={session} isEmpty={isEmpty} />
          <MinutesText session={session} />
        </div>
      </Sheet>
    </div>
  )
}
