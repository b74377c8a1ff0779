import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { useChanges } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { proposalStatuses } from '#shared/domain/records/options.ts'
import { useProposals } from './queries.ts'

type AddTopicProps = {
  readonly consultation: string
  readonly taken: ReadonlySet<string>
  readonly position: number
  readonly onClose: () => void
  readonly onAdded: (topic: string) => void
}

/** Chooses one more proposal for the paper. */
export function AddTopicDialog({ consultation, taken, position, onClose, onAdded }: AddTopicProps) {
  const rows = (useProposals().data?.rows ?? []).filter(({ id }) => !taken.has(id))
  const { create } = useChanges()
  const [chosen, setChosen] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<unknown>(null)
  const add = async () => {
    try {
      const { id } = await create('topic', { consultation, proposal: chosen, position })
      onClose()
      onAdded(id)
    } catch (error) {
      setRefusal(error)
    }
  }
  return (
    <Dialog title="Add a proposal to this paper" open onOpenChange={(open) => (open ? undefined : onClose())}>
      {rows.length === 0 ? (
        <p>Every proposal is in this paper already. Write another under Proposals, then add it here.</p>
      ) : (
        <RadioGroup
          label="Which proposal?"
          value={chosen}
          onChange={setChosen}
          choices={rows.map(({ id, title, facts }) => ({
            id,
            name: `${String(facts.number)} ${title}`,
            sub: proposalStatuses.find(({ value }) => value === facts.status)?.label,
          }))}
        />
      )}
      {refusal === null ? null : <RefusalNotice error={refusal} />}
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          onPress={() => void add()}
          why={chosen === null && rows.length > 0 ? 'Choose a proposal first' : undefined}
          disabled={rows.length === 0}
        >
          Add the proposal
        </Button>
      </DialogActions>
    </Dialog>
  )
}
