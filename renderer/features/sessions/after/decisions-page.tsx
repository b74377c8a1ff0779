import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { plainDay, RecordText } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DescriptionList } from '#renderer/ui/description-list.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { HungSection } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { AcrossPage } from './across-page.tsx'
import styles from './after.module.css'
import { DecidedText } from './decided-text.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { DecisionsTable, Outcome } from './decisions-section.tsx'
import { OnePage } from './one-page.tsx'
import { useAllDecisions, useDecision, useProposalNames, useSessionTitles } from './queries.ts'

/** Every decision of the group, or one of them. */
export function DecisionsPage() {
  const { id } = useParams({ strict: false })
  return id === undefined ? <AllDecisions /> : <OneDecision key={id} id={id} />
}

function AllDecisions() {
  const query = useAllDecisions()
  const navigate = useNavigate()
  const [recording, setRecording] = useState(false)
  return (
    <AcrossPage
      title="All decisions"
      sub="Each with the exact text it was about, how it was asked, and who did not agree."
      actions={
        <Button icon="plus" onPress={() => setRecording(true)}>
          Record a decision
        </Button>
      }
    >
      <Answer query={query} loading="Opening the decisions">
        {(decisions) =>
          decisions.length === 0 ? (
            <EmptyState icon="check" title="Nothing is decided yet">
              Decisions are recorded on the page of their session, or here when they were made outside of one.
            </EmptyState>
          ) : (
            <DecisionsTable
              decisions={decisions.toSorted((a, b) => b.facts.decided_on.localeCompare(a.facts.decided_on))}
            />
          )
        }
      </Answer>
      {recording ? (
        <DecisionDialog
          session={null}
          onClose={() => setRecording(false)}
          onRecorded={(decision) => void navigate({ to: `/sessions/decisions/${decision}` })}
        />
      ) : null}
    </AcrossPage>
  )
}

function OneDecision({ id }: { readonly id: string }) {
  return (
    <OnePage query={useDecision(id)} list={{ name: 'All decisions', href: '/sessions/decisions' }}>
      {(decision) => <DecisionFacts decision={decision} />}
    </OnePage>
  )
}

/** What was kept when it was decided is read; only its words and the dissent can be mended. */
function DecisionFacts({ decision }: { readonly decision: RecordOf<'decision'> }) {
  const proposals = useProposalNames()
  const sessions = useSessionTitles()
  const { outcome, decided_on, workshop, proposal, version, version_sha256, threshold, tally } = decision.facts
  return (
    <>
      <DescriptionList
        facts={[
          { term: 'Outcome', value: <Outcome outcome={outcome} /> },
          { term: 'Decided on', value: plainDay(decided_on) },
          {
            term: 'In',
            value:
              workshop === null ? (
                'Outside a session'
              ) : (
                <Link href={`/sessions/${workshop}`}>{sessions.get(workshop) ?? 'A session that was deleted'}</Link>
              ),
          },
          ...(proposal === null
            ? []
            : [
                {
                  term: 'About',
                  value: <Link href={`/proposals/${proposal}`}>{proposals.get(proposal) ?? 'A deleted proposal'}</Link>,
                },
              ]),
          ...(proposal === null || version === ''
            ? []
            : [{ term: 'Exact text', value: <DecidedText decision={decision} proposal={proposal} /> }]),
          ...(version_sha256 === ''
            ? []
            : [{ term: 'Fingerprint', value: <code className={styles.hash}>{version_sha256}</code> }]),
          ...(threshold === '' ? [] : [{ term: 'Fixed beforehand', value: threshold }]),
        ]}
      />
      {tally === '' ? null : (
        <HungSection title="Tally">
          <p className={styles.tally}>{tally}</p>
        </HungSection>
      )}
      <HungSection title="Dissent">
        <RecordText record={decision} name="dissent" placeholder="Nobody asked for their dissent to be written down" />
      </HungSection>
    </>
  )
}
