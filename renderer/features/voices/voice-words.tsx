import { type RefObject, useEffect, useRef, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useUndo } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MaskedWords } from '#renderer/ui/masked-words.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useVoiceActions, useVoiceWords } from './queries.ts'
import styles from './voices.module.css'
import { voiceName, withheldWords } from './words.ts'

/** The words, behind a mask until this person asks to see them. They hide again when the window is put away. */
export function VoiceWords({ voice }: { readonly voice: RecordOf<'voice'> }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') setShown(false)
    }
    document.addEventListener('visibilitychange', onHide)
    return () => document.removeEventListener('visibilitychange', onHide)
  }, [])
  if (voice.facts.state === 'withdrawn')
    return (
      <div className={styles.gone}>
        <Icon name="withdrawn" />
        <p>This voice was withdrawn. Its words and their key are gone, here and in every backup made since.</p>
      </div>
    )
  return (
    <section className={styles.words} aria-label="The words">
      {shown ? (
        <Shown voice={voice} onHide={() => setShown(false)} />
      ) : (
        <>
          <MaskedWords seed={voice.id} />
          <div className={styles.foot}>
            <span className={styles.hint}>
              <Icon name="eye-off" size="small" />
              Hidden. The length of the bars means nothing.
            </span>
            <Button icon="eye" onPress={() => setShown(true)}>
              Show to me
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Shown({ voice, onHide }: { readonly voice: RecordOf<'voice'>; readonly onHide: () => void }) {
  const query = useVoiceWords(voice.id, true)
  const place = useRef<HTMLQuoteElement>(null)
  const chosen = useChosenRange(place)
  const { quote } = useVoiceActions()
  const { undo } = useUndo()
  const toasts = useToasts()
  const refusals = useRefusals()
  const keep = async () => {
    if (chosen === null) return
    try {
      await quote(voice.id, chosen.start, chosen.end)
      document.getSelection()?.removeAllRanges()
      toasts.show({
        text: `Quoted from ${voiceName(voice.facts.reference)}. It can now be cited in a proposal.`,
        action: { name: 'Undo', onPress: () => void undo() },
      })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <Answer query={query} loading="Opening the words">
      {(answer) => (
        <>
          {answer.show ? (
            <blockquote ref={place} className={styles.said}>
              {answer.words}
            </blockquote>
          ) : (
            <p className={styles.withheld}>{withheldWords[answer.because]}</p>
          )}
          <div className={styles.foot}>
            <span className={styles.hint}>
              <Icon name="eye" size="small" />
              {answer.show
                ? answer.as.kind === 'anonymous'
                  ? 'Shown to you. Without a name.'
                  : `Shown to you. As ${answer.as.name}.`
                : 'Not shown.'}
            </span>
            {answer.show ? (
              <Button
                icon="quote"
                onPress={() => void keep()}
                why={chosen === null ? 'Select words to quote them' : undefined}
              >
                Quote these words
              </Button>
            ) : null}
            <Button icon="eye-off" onPress={onHide}>
              Hide
            </Button>
          </div>
        </>
      )}
    </Answer>
  )
}

type Range = { readonly start: number; readonly end: number }

/** The selected part of a text, in UTF-16 units from its beginning; null where nothing of it is selected. */
function useChosenRange(place: RefObject<HTMLElement | null>): Range | null {
  const [chosen, setChosen] = useState<Range | null>(null)
  useEffect(() => {
    const onSelect = () => {
      const selection = document.getSelection()
      const element = place.current
      const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
      if (element === null || range === null || range.collapsed || !element.contains(range.commonAncestorContainer))
        return setChosen((now) => (document.activeElement?.closest('button') ? now : null))
      const before = range.cloneRange()
      before.selectNodeContents(element)
      before.setEnd(range.startContainer, range.startOffset)
      const start = before.toString().length
      setChosen({ start, end: start + range.toString().length })
    }
    document.addEventListener('selectionchange', onSelect)
    return () => document.removeEventListener('selectionchange', onSelect)
  }, [place])
  return chosen
}
