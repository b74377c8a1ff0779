import { useMemo, useState } from 'react'
import { useCreating, usePart } from '#renderer/features/records/index.ts'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { AddTopicDialog } from './add-topic-dialog.tsx'
import styles from './consultation.module.css'
import { contentsOf, idOf, partFrom } from './contents.ts'
import { PartPage } from './part-page.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { useProposals, useQuestions, useTopics } from './queries.ts'

type BuilderProps = { readonly consultation: RecordOf<'consultation'>; readonly onGone: () => void }

/** One paper: its contents, the part being written, and the paper as people will see it. */
export function ConsultationBuilder({ consultation, onGone }: BuilderProps) {
  const [chosen, setChosen] = useState<string | null>('about')
  const [addingTopic, setAddingTopic] = useState(false)
  const creating = useCreating()
  const mayAdd = usePart('consultation', consultation.id).begin('question')
  const topics = useTopics(consultation.id).data ?? []
  const questions = useQuestions(consultation.id).data ?? []
  const proposals = useProposals().data?.rows
  const titles = useMemo(() => new Map((proposals ?? []).map(({ id, title }) => [id, title])), [proposals])
  const part = partFrom(chosen)
  const topic =
    part.part === 'topic'
      ? part.id
      : part.part === 'question'
        ? (questions.find(({ id }) => id === part.id)?.facts.topic ?? null)
        : null

  const addQuestion = () =>
    creating('question', {
      given: { consultation: consultation.id, topic, position: questions.length + 1 },
      whenCreated: (id) => setChosen(idOf({ part: 'question', id })),
    })
  return (
    <div className={styles.builder}>
      <Sheet
        list={
          <ListPane
            title="Contents"
            actions={
              mayAdd ? (
                <MenuButton
                  name="Add to this paper"
                  icon="plus"
                  groups={[
                    [
                      { id: 'topic', name: 'A proposal', icon: 'proposals', onAction: () => setAddingTopic(true) },
                      { id: 'question', name: 'A question', icon: 'comment', onAction: addQuestion },
                    ],
                  ]}
                />
              ) : undefined
            }
            groups={contentsOf(topics, questions, titles)}
            selected={chosen}
            onSelect={setChosen}
          />
        }
        showing={chosen === null ? 'list' : 'page'}
        onBack={() => setChosen(null)}
        backName="Contents"
        panel={<PreviewPanel consultation={consultation} />}
        panelName="As people will see it"
      >
        <PartPage
          key={idOf(part)}
          part={part}
          consultation={consultation}
          topics={topics}
          questions={questions}
          titles={titles}
          onGone={onGone}
          onShow={setChosen}
          adding={mayAdd ? { topic: () => setAddingTopic(true), question: addQuestion } : null}
        />
        {addingTopic ? (
          <AddTopicDialog
            consultation={consultation.id}
            taken={new Set(topics.map(({ facts }) => facts.proposal))}
            position={topics.length + 1}
            onClose={() => setAddingTopic(false)}
            onAdded={(id) => setChosen(idOf({ part: 'topic', id }))}
          />
        ) : null}
      </Sheet>
    </div>
  )
}
