import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { useOpenWorkspace } from '#renderer/app/workspace.ts'
import { todayHere } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'
import { type ConsentDraft, consentFactsOf, missingIn, nothingAgreed } from './consent-draft.ts'
import { HowItAppears, MayBeQuoted, UntilWhen, WhoMayRead } from './consent-questions.tsx'
import { useVoiceActions } from './queries.ts'
import styles from './voices.module.css'
import { voiceName } from './words.ts'

type AskAgainDialogProps = {
  readonly voice: RecordOf<'voice'>
  readonly last: ConsentFacts | undefined
  readonly onClose: () => void
}

/** A later answer to the same questions. It takes the place of the one before, which stays in the history. */
export function AskAgainDialog({ voice, last, onClose }: AskAgainDialogProps) {
  const { me } = useOpenWorkspace()
  const { askAgain } = useVoiceActions()
  const today = todayHere()
  const [draft, setDraft] = useState<ConsentDraft>(() => ({
    ...nothingAgreed,
    ...last,
    explained_by: me.name,
    until_day: null,
  }))
  const [refusal, setRefusal] = useState<unknown>(null)
  const change = (part: Partial<ConsentDraft>) => setDraft((now) => ({ ...now, ...part }))
  const missing = missingIn(draft, today)
  const submit = async () => {
    try {
      // Only what was asked now: the earlier answer's own days and wording are not carried over.
      const { scope, identifiability, shown_as, may_quote, for_uses, explained_by, until_day } = draft
      await askAgain(
        voice.id,
        consentFactsOf({ scope, identifiability, shown_as, may_quote, for_uses, explained_by, until_day }, today),
      )
      onClose()
    } catch (error) {
      setRefusal(error)
    }
  }
  return (
    <Dialog
      title={`Ask again about ${voiceName(voice.facts.reference)}`}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      light={false}
    >
      <div className={styles.asking}>
        <WhoMayRead draft={draft} onChange={change} />
        <HowItAppears draft={draft} onChange={change} />
        <MayBeQuoted draft={draft} onChange={change} />
        <UntilWhen draft={draft} onChange={change} today={today} />
        {refusal === null ? null : <RefusalNotice error={refusal} />}
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" why={missing ?? undefined} onPress={() => void submit()}>
          Record what they agreed to
        </Button>
      </DialogActions>
    </Dialog>
  )
}
