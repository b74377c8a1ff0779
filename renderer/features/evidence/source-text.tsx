import { useSearch } from '@tanstack/react-router'
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useCreating } from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { Highlight, type TextRange } from '#renderer/ui/highlight.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './evidence.module.css'
import { findWithin, type Paragraph, paragraphsOf, rangesIn } from './within.ts'

type SourceTextProps = {
  readonly evidence: RecordOf<'evidence'>
  /** Null where the text can only be read. */
  readonly onCorrect: (() => void) | null
  /** Whether words of it may be kept as an excerpt. */
  readonly mayKeep: boolean
}

/** The text of a source: searched within, and any words of it kept as an excerpt. */
export function SourceText({ evidence, onCorrect, mayKeep }: SourceTextProps) {
  const { find }: { find?: unknown } = useSearch({ strict: false })
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState<unknown>(undefined)
  const [at, setAt] = useState(0)
  // Whoever comes again from another search result looks for other words in the same text.
  if (find !== asked) {
    setAsked(find)
    setWords(typeof find === 'string' ? find : '')
    setAt(0)
  }
  const { body } = evidence.facts
  const looked = useDeferredValue(words)
  const paragraphs = useMemo(() => paragraphsOf(body), [body])
  const found = useMemo(() => findWithin(body, looked), [body, looked])
  const place = useRef<HTMLDivElement>(null)
  const current = found[at % Math.max(1, found.length)]
  useEffect(() => {
    if (current === undefined) return
    const paragraph = paragraphs.findLast(({ start }) => start <= current.start)
    place.current?.querySelector(`[data-paragraph="${paragraph?.number}"]`)?.scrollIntoView({ block: 'center' })
  }, [current, paragraphs])
  const step = (by: number) => setAt((now) => (now + by + found.length) % Math.max(1, found.length))
  return (
    <>
      <div className={styles.within}>
        <SearchField
          label="Search within this text"
          value={words}
          onChange={(next) => {
            setWords(next)
            setAt(0)
          }}
          onSubmit={() => step(1)}
        />
        {looked.trim() === '' ? null : (
          <span className={styles.found} role="status">
            {found.length === 0 ? 'Not in this text' : `${(at % found.length) + 1} of ${found.length}`}
          </span>
        )}
        {found.length > 1 ? (
          <>
            <IconButton icon="chevron-up" name="The one before" size="small" onPress={() => step(-1)} />
            <IconButton icon="chevron-down" name="The next one" size="small" onPress={() => step(1)} />
          </>
        ) : null}
        {onCorrect === null ? null : (
          <Button variant="quiet" size="small" onPress={onCorrect}>
            Correct the text
          </Button>
        )}
      </div>
      <KeepExcerpt evidence={evidence.id} place={place} mayKeep={mayKeep}>
        <div ref={place} className={styles.text}>
          <Paragraphs paragraphs={paragraphs} found={found} />
        </div>
      </KeepExcerpt>
    </>
  )
}

const Paragraphs = memo(function Paragraphs({
  paragraphs,
  found,
}: {
  readonly paragraphs: readonly Paragraph[]
  readonly found: readonly TextRange[]
}) {
  return paragraphs.map((paragraph) => (
    <p key={paragraph.start} data-paragraph={paragraph.number}>
      <Highlight text={paragraph.text} ranges={found.length === 0 ? found : rangesIn(paragraph, found)} />
    </p>
  ))
})

type KeepExcerptProps = {
  readonly evidence: string
  readonly place: { readonly current: HTMLDivElement | null }
  readonly mayKeep: boolean
  readonly children: React.ReactNode
}

/** Offers to keep the words that are selected. */
function KeepExcerpt({ evidence, place, mayKeep, children }: KeepExcerptProps) {
  const creating = useCreating()
  const [chosen, setChosen] = useState<{ readonly words: string; readonly paragraph: string } | null>(null)
  useEffect(() => {
    const onSelect = () => {
      const selection = document.getSelection()
      const words = selection?.toString().trim() ?? ''
      const from = selection?.anchorNode?.parentElement?.closest('[data-paragraph]')
      if (words === '' || !from || !place.current?.contains(from)) setChosen(null)
      else setChosen({ words, paragraph: from.getAttribute('data-paragraph') ?? '' })
    }
    document.addEventListener('selectionchange', onSelect)
    return () => document.removeEventListener('selectionchange', onSelect)
  }, [place])
  return (
    <>
      {children}
      <div className={styles.keep} data-shown={(chosen !== null && mayKeep) || undefined}>
        {chosen === null || !mayKeep ? null : (
          <Button
            variant="primary"
            icon="quote"
            onPress={() =>
              creating('excerpt', {
                given: { evidence, words: chosen.words.slice(0, 20_000), locator: `paragraph ${chosen.paragraph}` },
                whenCreated: () => {},
              })
            }
          >
            Keep these words as an excerpt
          </Button>
        )}
      </div>
    </>
  )
}
