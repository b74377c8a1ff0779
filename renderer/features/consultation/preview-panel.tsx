import { Answer } from '#renderer/app/answer.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Panel, PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './consultation.module.css'
import { usePreview } from './queries.ts'

/**
 * The paper as people will see it: the very document that is exported. It is shown in a frame that may do nothing:
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
              {advice.length === 0 ? null : (
                <ul className={styles.advice}>
                  {advice.map((line) => (
                    <li key={line}>
                      <Icon name="info" size="small" />
                      <span>{line}</span>
                    </li>
                  ))}
                </ul>
              )}
              <iframe title="The paper as people will see it" sandbox="" srcDoc={html} className={styles.frame} />
            </div>
          )}
        </Answer>
      </PanelSection>
    </Panel>
  )
}
