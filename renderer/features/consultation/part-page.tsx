import { Link } from 'react-aria-components'
import { DeleteButton, ReadingNote, RecordForm, RecordText } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Page } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './consultation.module.css'
import { headingOf, idOf, type Part } from './contents.ts'
import { ExportButton } from './export-dialog.tsx'
import { ExportsPart } from './exports-part.tsx'
import { QuestionPart } from './question-part.tsx'

type PartPageProps = {
  readonly part: Part
  readonly consultation: RecordOf<'consultation'>
  readonly topics: readonly RecordOf<'topic'>[]
  readonly questions: readonly RecordOf<'question'>[]
  readonly titles: ReadonlyMap<string, string>
  readonly onGone: () => void
  readonly onShow: (part: string) => void
  /** Null where the paper can only be read. */
  readonly adding: { readonly topic: () => void; readonly question: () => void } | null
}

const prompts = {
  foreword: 'Why this is asked, and who asks',
  how_to_respond: 'The ways to answer, and who can help somebody to',
  background: 'What the group set out to do, what was heard, and how the proposals came about',
} as const

/** The part of the paper that is being written. */
export function PartPage(props: PartPageProps) {
  const { part, consultation, topics, questions, titles, onShow } = props
  const crumbs = [{ name: 'Consultation', href: '/consultation' }, { name: consultation.facts.title }]
  switch (part.part) {
    case 'about':
      return <AboutPart {...props} />
    case 'foreword':
    case 'how_to_respond':
    case 'background': {
      const names = {
        foreword: 'Foreword',
        how_to_respond: 'How to respond',
        background: 'Aims and background',
      } as const
      return (
        <Page title={names[part.part]} crumbs={crumbs}>
          <ReadingNote kind="consultation" id={consultation.id} />
          <RecordText record={consultation} name={part.part} look="reading" placeholder={prompts[part.part]} />
        </Page>
      )
    }
    case 'topic': {
      const topic = topics.find(({ id }) => id === part.id)
      if (topic === undefined)
        return (
          <Page title="Nothing here" crumbs={crumbs}>
            {null}
          </Page>
        )
      const heading = headingOf(topic, titles)
      return (
        <Page
          title={heading}
          crumbs={crumbs}
          tools={
            <DeleteButton kind="topic" id={topic.id} title={heading} size="small" onDeleted={() => onShow('about')} />
          }
        >
          <p className={styles.from}>
            Comes from{' '}
            <Link href={`/proposals/${topic.facts.proposal}`}>{titles.get(topic.facts.proposal) ?? 'a proposal'}</Link>.
            Its text is taken as it stands when the paper is made.
          </p>
          <ReadingNote kind="topic" id={topic.id} />
          <RecordForm record={topic} fields={['heading', 'introduction', 'position']} />
          {props.adding === null ? null : (
            <div>
              <Button icon="plus" onPress={props.adding.question}>
                Ask a question about it
              </Button>
            </div>
          )}
        </Page>
      )
    }
    case 'question': {
      const question = questions.find(({ id }) => id === part.id)
      if (question === undefined)
        return (
          <Page title="Nothing here" crumbs={crumbs}>
            {null}
          </Page>
        )
      return <QuestionPart question={question} topics={topics} titles={titles} crumbs={crumbs} onShow={onShow} />
    }
    case 'exports':
      return <ExportsPart consultation={consultation} crumbs={crumbs} />
  }
}

function AboutPart({ consultation, topics, questions, onGone, adding, onShow }: PartPageProps) {
  const { title } = consultation.facts
  return (
    <Page
      title={<RecordText record={consultation} name="title" look="title" single />}
      crumbs={[{ name: 'Consultation', href: '/consultation' }, { name: title }]}
      actions={<ExportButton consultation={consultation} />}
      tools={<DeleteButton kind="consultation" id={consultation.id} title={title} size="small" onDeleted={onGone} />}
    >
      <ReadingNote kind="consultation" id={consultation.id} />
      <RecordForm record={consultation} fields={['subtitle', 'opens_on', 'closes_on', 'contact', 'is_example']} />
      <section className={styles.next} aria-label="What is in it">
        <p>
          {topics.length === 0
            ? `No proposals yet${adding === null ? '.' : ': choose at least one.'}`
            : `${topics.length} ${topics.length === 1 ? 'proposal' : 'proposals'} and ${questions.length} ${questions.length === 1 ? 'question' : 'questions'}.`}
        </p>
        <div className={styles.row}>
          {adding === null ? null : (
            <>
              <Button icon="proposals" onPress={adding.topic}>
                Add a proposal
              </Button>
              <Button icon="comment" onPress={adding.question}>
                Add a question
              </Button>
            </>
          )}
          <Button variant="quiet" onPress={() => onShow(idOf({ part: 'exports' }))}>
            Papers made so far
          </Button>
        </div>
      </section>
    </Page>
  )
}
