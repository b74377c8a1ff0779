import { useState } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import {
  DeleteButton,
  ReadingNote,
  RecordForm,
  shortMonth,
  todayHere,
  useCreating,
  usePart,
} from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './inquiry.module.css'
import { useCommitments } from './queries.ts'
import { keeping } from './words.ts'

/** What was promised in an area, by whom, by when, and whether it was kept. */
export function CommitmentsSection({ area }: { readonly area: string }) {
  const query = useCommitments(area)
  const creating = useCreating()
  const mayAdd = usePart('area', area).begin('commitment')
  const [opened, setOpened] = useState<string | null>(null)
  const today = todayHere()
  const commitment = query.data?.find(({ id }) => id === opened)
  return (
    <div className={styles.commitments}>
      <Answer query={query} loading="Opening the commitments">
        {(commitments) =>
          commitments.length === 0 ? (
            <p className={styles.quiet}>Nobody has promised anything here yet.</p>
          ) : (
            <Table
              caption="Commitments"
              rows={commitments}
              rowId={({ id }) => id}
              columns={[
                {
                  id: 'what',
                  name: 'What',
                  cell: ({ id, facts }) => (
                    <PlainButton className={styles.open ?? ''} onPress={() => setOpened(id)}>
                      {facts.what}
                    </PlainButton>
                  ),
                },
                { id: 'whom', name: 'By whom', cell: ({ facts }) => facts.by_whom },
                {
                  id: 'when',
                  name: 'By when',
                  cell: ({ facts }) => (facts.due === null ? '—' : shortMonth(facts.due)),
                },
                { id: 'state', name: 'Kept', cell: ({ facts }) => <Keeping facts={facts} today={today} /> },
              ]}
            />
          )
        }
      </Answer>
      {mayAdd ? (
        <div>
          <Button size="small" variant="quiet" icon="plus" onPress={() => creating('commitment', { given: { area } })}>
            Add a commitment
          </Button>
        </div>
      ) : null}
      {commitment === undefined ? null : <CommitmentDialog commitment={commitment} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Keeping({ facts, today }: { readonly facts: RecordOf<'commitment'>['facts']; readonly today: string }) {
  const { state, words } = keeping(facts, today)
  return (
    <span className={styles.keeping}>
      <Badge state={state} inline>
        {words}
      </Badge>
    </span>
  )
}

type CommitmentDialogProps = { readonly commitment: RecordOf<'commitment'>; readonly onClose: () => void }

function CommitmentDialog({ commitment, onClose }: CommitmentDialogProps) {
  return (
    <Dialog title="Commitment" open onOpenChange={(open) => (open ? undefined : onClose())}>
      <ReadingNote kind="commitment" id={commitment.id} />
      <RecordForm record={commitment} fields={['what', 'by_whom', 'due', 'done_on']} />
      <DialogActions>
        <DeleteButton kind="commitment" id={commitment.id} title={commitment.facts.what} onDeleted={onClose} />
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  )
}
