import { useState } from 'react'
import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { usePart } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { decisionOutcomes } from '#shared/domain/records/options.ts'
import styles from './after.module.css'
import { DecisionDialog } from './decision-dialog.tsx'
import { useDecisions, useProposalNames } from './queries.ts'
import { outcomeStates } from './words.ts'

/** What was decided in one session. */
export function DecisionsSection({ session }: { readonly session: RecordOf<'workshop'> }) {
  const query = useDecisions(session.id)
  const [recording, setRecording] = useState(false)
  const mayRecord = usePart('workshop', session.id).begin('decision')
  return (
    <div className={styles.section}>
      <Answer query={query} loading="Opening the decisions">
        {(decisions) =>
          decisions.length === 0 ? (
            <p className={styles.quiet}>Nothing is recorded as decided.</p>
          ) : (
            <DecisionsTable decisions={decisions} />
          )
        }
      </Answer>
      {mayRecord ? (
        <div>
          <Button size="small" variant="quiet" icon="plus" onPress={() => setRecording(true)}>
            Record a decision
          </Button>
        </div>
      ) : null}
      {recording ? <DecisionDialog session={session.id} onClose={() => setRecording(false)} /> : null}
    </div>
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
