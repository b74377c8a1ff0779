import { Answer } from '#renderer/app/answer.tsx'
import {
  DeleteButton,
  LinksPanel,
  RecordHistory,
  RecordText,
  useCreating,
  usePart,
} from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Panel, PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './evidence.module.css'
import { useExcerpts } from './queries.ts'

/** What was taken from a source, and what it is linked to. */
export function EvidencePanel({ evidence }: { readonly evidence: RecordOf<'evidence'> }) {
  const query = useExcerpts(evidence.id)
  const creating = useCreating()
  const mayAdd = usePart('evidence', evidence.id).begin('excerpt')
  return (
    <Panel>
      <PanelSection
        title="Excerpts"
        end={
          mayAdd ? (
            <Button
              variant="quiet"
              size="small"
              icon="plus"
              onPress={() => creating('excerpt', { given: { evidence: evidence.id }, whenCreated: () => {} })}
            >
              Add
            </Button>
          ) : undefined
        }
      >
        <Answer query={query} loading="Opening the excerpts">
          {(excerpts) =>
            excerpts.length === 0 ? (
              <p className={styles.quiet}>
                {mayAdd ? 'Select words in the text to keep them here, ready to be cited.' : 'None yet.'}
              </p>
            ) : (
              <ul className={styles.excerpts}>
                {excerpts.map((excerpt) => (
                  <Excerpt key={excerpt.id} excerpt={excerpt} />
                ))}
              </ul>
            )
          }
        </Answer>
      </PanelSection>
      <LinksPanel kind="evidence" id={evidence.id} except={['excerpt']} />
      <RecordHistory kind="evidence" id={evidence.id} />
    </Panel>
  )
}

function Excerpt({ excerpt }: { readonly excerpt: RecordOf<'excerpt'> }) {
  const { words, locator } = excerpt.facts
  return (
    <li className={styles.excerpt}>
      <blockquote>{words}</blockquote>
      <RecordText record={excerpt} name="note" placeholder="A note on this excerpt" />
      <div className={styles.excerptFoot}>
        <small>{locator}</small>
        <DeleteButton kind="excerpt" id={excerpt.id} title={words.slice(0, 40)} size="small" />
      </div>
    </li>
  )
}
