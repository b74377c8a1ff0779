import { useMemo, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { sentenceOf } from '#renderer/app/refusals.tsx'
import { withheldSentence } from '#renderer/editor/showing.ts'
import { monthOf, type Row, useRows } from '#renderer/features/records/index.ts'
import { Button, LinkButton } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { EmptyState, NothingFound } from '#renderer/ui/empty-state.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import styles from './dialogs.module.css'
import { useMakeQuote, useWords } from './queries.ts'
import { rangeInWords } from './quotes.ts'
import { type Selected, WordsToQuote } from './words-to-quote.tsx'

type QuoteDialogProps = { readonly onQuote: (quoteId: string) => void; readonly onClose: () => void }

/** Chooses a voice, then some of its words. What goes into the text is the quote's id. */
export function QuoteDialog({ onQuote, onClose }: QuoteDialogProps) {
  const [voice, setVoice] = useState<string | null>(null)
  return (
    <Dialog
      title="Quote a voice"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="large"
      light={voice === null}
    >
      {voice === null ? (
        <ChooseVoice onChoose={setVoice} onClose={onClose} />
      ) : (
        <ChooseWords
          voice={voice}
          onBack={() => setVoice(null)}
          onQuote={(quoteId) => {
            onClose()
            onQuote(quoteId)
          }}
        />
      )}
    </Dialog>
  )
}

function ChooseVoice({ onChoose, onClose }: { readonly onChoose: (id: string) => void; readonly onClose: () => void }) {
  const { data } = useRows('voice', { where: { state: 'held' } })
  const [words, setWords] = useState('')
  const groups = useMemo(() => {
    const rows = (data?.rows ?? []).filter(({ title }) => title.toLowerCase().includes(words.trim().toLowerCase()))
    return [{ id: 'voices', rows: rows.map(voiceRow) }]
  }, [data, words])
  return (
    <>
      <div className={styles.choose}>
        <ListPane
          title="Whose words?"
          headingLevel={3}
          above={<SearchField label="Search by reference" value={words} onChange={setWords} autoFocus />}
          groups={groups}
          onSelect={onChoose}
          empty={
            data === undefined ? undefined : words === '' ? (
              <EmptyState
                icon="voices"
                title="No voices are held yet"
                action={<LinkButton href="/voices">Go to voices</LinkButton>}
              >
                What someone said is recorded with them, together with what it may be used for. Then it can be quoted
                here.
              </EmptyState>
            ) : (
              <NothingFound words={words} />
            )
          }
        />
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
      </DialogActions>
    </>
  )
}

const voiceRow = ({ id, title, facts }: Row) => ({
  id,
  title: `Voice ${title}`,
  sub: typeof facts.heard_on === 'string' ? `Heard in ${monthOf(facts.heard_on)}` : undefined,
})

type ChooseWordsProps = {
  readonly voice: string
  readonly onBack: () => void
  readonly onQuote: (quoteId: string) => void
}

function ChooseWords({ voice, onBack, onQuote }: ChooseWordsProps) {
  const words = useWords(voice)
  const making = useMakeQuote()
  const [selected, setSelected] = useState<Selected>({ start: 0, end: 0 })
  const quote = async (all: string) => {
    try {
      const made = await making.mutateAsync({ id: voice, ...rangeInWords(all, selected.start, selected.end) })
      onQuote(made.id)
    } catch {
      // Said under the words.
    }
  }
  return (
    <Answer query={words} loading="Opening the words">
      {(shown) => (
        <div className={styles.body}>
          {shown.show ? (
            <WordsToQuote words={shown.words} selected={selected} onSelect={setSelected} />
          ) : (
            <Notice
              state="voice"
              title={withheldSentence(shown.because).replace('A quote is here.', 'Not to be quoted here.')}
            >
              Asking again is always possible, and so is a no.
            </Notice>
          )}
          {making.error === null ? null : (
            <Notice state="conflict" live="alert">
              {sentenceOf(making.error).title}
            </Notice>
          )}
          <DialogActions>
            <Button variant="quiet" onPress={onBack}>
              Another voice
            </Button>
            {shown.show ? (
              <Button
                variant="primary"
                why={selected.start === selected.end ? 'Select the words first.' : undefined}
                pending={making.isPending}
                onPress={() => void quote(shown.words)}
              >
                Quote these words
              </Button>
            ) : null}
          </DialogActions>
        </div>
      )}
    </Answer>
  )
}
