import type { SettingsOf, ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { BoardProps, ResultProps, RoomProps } from '../board-types.ts'
import type { BigChoice } from '../parts/big-choices.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { PollBoard, PollRoom } from '../parts/poll-board.tsx'
import { PollResult } from '../parts/poll-result.tsx'
import { Stack } from '../parts/stack.tsx'
import { Verdict } from '../parts/verdict.tsx'

type Rule = Pick<SettingsOf<'gradients'>, 'scale' | 'threshold' | 'veto'>

/** The most agreement first, as it is read. A place keeps its number, from 1. */
const choicesOf = (scale: readonly string[]): readonly BigChoice<string>[] =>
  scale.map((name, index) => ({ id: String(index + 1), mark: index + 1, name })).reverse()

/** A threshold above the scale begins at its top. */
const placeOf = (from: number, scale: readonly string[]): number => Math.min(from, scale.length)

/** “75 % or more at 5, “Leaning towards it”, or above. One answer at 1 stops it.” */
export function ruleWords({ scale, threshold: { from, percent }, veto }: Rule): string {
  const place = placeOf(from, scale)
  const stops = veto ? ' One answer at 1 stops it.' : ''
  return `Agreed when ${percent} % or more of those who answer choose ${place}, “${scale[place - 1]}”, or above.${stops}`
}

type Counts = readonly { readonly choice: string; readonly count: number }[]

/** “18 of 22 chose 5 or above, which is 82 %.” Whole percent, rounded down: 74.9 is not 75. */
export function shareWords(counts: Counts, from: number): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const above = counts.reduce((sum, { choice, count }) => sum + (Number(choice) >= from ? count : 0), 0)
  const percent = total === 0 ? 0 : Math.floor((above / total) * 100)
  return `${above} of ${total} chose ${from} or above, which is ${percent} %.`
}

type AgreementProps = {
  readonly rule: Rule
  readonly met: boolean | null
  readonly vetoed: boolean
  readonly counts: Counts | null
  readonly large?: boolean | undefined
}

function Agreement({ rule, met, vetoed, counts, large }: AgreementProps) {
  if (met === null || counts === null) return null
  const share = shareWords(counts, placeOf(rule.threshold.from, rule.scale))
  if (vetoed)
    return (
      <Verdict icon="withdrawn" title="Not agreed: someone chose 1" large={large}>
        {share}
      </Verdict>
    )
  return (
    <Verdict icon={met ? 'given' : 'fork'} title={met ? 'Agreed' : 'Not agreed yet'} large={large}>
      {share} {met ? null : `${rule.threshold.percent} % were needed.`}
    </Verdict>
  )
}

const agreementOf = (view: ViewOf<'gradients'>): AgreementProps => ({
  rule: view,
  met: view.met,
  vetoed: view.vetoed,
  counts: view.poll.counts,
})

export function GradientsBoard({ view, acting, runs }: BoardProps<'gradients'>) {
  const { poll, scale, mine, passed } = view
  return (
    <PollBoard
      label="How much do you agree?"
      choices={choicesOf(scale)}
      poll={poll}
      mine={mine === null ? null : String(mine)}
      passed={passed}
      onChoose={(id) => acting.act({ do: 'answer', place: Number(id) })}
      acting={acting}
      runs={runs}
      verdict={<Agreement {...agreementOf(view)} />}
      rule={<BoardNote icon="info">{ruleWords(view)}</BoardNote>}
    />
  )
}

export function GradientsRoom({ view }: RoomProps<'gradients'>) {
  return (
    <PollRoom poll={view.poll} choices={choicesOf(view.scale)} verdict={<Agreement {...agreementOf(view)} large />} />
  )
}

export function GradientsResult({ settings, result }: ResultProps<'gradients'>) {
  const { rounds, met, vetoed, threshold, veto } = result
  const rule = { scale: settings.scale, threshold, veto }
  const counts = rounds.at(-1)?.counts ?? null
  return (
    <Stack>
      <PollResult
        rounds={rounds}
        choices={choicesOf(settings.scale)}
        verdict={<Agreement rule={rule} met={met} vetoed={vetoed} counts={counts} />}
      />
      <BoardNote icon="info">{ruleWords(rule)}</BoardNote>
    </Stack>
  )
}
