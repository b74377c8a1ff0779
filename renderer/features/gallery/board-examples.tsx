import { useState } from 'react'
import * as Y from 'yjs'
import {
  askOf,
  BoardResult,
  BoardSetUp,
  NotesPaper,
  PlayedBoard,
  RoomBoard,
  trialNow,
} from '#renderer/features/sessions/index.ts'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { type MethodName, methodNames } from '#shared/domain/session/method-names.ts'
import { migrateDocument } from '#shared/ydoc/proposal.ts'
import styles from './board-examples.module.css'
import { type BoardState, boardStates } from './board-trials.ts'
import { Example, Note } from './example.tsx'

const hostNow = () => trialNow + 20_000

/** Every way of working together, tried without a session: its own rules, a few invented people, and nothing kept. */
export function BoardExamples() {
  const [shown, setShown] = useState<MethodName | 'all'>('all')
  const methods = methodNames.filter(({ value }) => shown === 'all' || shown === value)
  return (
    <Example id="boards" title="Boards of a session">
      <Note>You look at them as Una, who runs the session. What you choose counts here and nowhere else.</Note>
      <div className={styles.which}>
        <Select
          label="Which"
          choices={[
            { id: 'all', name: 'All of them' },
            ...methodNames.map(({ value, label }) => ({ id: value, name: label })),
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {methods.map(({ value, label }) => (
        <section key={value} aria-label={label} className={styles.method} data-method={value}>
          <SectionHeading level={3}>{label}</SectionHeading>
          {boardStates[value].map((state) => (
            <TrialBoard key={state.id} state={state} method={value} />
          ))}
          {value === 'notes' ? <PaperExample /> : null}
          <SetUpExample method={value} />
        </section>
      ))}
    </Example>
  )
}

function TrialBoard({ state, method }: { readonly state: BoardState; readonly method: MethodName }) {
  const [trial] = useState(() => state.begin())
  const [side, setSide] = useState<'person' | 'room' | 'result'>('person')
  const person = trial.viewFor('p1')
  return (
    <div className={styles.state} data-state={state.id}>
      <div className={styles.stateHead}>
        <p className={styles.stateTitle}>{state.title}</p>
        <Segmented
          label={`How to look at it: ${state.title}`}
          choices={[
            { id: 'person', name: 'One person' },
            { id: 'room', name: 'The room' },
            { id: 'result', name: 'Afterwards' },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      <div className={styles.board} data-side={side}>
        {side === 'person' ? (
          <>
            <p className={styles.ask}>{askOf(person)}</p>
            <p className={styles.question}>{person.question}</p>
            <PlayedBoard trial={trial} who="p1" />
          </>
        ) : null}
        {side === 'room' ? <RoomBoard view={trial.viewFor('room')} hostNow={hostNow} /> : null}
        {side === 'result' ? <BoardResult method={method} settings={trial.settings} result={trial.result()} /> : null}
      </div>
    </div>
  )
}

function SetUpExample({ method }: { readonly method: MethodName }) {
  const [settings, setSettings] = useState<unknown>(null)
  return (
    <div className={styles.state} data-state="set-up">
      <p className={styles.stateTitle}>Set-up</p>
      <div className={styles.board}>
        <BoardSetUp method={method} settings={settings} onChange={setSettings} />
      </div>
    </div>
  )
}

function PaperExample() {
  const [doc] = useState(() => {
    const paper = new Y.Doc()
    migrateDocument(paper)
    return paper
  })
  return (
    <div className={styles.board} data-state="paper">
      <NotesPaper doc={doc} awareness={null} editable />
    </div>
  )
}
