import { type ReactNode, useRef, useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { useChanges, useUndo } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { RadioGroup } from '#renderer/ui/radio-group.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { decisionOutcomes } from '#shared/domain/records/options.ts'
import { metOf, polls, reasonsInWords, tallyInWords, thresholdInWords } from '#shared/domain/session/tally.ts'
import styles from './after.module.css'
import { useActivities, useProposals, useRecordingDecision } from './queries.ts'

type Outcome = RecordOf<'decision'>['facts']['outcome']
type DecisionDialogProps = {
  /** Null: decided outside a session. */
  readonly session: string | null
  readonly onClose: () => void
  readonly onRecorded?: ((decision: string) => void) | undefined
  /** Above the question how it was asked: what is not among the answers yet. */
  readonly notYet?: ReactNode | undefined
}

const withoutPoll = 'none'

/** Keeps a decision with the text it is about, exactly as that text stands now. */
export function DecisionDialog({ session, onClose, onRecorded, notYet }: DecisionDialogProps) {
  const recording = useRecordingDecision()
  const toasts = useToasts()
  const { undo } = useUndo()
  const { update } = useChanges()
  const proposals = useProposals().data?.rows ?? []
  const activities = (useActivities(session ?? '').data ?? []).filter(({ facts }) => polls.has(facts.method))
  const [title, setTitle] = useState('')
  const [said, setOutcome] = useState<Outcome | null>(null)
  const [proposal, setProposal] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [dissent, setDissent] = useState<string | null>(null)
  const [marking, setMarking] = useState(true)
  const [asked, setAsked] = useState(false)
  const going = useRef(false)
  const newest = activities.toSorted((a, b) => b.facts.ended_at - a.facts.ended_at)
  const poll = newest.find(({ id }) => id === (chosen ?? newest[0]?.id))
  // A threshold that was not met does not begin as agreed; whoever records it says what holds.
  const missed = poll !== undefined && metOf(poll.facts.method, poll.facts.result) === false
  const outcome = said ?? (missed ? 'not-agreed' : 'agreed')
  const offered = poll === undefined ? '' : reasonsInWords(poll.facts.method, poll.facts.result).join('\n')
  const mayMark = outcome === 'agreed' && proposals.find(({ id }) => id === proposal)?.facts.status === 'with-group'
  const marks = mayMark && marking
  const record = async () => {
    setAsked(true)
    if (title.trim() === '' || going.current) return
    going.current = true
    try {
      const activity = poll?.id ?? null
      const { id } = await recording.mutateAsync({
        workshop: session,
        activity,
        proposal,
        title: title.trim(),
        outcome,
        dissent: dissent ?? offered,
      })
      if (marks && proposal !== null) await update('proposal', proposal, { status: 'agreed' })
      toasts.show({ text: 'The decision is recorded', action: { name: 'Undo', onPress: () => void undo() } })
      onClose()
      onRecorded?.(id)
    } catch {
      // Shown by the notice below.
    } finally {
      going.current = false
    }
  }
  return (
    <Dialog title="Record a decision" open onOpenChange={(open) => (open ? undefined : onClose())} light={title === ''}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void record()
        }}
      >
        <TextArea
          label="What was decided?"
          hint="In one sentence, so that somebody who was not there understands it"
          lines={2}
          value={title}
          onChange={(words) => setTitle(words.replaceAll(/\s*\n\s*/g, ' '))}
          error={asked && title.trim() === '' ? 'Say what was decided.' : undefined}
          maxLength={600}
          autoFocus
        />
        <RadioGroup
          label="Outcome"
          direction="row"
          value={outcome}
          onChange={setOutcome}
          choices={decisionOutcomes.map(({ value, label }) => ({ id: value, name: label }))}
        />
        <ComboBox
          label="About which proposal?"
          optional
          placeholder="About no proposal"
          value={proposal}
          onChange={setProposal}
          choices={proposals.map(({ id, title: name, facts }) => ({ id, name: `${String(facts.number)} ${name}` }))}
        />
        {proposal === null ? null : (
          <Notice icon="history">
            Its text is kept as it stands now, under a name and with its fingerprint. It can go on changing afterwards.
          </Notice>
        )}
        {mayMark ? (
          <Checkbox checked={marking} onChange={setMarking}>
            Mark the proposal as agreed
          </Checkbox>
        ) : null}
        {notYet}
        {newest.length === 0 ? null : (
          <Select
            label="How was it asked?"
            value={poll?.id ?? withoutPoll}
            onChange={setChosen}
            choices={[
              ...newest.map(({ id, facts }) => ({ id, name: facts.question || 'A poll without a question' })),
              { id: withoutPoll, name: 'Without a poll' },
            ]}
          />
        )}
        {poll === undefined ? null : <PollNote poll={poll} />}
        <TextArea
          label="Dissent"
          hint="In the words of those who did not agree, as far as they wish. Names only where they want them."
          optional
          lines={3}
          value={dissent ?? offered}
          onChange={setDissent}
          maxLength={20_000}
        />
        {recording.error === null ? null : <RefusalNotice error={recording.error} />}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" pending={recording.isPending}>
            Record the decision
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** The threshold and the tally go into the record as they are: nobody types them. */
function PollNote({ poll: { facts } }: { readonly poll: RecordOf<'activity'> }) {
  const threshold = thresholdInWords(facts.method, facts.settings)
  const met = metOf(facts.method, facts.result)
  return (
    <div className={styles.poll}>
      {threshold === '' ? null : (
        <p>
          {`Fixed beforehand: ${threshold}.`}
          {met === null ? '' : met ? ' It was met.' : ' It was not met.'}
        </p>
      )}
      <p className={styles.tally}>{tallyInWords(facts.method, facts.result)}</p>
    </div>
  )
}
