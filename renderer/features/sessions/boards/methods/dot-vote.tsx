import { useId } from 'react'
import { count } from '#renderer/features/records/index.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { PictureOrTable } from '#renderer/ui/picture-or-table.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { BoardProps, ResultProps, RoomProps, SetUpProps } from '../board-types.ts'
import { useHoped } from '../parts/acting.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { useLines } from '../parts/lines.ts'
import { PollBars } from '../parts/poll-bars.tsx'
import { PollVeil } from '../parts/poll-veil.tsx'
import { RoomWords } from '../parts/room-words.tsx'
import { RunRow } from '../parts/run-row.tsx'
import { Stack } from '../parts/stack.tsx'
import styles from './dot-vote.module.css'

type View = ViewOf<'dot-vote'>
type Option = View['options'][number]

/** The most dots first; equal ones as they were offered. */
const barsOf = (options: readonly Option[]) =>
  options
    .map(({ id, words, total }) => ({ id, name: words, count: total ?? 0 }))
    .sort((one, other) => other.count - one.count)

export function DotVoteBoard({ view, acting, runs }: BoardProps<'dot-vote'>) {
  const { options, left, answered, of, looked, round } = view
  if (options.length === 0) return <BoardNote>There is nothing to choose from yet.</BoardNote>
  return (
    <Stack>
      {looked ? (
        <PollBars label="Dots each has" bars={barsOf(options)} />
      ) : (
        <>
          <p className={styles.left} role="status">
            <strong>{count(left, 'dot left', 'dots left')}</strong>
            <span>Put more than one on what matters most to you, if you like.</span>
          </p>
          <ul aria-label="What can have dots" className={styles.options}>
            {options.map((option) => (
              <OptionRow
                key={`${round} ${option.id}`}
                option={option}
                left={left}
                onPlace={(dots) => acting.act({ do: 'place', option: option.id, dots })}
              />
            ))}
          </ul>
          <BoardNote icon="eye-off">Nobody sees where your dots are. You can move them until everyone looks.</BoardNote>
        </>
      )}
      {runs ? (
        looked ? (
          <RunRow note="Everyone gets their dots back.">
            <Button size="large" icon="undo" onPress={() => void acting.act({ do: 'again' })}>
              Ask again
            </Button>
          </RunRow>
        ) : (
          <RunRow note={answered === 0 ? undefined : `${answered} of ${of} have placed dots.`}>
            <Button
              size="large"
              icon="eye"
              variant={answered >= of ? 'primary' : 'default'}
              why={whyNotYet(answered, of)}
              onPress={() => void acting.act({ do: 'look' })}
            >
              Everyone looks
            </Button>
          </RunRow>
        )
      ) : null}
    </Stack>
  )
}

type OptionRowProps = {
  readonly option: Option
  readonly left: number
  readonly onPlace: (dots: number) => Promise<boolean>
}

/** Fewer than three would say whose dots are whose. */
function whyNotYet(answered: number, of: number): string | undefined {
  if (answered === 0) return 'Nobody has placed a dot yet.'
  return answered < Math.min(3, of) ? 'Before three have placed dots, it would say whose they are.' : undefined
}

function OptionRow({ option: { words, mine }, left, onPlace }: OptionRowProps) {
  const dots = useHoped(mine, left)
  const place = async (next: number) => {
    dots.hope(next)
    if (!(await onPlace(next))) dots.forget()
  }
  return (
    <li>
      <span className={styles.words}>{words}</span>
      <span className={styles.place}>
        <IconButton
          icon="minus"
          size="large"
          variant="default"
          name={`Take a dot back from: ${words}`}
          disabled={dots.value === 0}
          onPress={() => void place(dots.value - 1)}
        />
        <span className={styles.count} role="status" aria-label={`${count(dots.value, 'dot', 'dots')} on: ${words}`}>
          {dots.value}
        </span>
        <IconButton
          icon="plus"
          size="large"
          variant="default"
          name={`Put a dot on: ${words}`}
          disabled={left - (dots.value - mine) <= 0}
          onPress={() => void place(dots.value + 1)}
        />
      </span>
    </li>
  )
}

export function DotVoteRoom({ view: { options, answered, of, looked } }: RoomProps<'dot-vote'>) {
  if (looked) return <PollBars large label="Dots each has" bars={barsOf(options)} />
  return (
    <Stack large>
      <RoomWords label="What can have dots" rows={options.map(({ id, words }) => ({ id, words }))} />
      <PollVeil inSoFar={answered} of={of} columns={Math.min(options.length, 12)} />
    </Stack>
  )
}

export function DotVoteSetUp({ settings, onChange }: SetUpProps<'dot-vote'>) {
  const options = useLines(settings.options, (lines) => onChange({ options: [...lines] }))
  return (
    <Stack>
      <NumberField
        label="Dots for each person"
        hint="About a third of the number of options is usual"
        value={settings.dots}
        minValue={1}
        maxValue={20}
        onChange={(dots) => dots !== undefined && onChange({ dots })}
      />
      <TextArea
        label="What can have dots"
        hint="One a line, sixty at the most"
        lines={5}
        serif
        value={options.words}
        onChange={options.onWords}
      />
    </Stack>
  )
}

export function DotVoteResult({ result: { rounds } }: ResultProps<'dot-vote'>) {
  const id = useId()
  const last = rounds.at(-1)
  if (last === undefined) return <BoardNote>Nobody looked, so nothing was counted.</BoardNote>
  const rows = last.options.map(({ words, dots }, index) => ({ id: `${index}`, name: words, count: dots }))
  const ordered = rows.toSorted((one, other) => other.count - one.count)
  return (
    <Stack>
      <PictureOrTable id={id} small level={4} title="Dots" label="How the dots are shown">
        {(shown) =>
          shown === 'picture' ? (
            <PollBars label="Dots each has" bars={ordered} rise={false} />
          ) : (
            <Table
              caption="Dots each option has, round by round"
              rows={ordered}
              rowId={(row) => row.id}
              columns={[
                { id: 'option', name: 'Option', cell: ({ name }) => name },
                ...rounds.map(({ round, options }) => ({
                  id: `${round}`,
                  name: rounds.length === 1 ? 'Dots' : `Round ${round}`,
                  align: 'end' as const,
                  cell: ({ id: place }: { readonly id: string }) => options[Number(place)]?.dots ?? 0,
                })),
              ]}
            />
          )
        }
      </PictureOrTable>
      <BoardNote icon="people">{count(last.voters, 'person', 'people')} placed dots.</BoardNote>
    </Stack>
  )
}
