import { useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { LinksPanel, RecordField, RecordHistory, todayHere, useDelete } from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { LinkedRow, Panel, PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useQuotes, useVoiceActions } from './queries.ts'
import styles from './voices.module.css'
import { voiceName } from './words.ts'

/** Support, where the words are used, and the way out. */
export function VoicePanel({ voice }: { readonly voice: RecordOf<'voice'> }) {
  const held = voice.facts.state === 'held'
  return (
    <Panel>
      <PanelSection title="Support">
        <div className={styles.support}>
          <RecordField record={voice} name="support" />
          <RecordField record={voice} name="area" />
          <RecordField record={voice} name="told_back" />
        </div>
      </PanelSection>
      {held ? <Quotes voice={voice} /> : null}
      <LinksPanel kind="voice" id={voice.id} title="Used in" except={['consent', 'quote', 'area']} />
      {held ? <Withdrawal voice={voice} /> : null}
      <RecordHistory kind="voice" id={voice.id} restorable={false} />
    </Panel>
  )
}

function Quotes({ voice }: { readonly voice: RecordOf<'voice'> }) {
  const query = useQuotes(voice.id)
  return (
    <PanelSection title="Quotes">
      <Answer query={query} loading="Opening the quotes">
        {(quotes) =>
          quotes.length === 0 ? (
            <p className={styles.quiet}>None yet. Show the words, select some, and quote them.</p>
          ) : (
            <ul>
              {quotes.map((quote) => (
                <QuoteRow key={quote.id} quote={quote} />
              ))}
            </ul>
          )
        }
      </Answer>
    </PanelSection>
  )
}

function QuoteRow({ quote }: { readonly quote: RecordOf<'quote'> }) {
  const { start, dialog } = useDelete({ kind: 'quote', id: quote.id, title: quote.facts.id_label })
  return (
    <li>
      <LinkedRow
        icon="quote"
        voice
        name={quote.facts.id_label}
        sub="Masked until somebody asks to see it"
        end={<IconButton icon="close" size="small" name={`Remove ${quote.facts.id_label}`} onPress={start} />}
      />
      {dialog}
    </li>
  )
}

function Withdrawal({ voice }: { readonly voice: RecordOf<'voice'> }) {
  const { withdraw } = useVoiceActions()
  const refusals = useRefusals()
  const [asking, setAsking] = useState(false)
  const name = voiceName(voice.facts.reference)
  return (
    <PanelSection title="If they change their mind">
      <p className={styles.ifTheyChange}>
        The words and their key are destroyed on this computer, and on the others as they hear of it. Quotes become gaps
        that say so. Nobody is asked why.
      </p>
      <Button onPress={() => setAsking(true)}>Record a withdrawal</Button>
      <ConfirmDialog
        title={`Withdraw ${name}?`}
        action="Destroy the words"
        serious
        open={asking}
        onOpenChange={setAsking}
        onConfirm={async () => {
          try {
            await withdraw(voice.id, todayHere())
          } catch (error) {
            refusals.show(error)
          }
        }}
      >
        This cannot be undone. The words and their key are destroyed now; every quote of them leaves proposals, sessions
        and papers. Papers that were already published cannot be called back.
      </ConfirmDialog>
    </PanelSection>
  )
}
