import { useRefusals } from '#renderer/app/refusals.tsx'
import { DeleteButton, RecordField, useChanges } from '#renderer/features/records/index.ts'
import { type Crumb, Page } from '#renderer/ui/page.tsx'
import { Select } from '#renderer/ui/select.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './consultation.module.css'
import { headingOf } from './contents.ts'

type QuestionPartProps = {
  readonly question: RecordOf<'question'>
  readonly topics: readonly RecordOf<'topic'>[]
  readonly titles: ReadonlyMap<string, string>
  readonly crumbs: readonly Crumb[]
  readonly onShow: (part: string) => void
}

const atTheEnd = 'end'
const hasChoices = (kind: string) => kind === 'single' || kind === 'multiple' || kind === 'agreement'

/** One question: its words, how people answer, and where in the paper it is asked. */
export function QuestionPart({ question, topics, titles, crumbs, onShow }: QuestionPartProps) {
  const { update } = useChanges()
  const refusals = useRefusals()
  const move = (place: string) =>
    void update('question', question.id, { topic: place === atTheEnd ? null : place }, question.revision).catch(
      refusals.show,
    )
  return (
    <Page
      title="Question"
      crumbs={crumbs}
      tools={
        <DeleteButton
          kind="question"
          id={question.id}
          title={question.facts.wording}
          size="small"
          onDeleted={() => onShow('about')}
        />
      }
    >
      <div className={styles.question}>
        <RecordField record={question} name="wording" />
        <RecordField record={question} name="help" />
        <RecordField record={question} name="answer_kind" />
        {hasChoices(question.facts.answer_kind) ? <RecordField record={question} name="answer_options" /> : null}
        <div className={styles.inset}>
          <RecordField record={question} name="asks_why" />
        </div>
        <Select
          label="Asked about"
          value={question.facts.topic ?? atTheEnd}
          onChange={move}
          choices={[
            ...topics.map((topic) => ({ id: topic.id, name: headingOf(topic, titles) })),
            { id: atTheEnd, name: 'The whole paper, at the end' },
          ]}
        />
        <RecordField record={question} name="position" />
      </div>
    </Page>
  )
}
