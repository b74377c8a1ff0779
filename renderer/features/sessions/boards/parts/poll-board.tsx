import { type ReactNode, useEffect, useRef } from 'react'
import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import { type Acting, useHoped } from './acting.tsx'
import { BigChoices, type BigChoicesProps } from './big-choices.tsx'
import { BoardNote, SecretNote } from './board-note.tsx'
import { type Bar, PollBars } from './poll-bars.tsx'
import styles from './poll-board.module.css'
import { PollVeil } from './poll-veil.tsx'
import { Reasons } from './reasons.tsx'
import { RunRow } from './run-row.tsx'

export type PollView = ViewOf<'fist-to-five'>['poll']

type PollAction = { readonly do: 'look' } | { readonly do: 'again' } | { do: 'reason'; words: string; named: boolean }

type Asked<Id extends string> = Pick<BigChoicesProps<Id>, 'label' | 'choices' | 'columns'>

type PollBoardProps<Id extends string> = Asked<Id> & {
  readonly poll: PollView
  readonly mine: Id | null
  readonly passed: boolean
  readonly onChoose: (id: Id) => Promise<boolean>
  readonly acting: Acting<PollAction>
  readonly runs: boolean
  /** Above the tally: what it comes to. */
  readonly verdict?: ReactNode | undefined
  /** What was agreed before the question was put. */
  readonly rule?: ReactNode | undefined
}

/** A secret poll for one person: to choose, and once everyone looks, what all chose. */
export function PollBoard<Id extends string>(props: PollBoardProps<Id>) {
  const { poll, label, choices, columns, mine, passed, onChoose, acting, runs, verdict, rule } = props
  const hasLooked = poll.counts !== null
  const chosen = useHoped(mine, `${poll.round} ${hasLooked}`)
  const tally = useTallyFocus(hasLooked)
  return (
    <div className={styles.poll}>
      {/* Always there, so that the change is read out. */}
      <VisuallyHidden role="status">{momentOf(hasLooked, poll.round)}</VisuallyHidden>
      {hasLooked ? (
        <>
          <div ref={tally} tabIndex={-1} className={styles.tally}>
            {verdict}
            <PollBars label="How many chose what" bars={barsOf(poll, choices)} />
            {poll.passed === 0 ? null : <BoardNote icon="pass">{poll.passed} passed.</BoardNote>}
          </div>
          <Reasons reasons={poll.reasons} onReason={(words, named) => acting.act({ do: 'reason', words, named })} />
        </>
      ) : (
        <>
          <BigChoices
            label={label}
            choices={choices}
            columns={columns}
            chosen={chosen.value}
            onChoose={async (id) => {
              chosen.hope(id)
              if (!(await onChoose(id))) chosen.forget()
            }}
          />
          {passed && chosen.value === null ? (
            <BoardNote icon="pass">You passed. You can still choose until everyone looks.</BoardNote>
          ) : null}
          <SecretNote />
        </>
      )}
      {rule}
      {runs ? <RunPoll poll={poll} acting={acting} /> : null}
    </div>
  )
}

/** What is read out when a poll goes on. */
function momentOf(hasLooked: boolean, round: number): string | null {
  if (hasLooked) return 'Everyone has looked. The tally follows.'
  return round > 1 ? 'The question is asked again.' : null
}

/** Fewer answers than this would say whose they are. The room does not look before either. */
const enough = 3

function whyNotYet(inSoFar: number, of: number): string | undefined {
  if (inSoFar === 0) return 'Nobody has answered yet.'
  return inSoFar < Math.min(enough, of) ? 'Before three are in, it would say who chose what.' : undefined
}

function RunPoll({ poll, acting }: { readonly poll: PollView; readonly acting: Acting<PollAction> }) {
  const inSoFar = inOf(poll)
  if (poll.counts !== null)
    return (
      <RunRow note="Hear the low end first. Everyone’s answer is asked for anew.">
        <Button size="large" icon="undo" onPress={() => void acting.act({ do: 'again' })}>
          Ask again
        </Button>
      </RunRow>
    )
  return (
    <RunRow note={inSoFar === 0 ? undefined : `${inSoFar} of ${poll.of} are in.`}>
      <Button
        size="large"
        icon="eye"
        variant={inSoFar >= poll.of ? 'primary' : 'default'}
        why={whyNotYet(inSoFar, poll.of)}
        onPress={() => void acting.act({ do: 'look' })}
      >
        Everyone looks
      </Button>
    </RunRow>
  )
}

/** Whoever had the keyboard in the choices has it in the tally, which stands where they stood. */
function useTallyFocus(hasLooked: boolean) {
  const tally = useRef<HTMLDivElement>(null)
  const before = useRef(hasLooked)
  useEffect(() => {
    const isNew = hasLooked && !before.current
    before.current = hasLooked
    if (isNew && document.activeElement === document.body) tally.current?.focus()
  }, [hasLooked])
  return tally
}

const inOf = ({ answered, passed }: PollView): number => answered + passed

/** The tally in the order in which the choices were offered, with the round before beside it. */
export function barsOf<Id extends string>(poll: PollView, choices: Asked<Id>['choices']): readonly Bar[] {
  const earlier = poll.earlier.at(-1)?.counts
  return choices.map(({ id, mark, name }) => ({
    id,
    mark,
    name,
    count: poll.counts?.find(({ choice }) => choice === id)?.count ?? 0,
    before: earlier === undefined ? undefined : (earlier.find(({ choice }) => choice === id)?.count ?? 0),
  }))
}

type PollRoomProps<Id extends string> = Pick<Asked<Id>, 'choices'> & {
  readonly poll: PollView
  readonly verdict?: ReactNode | undefined
}

/** The same before everyone: hatched until they look. */
export function PollRoom<Id extends string>({ poll, choices, verdict }: PollRoomProps<Id>) {
  if (poll.counts === null) return <PollVeil inSoFar={inOf(poll)} of={poll.of} columns={choices.length} />
  return (
    <div className={styles.room}>
      {verdict}
      <PollBars large label="How many chose what" bars={barsOf(poll, choices)} />
      {poll.passed === 0 ? null : <p className={styles.roomNote}>{count(poll.passed, 'person', 'people')} passed</p>}
    </div>
  )
}
