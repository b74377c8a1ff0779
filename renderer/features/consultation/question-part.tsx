import { useRefusals } from '#renderer/app/refusals.tsx'
import { DeleteButton, ReadingNote, RecordField, useChanges, usePart } from '#renderer/features/records/index.ts'
import { type Crumb, Page } from '#renderer/ui/page.tsx'
import { ReadField } from '#renderer/ui/read-field.tsx'
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
  const mayMove = usePart('question', question.id).change('topic')
  const place = question.facts.topic ?? atTheEnd
  const places = [
    ...topics.map((topic) => ({ id: topic.id, name: headingOf(topic, titles) })),
    { id: atTheEnd, name: 'The whole paper, at the end' },
  ]
  const move = (to: string) =>
    void update('question', question.id, { topic: to === atTheEnd ? null : to }, question.revision).catch(refusals.show)
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
        <ReadingNote kind="question" id={question.id} />
        <RecordField record={question} name="wording" />
        <RecordField record={question} name="help" />
        <RecordField record={question} name="answer_kind" />
        {hasChoices(question.facts.answer_kind) ? <RecordField record={question} name="answer_options" /> : null}
        <div className={styles.inset}>
          <RecordField record={question} name="asks_why" />
        </div>
        {mayMove ? (
          <Select label="Asked about" value={place} onChange={move} choices={places} />
        ) : (
          <ReadField label="Asked about">{places.find(({ id }) => id === place)?.name}</ReadField>
        )}
        <RecordField record={question} name="position" />
      </div>
    </Page>
  )
}
