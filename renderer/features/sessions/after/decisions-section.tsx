import { useState } from 'react'
import { Link } from 'react-aria-components'
import { Badge } from '#renderer/ui/badge.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { decisionOutcomes } from '#shared/domain/records/options.ts'
import styles from './after.module.css'
import { DecisionDialog } from './decision-dialog.tsx'
import { AddToSession, OfSession } from './of-session.tsx'
import { useDecisions, useProposalNames } from './queries.ts'
import { outcomeStates } from './words.ts'

/** What was decided in one session. */
export function DecisionsSection({ session: { id } }: { readonly session: RecordOf<'workshop'> }) {
  const [recording, setRecording] = useState(false)
  return (
    <>
      <OfSession
        query={useDecisions(id)}
        loading="Opening the decisions"
        nothing="Nothing is recorded as decided."
        adding={
          <AddToSession session={id} kind="decision" name="Record a decision" onPress={() => setRecording(true)} />
        }
      >
        {(decisions) => <DecisionsTable decisions={decisions} />}
      </OfSession>
      {recording ? <DecisionDialog session={id} onClose={() => setRecording(false)} /> : null}
    </>
  )
}

type DecisionsTableProps = { readonly decisions: readonly RecordOf<'decision'>[] }

export function DecisionsTable({ decisions }: DecisionsTableProps) {
  const proposals = useProposalNames()
  return (
    <Table
      caption="Decisions"
      rows={decisions}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'title',
          name: 'Decision',
          cell: ({ id, facts }) => <Link href={`/sessions/decisions/${id}`}>{facts.title}</Link>,
        },
        { id: 'outcome', name: 'Outcome', cell: ({ facts }) => <Outcome outcome={facts.outcome} /> },
        {
          id: 'proposal',
          name: 'About',
          cell: ({ facts }) =>
            facts.proposal === null ? '—' : (proposals.get(facts.proposal) ?? 'A deleted proposal'),
        },
      ]}
    />
  )
}

export function Outcome({ outcome }: Pick<RecordOf<'decision'>['facts'], 'outcome'>) {
  return (
    <span className={styles.state}>
      <Badge state={outcomeStates[outcome]} inline>
        {decisionOutcomes.find(({ value }) => value === outcome)?.label ?? outcome}
      </Badge>
    </span>
  )
}
