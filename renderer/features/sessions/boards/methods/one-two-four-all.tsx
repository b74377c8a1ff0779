import { ToggleButton } from 'react-aria-components'
import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { BoardProps, ResultProps, RoomProps, SetUpProps } from '../board-types.ts'
import { useHoped } from '../parts/acting.tsx'
import { AddWords } from '../parts/add-words.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import { RoomWords } from '../parts/room-words.tsx'
import { RunRow } from '../parts/run-row.tsx'
import { Stack } from '../parts/stack.tsx'
import { TimeLeft } from '../parts/time-left.tsx'
import { WordList } from '../parts/word-list.tsx'
import styles from './one-two-four-all.module.css'

type View = ViewOf<'one-two-four-all'>
type Phase = View['phase']
type Idea = View['ideas'][number]

const phases = ['alone', 'pairs', 'fours', 'all'] as const
const phaseNames: Readonly<Record<Phase, string>> = {
  alone: 'Alone',
  pairs: 'In pairs',
  fours: 'In fours',
  all: 'All together',
  over: 'Done',
}

const goOn: Readonly<Record<Phase, string | null>> = {
  alone: 'Go on in pairs',
  pairs: 'Go on in fours',
  fours: 'Go on all together',
  all: 'Finish',
  over: null,
}

const whatToDo: Readonly<Record<Phase, string>> = {
  alone: 'Write down your ideas. Nobody reads them yet.',
  pairs: 'Tell each other. Carry on what you want to bring to four.',
  fours: 'Put your ideas together. Carry on what everyone should hear.',
  all: 'Hear what each four brings, and carry on what you agree matters most.',
  over: 'Every idea is kept, also those that were not carried on.',
}

export function OneTwoFourAllBoard({ view, acting, runs, hostNow }: BoardProps<'one-two-four-all'>) {
  const { phase, phaseEndsAt, group, ideas, total } = view
  const next = goOn[phase]
  return (
    <Stack>
      <Phases phase={phase} />
      <div className={styles.now} role="status">
        <strong>{group.length > 0 ? `${phaseNames[phase]}: ${listed(group)}` : phaseNames[phase]}</strong>
        <span>{whatToDo[phase]}</span>
      </div>
      {phaseEndsAt === null ? null : (
        <BoardNote icon="clock">
          <TimeLeft endsAt={phaseEndsAt} hostNow={hostNow} />
        </BoardNote>
      )}
      {phase === 'over' ? null : (
        <AddWords label="An idea" button="Add the idea" onAdd={(words) => acting.act({ do: 'add', words })} />
      )}
      <WordList
        label="Ideas"
        rows={ideas.map((idea) => ({
          id: idea.id,
          words: idea.words,
          mine: idea.mine,
          end: <Carry idea={idea} phase={phase} onCarry={(on) => acting.act({ do: 'carry', idea: idea.id, on })} />,
        }))}
      />
      {runs && next !== null ? (
        <RunRow note={count(total, 'idea so far', 'ideas so far')}>
          <Button size="large" icon="arrow-right" onPress={() => void acting.act({ do: 'go-on' })}>
            {next}
          </Button>
        </RunRow>
      ) : null}
    </Stack>
  )
}

function Phases({ phase, large = false }: { readonly phase: Phase; readonly large?: boolean }) {
  const at = phase === 'over' ? phases.length : phases.indexOf(phase)
  return (
    <ol aria-label="Steps" className={styles.phases} data-large={large || undefined}>
      {phases.map((name, index) => (
        <li
          key={name}
          data-state={index < at ? 'done' : index === at ? 'now' : 'to-come'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={styles.people}>{['1', '2', '4', 'All'][index]}</span>
          {phaseNames[name]}
        </li>
      ))}
    </ol>
  )
}

type CarryProps = {
  readonly idea: Idea
  readonly phase: Phase
  readonly onCarry: (on: boolean) => Promise<boolean>
}

function Carry({ idea, phase, onCarry }: CarryProps) {
  const carried = useHoped(idea.carried, phase)
  if (phase === 'over')
    return idea.carried ? (
      <span className={styles.taken}>
        <Icon name="check" size="small" /> Carried on
      </span>
    ) : null
  return (
    <ToggleButton
      className={styles.carry ?? ''}
      isSelected={carried.value}
      aria-label={`Carry on: ${idea.words}`}
      onChange={async (on) => {
        carried.hope(on)
        if (!(await onCarry(on))) carried.forget()
      }}
    >
      <Icon name={carried.value ? 'check' : 'arrow-right'} size="small" />
      {carried.value ? 'Carried on' : 'Carry it on'}
    </ToggleButton>
  )
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

export function OneTwoFourAllRoom({ view, hostNow }: RoomProps<'one-two-four-all'>) {
  const { phase, phaseEndsAt, ideas, total } = view
  return (
    <Stack large>
      <Phases phase={phase} large />
      <RoomLine
        strong={
          <>
            {phaseNames[phase]}
            {phaseEndsAt === null ? null : (
              <>
                {' · '}
                <TimeLeft endsAt={phaseEndsAt} hostNow={hostNow} />
              </>
            )}
          </>
        }
      >
        {whatToDo[phase]}
      </RoomLine>
      {ideas.length === 0 ? (
        <RoomLine strong={count(total, 'idea so far', 'ideas so far')} />
      ) : (
        <RoomWords
          label="Ideas"
          rows={[...ideas]
            .sort((one, other) => Number(other.carried) - Number(one.carried))
            .map(({ id, words, carried }) => ({ id, words, sub: carried ? 'Carried on' : undefined }))}
        />
      )}
    </Stack>
  )
}

export function OneTwoFourAllSetUp({ settings: { minutes }, onChange }: SetUpProps<'one-two-four-all'>) {
  const change = (index: number, value: number | undefined) => {
    if (value === undefined) return
    const [alone, pairs, fours, all] = minutes.map((before, at) => (at === index ? value : before))
    onChange({ minutes: [alone ?? 1, pairs ?? 2, fours ?? 4, all ?? 5] })
  }
  return (
    <Stack>
      <div className={styles.minutes}>
        {phases.map((phase, index) => (
          <NumberField
            key={phase}
            label={`${phaseNames[phase]}, minutes`}
            value={minutes[index]}
            minValue={1}
            maxValue={120}
            onChange={(value) => change(index, value)}
          />
        ))}
      </div>
      <BoardNote icon="clock">
        {count(
          minutes.reduce((sum, each) => sum + each, 0),
          'minute',
          'minutes',
        )}{' '}
        in all.
      </BoardNote>
    </Stack>
  )
}

const carriedWords = {
  alone: 'Kept',
  pairs: 'Carried on by a pair',
  fours: 'Carried on by a four',
  all: 'Carried on to everyone',
} as const

/** Furthest first, and every one of them. */
export function OneTwoFourAllResult({ result: { ideas } }: ResultProps<'one-two-four-all'>) {
  const rows = phases.toReversed().flatMap((phase) => ideas.filter(({ carriedTo }) => carriedTo === phase))
  if (rows.length === 0) return <BoardNote>No ideas were written down.</BoardNote>
  return (
    <Table
      caption="Every idea, and how far it was carried"
      rows={rows.map((idea, index) => ({ ...idea, id: `${index}` }))}
      rowId={({ id }) => id}
      columns={[
        { id: 'idea', name: 'Idea', cell: ({ words }) => words },
        { id: 'carried', name: 'How far', cell: ({ carriedTo }) => carriedWords[carriedTo] },
      ]}
    />
  )
}
