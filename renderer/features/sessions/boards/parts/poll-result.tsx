import { type ReactNode, useId } from 'react'
import { PictureOrTable } from '#renderer/ui/picture-or-table.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { ResultOf } from '#shared/domain/session/methods/shapes.ts'
import type { BigChoice } from './big-choices.tsx'
import { BoardNote } from './board-note.tsx'
import { mostIn, PollBars } from './poll-bars.tsx'
import styles from './poll-board.module.css'
import { Stack } from './stack.tsx'
import { WordList } from './word-list.tsx'

type Rounds = ResultOf<'fist-to-five'>['rounds']
type Choices = readonly BigChoice<string>[]

/** What a secret poll came to, round by round: a picture and the same figures as a table. */
export function PollResult({
  rounds,
  choices,
  verdict,
}: {
  readonly rounds: Rounds
  readonly choices: Choices
  readonly verdict?: ReactNode | undefined
}) {
  const id = useId()
  if (rounds.length === 0) return <BoardNote>Nobody looked, so nothing was counted.</BoardNote>
  return (
    <Stack>
      {verdict}
      <PictureOrTable id={id} small level={4} title="Tally" label="How the tally is shown">
        {(shown) =>
          shown === 'table' ? (
            <TallyTable rounds={rounds} choices={choices} />
          ) : (
            <Stack>
              {rounds.map((round) => (
                <div key={round.round} className={styles.round}>
                  <p>{nameOf(round, rounds)}</p>
                  <PollBars
                    label={nameOf(round, rounds)}
                    bars={barsOfRound(round, choices)}
                    most={mostIn(rounds.flatMap((each) => barsOfRound(each, choices)))}
                    rise={false}
                  />
                </div>
              ))}
            </Stack>
          )
        }
      </PictureOrTable>
      <WordList
        label="Reasons given"
        rows={rounds.flatMap(({ round, reasons }) =>
          reasons.map(({ words, by }, index) => ({ id: `${round} ${index}`, words, sub: by ?? 'No name' })),
        )}
      />
    </Stack>
  )
}

const answersIn = (round: Rounds[number]) => round.counts.reduce((sum, { count }) => sum + count, 0)

const nameOf = (round: Rounds[number], rounds: Rounds): string =>
  `${rounds.length === 1 ? '' : `Round ${round.round}: `}${answersIn(round)} answered, ${round.passed} passed`

/** In the order of the choices; a choice that this workshop does not know comes last, in its own words. */
const barsOfRound = ({ counts }: Rounds[number], choices: Choices) => {
  const known = choices.map(({ id, mark, name }) => {
    const counted = counts.find(({ choice }) => choice === id)
    return { id, mark, name, count: counted?.count ?? 0 }
  })
  const others = counts.filter(({ choice }) => !choices.some(({ id }) => id === choice))
  return [...known, ...others.map(({ choice, label, count }) => ({ id: choice, name: label, count }))]
}

function TallyTable({ rounds, choices }: { readonly rounds: Rounds; readonly choices: Choices }) {
  const [first] = rounds
  if (first === undefined) return null
  const rows: { id: string; name: string; mark?: number }[] = [
    ...barsOfRound(first, choices),
    { id: '', name: 'Passed' },
  ]
  return (
    <Table
      caption="How many chose what, round by round"
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { id: 'choice', name: 'Choice', cell: ({ name, mark }) => (mark === undefined ? name : `${mark} ${name}`) },
        ...rounds.map((round) => ({
          id: `${round.round}`,
          name: rounds.length === 1 ? 'People' : `Round ${round.round}`,
          align: 'end' as const,
          cell: ({ id }: { id: string }) =>
            id === '' ? round.passed : (barsOfRound(round, choices).find((bar) => bar.id === id)?.count ?? 0),
        })),
      ]}
    />
  )
}
