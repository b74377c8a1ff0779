import { useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Panel, PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './consultation.module.css'
import { usePreview } from './queries.ts'

const AT_FIRST = 3

/** What the paper still lacks. The first few; the rest when asked for, so that the paper itself stays in sight. */
function Advice({ lines }: { readonly lines: readonly string[] }) {
  const [all, setAll] = useState(false)
  if (lines.length === 0) return null
  return (
    <div>
      <ul className={styles.advice}>
        {lines.slice(0, all ? undefined : AT_FIRST).map((line) => (
          <li key={line}>
            <Icon name="info" size="small" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
      {lines.length <= AT_FIRST ? null : (
        <Button size="small" variant="quiet" onPress={() => setAll(!all)}>
          {all ? 'Show less' : `Show ${lines.length - AT_FIRST} more`}
        </Button>
      )}
    </div>
  )
}

/**
 * The paper as people will see it, by the renderer that makes the exported page. It is shown in a frame that may do nothing:
 * no scripts, no links out, no part in this page.
 */
export function PreviewPanel({ consultation }: { readonly consultation: RecordOf<'consultation'> }) {
  const query = usePreview(consultation.id)
  return (
    <Panel>
      <PanelSection title="As people will see it">
        <Answer query={query} loading="Putting the paper together" lines={8}>
          {({ html, questions, words, quotesShown, quotesWithheld, advice }) => (
            <div className={styles.preview}>
              <p className={styles.figures}>
                {words.toLocaleString('en-GB')} words, {questions} {questions === 1 ? 'question' : 'questions'}
                {quotesShown + quotesWithheld === 0
                  ? null
                  : `, ${quotesShown} of ${quotesShown + quotesWithheld} quotes shown`}
              </p>
              <Advice lines={advice} />
              <iframe title="The paper as people will see it" sandbox="" srcDoc={html} className={styles.frame} />
            </div>
          )}
        </Answer>
      </PanelSection>
    </Panel>
  )
}
