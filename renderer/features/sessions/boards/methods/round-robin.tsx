import { count } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { BoardProps, ResultProps, RoomProps, SetUpProps } from '../board-types.ts'
import { AddWords } from '../parts/add-words.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import { RoomWords } from '../parts/room-words.tsx'
import { RunRow } from '../parts/run-row.tsx'
import { Stack } from '../parts/stack.tsx'
import { WordList } from '../parts/word-list.tsx'
import styles from './round-robin.module.css'

type Turn = ViewOf<'round-robin'>['turns'][number]

const speakingOf = (turns: readonly Turn[]) => turns.find(({ state }) => state === 'speaking')
const nextOf = (turns: readonly Turn[]) => turns.filter(({ state }) => state === 'waiting').map(({ name }) => name)
const roundWords = ({ round, rounds }: ViewOf<'round-robin'>) => (rounds === 1 ? null : `Round ${round} of ${rounds}`)

export function RoundRobinBoard({ view, acting, runs }: BoardProps<'round-robin'>) {
  const { turns, notes, myTurn, over } = view
  const speaking = speakingOf(turns)
  return (
    <Stack>
      <div className={styles.now}>
        <p className={styles.round}>{roundWords(view)}</p>
        <p className={styles.speaking} role="status">
          {over
            ? 'Everyone has had a turn.'
            : myTurn
              ? 'It is your turn.'
              : `${speaking?.name ?? 'Nobody'} is speaking.`}
        </p>
        {myTurn && !over ? (
          <Button size="large" variant="primary" icon="check" onPress={() => void acting.act({ do: 'finished' })}>
            I have finished
          </Button>
        ) : null}
      </div>
      <Turns turns={turns} />
      <AddWords
        label="Note something that was said"
        button="Add the note"
        variant="default"
        onAdd={(words) => acting.act({ do: 'note', words })}
      />
      <WordList label="Notes" rows={notes} />
      {runs && !over && !myTurn ? (
        <RunRow>
          <Button
            size="large"
            icon="arrow-right"
            disabled={speaking === undefined}
            onPress={() => void acting.act({ do: 'finished' })}
          >
            Next turn
          </Button>
        </RunRow>
      ) : null}
    </Stack>
  )
}

function Turns({ turns }: { readonly turns: readonly Turn[] }) {
  return (
    <ol aria-label="Turns" className={styles.turns}>
      {turns.map(({ participant, name, state }) => (
        <li key={participant} data-state={state} aria-current={state === 'speaking' ? 'step' : undefined}>
          <span>{name}</span>
          {state === 'spoken' ? (
            <Badge inline state="done">
              spoke
            </Badge>
          ) : null}
          {state === 'passed' ? (
            <Badge inline state="plain" icon="pass">
              passed
            </Badge>
          ) : null}
          {state === 'speaking' ? (
            <Badge inline state="plain" icon="voices">
              speaking
            </Badge>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

export function RoundRobinRoom({ view }: RoomProps<'round-robin'>) {
  const { turns, notes, over } = view
  const speaking = speakingOf(turns)
  const [next, then] = nextOf(turns)
  const coming =
    next === undefined ? 'Then we have all had a turn' : `Next ${next}${then === undefined ? '' : `, then ${then}`}`
  return (
    <Stack large>
      <p className={styles.roomRound}>{roundWords(view)}</p>
      {over ? (
        <RoomLine strong="Everyone has had a turn" />
      ) : (
        <RoomLine strong={`${speaking?.name ?? 'Nobody'} is speaking`}>{coming}</RoomLine>
      )}
      <RoomWords grows label="Notes" rows={notes.map(({ id, words }) => ({ id, words }))} />
    </Stack>
  )
}

export function RoundRobinSetUp({ settings, onChange }: SetUpProps<'round-robin'>) {
  return (
    <NumberField
      label="Rounds"
      hint="How many times everyone has a turn"
      value={settings.rounds}
      minValue={1}
      maxValue={5}
      onChange={(rounds) => rounds !== undefined && onChange({ rounds })}
    />
  )
}

export function RoundRobinResult({ result: { notes, spoke, passed } }: ResultProps<'round-robin'>) {
  return (
    <Stack>
      <BoardNote icon="people">
        {count(spoke, 'turn was taken', 'turns were taken')}, {passed} passed.
      </BoardNote>
      <WordList label="Notes" rows={notes.map((words, index) => ({ id: `${index}`, words }))} />
    </Stack>
  )
}
