import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { Icon } from '#renderer/ui/icon.tsx'
import { MaskedWords } from '#renderer/ui/masked-words.tsx'
import { useReferences } from './references.ts'
import { type QuoteShowing, withheldSentence } from './showing.ts'
import styles from './voice-quote.module.css'

/** A quote where it stands in the text: its words as far as this screen may show them, or why not. */
export function VoiceQuoteView({ node }: NodeViewProps) {
  const quoteId = String(node.attrs.quoteId)
  const showing = useReferences().quotes.get(quoteId) ?? { state: 'asking' }
  return (
    <NodeViewWrapper
      role="group"
      aria-label={'reference' in showing ? `Quote of ${showing.reference}` : 'Quote of a voice'}
      className={styles.quote ?? ''}
      data-voice-quote-view
      data-state={showing.state === 'withheld' && showing.because === 'withdrawn' ? 'withdrawn' : showing.state}
    >
      <QuoteWords seed={quoteId} showing={showing} />
    </NodeViewWrapper>
  )
}

function QuoteWords({ seed, showing }: { readonly seed: string; readonly showing: QuoteShowing }) {
  switch (showing.state) {
    case 'asking':
      return <MaskedWords seed={seed} lines={2} label="Looking for the words of this quote" />
    case 'shown':
      return (
        <>
          <p className={styles.words}>{showing.words}</p>
          <p className={styles.foot}>
            <span className={styles.note}>
              <Icon name="voices" size="small" />
              {showing.saidBy === null ? showing.reference : `${showing.reference}, ${showing.saidBy}`}
            </span>
            <span className={styles.note}>
              <Icon name="eye" size="small" />
              Shown to you as agreed; the text keeps only its place
            </span>
          </p>
        </>
      )
    case 'withheld': {
      const isWithdrawn = showing.because === 'withdrawn'
      return (
        <>
          {isWithdrawn ? null : <MaskedWords seed={seed} lines={2} />}
          <p className={styles.foot}>
            <span className={styles.note}>
              <Icon name={isWithdrawn ? 'withdrawn' : 'eye-off'} size="small" />
              {withheldSentence(showing.because)}
            </span>
            {isWithdrawn ? null : <span className={styles.note}>{showing.reference}</span>}
          </p>
        </>
      )
    }
    case 'not-here':
      return (
        <>
          <MaskedWords seed={seed} lines={2} />
          <p className={styles.foot}>
            <span className={styles.note}>
              <Icon name="eye-off" size="small" />A quote is here. Its words are not on this computer.
            </span>
          </p>
        </>
      )
  }
}
