import type { ReactNode } from 'react'
import { Notice } from '#renderer/ui/notice.tsx'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import { methodOf } from '#shared/domain/session/methods/index.ts'
import { settingsOf } from './board-set-up.tsx'
import type { OfEveryMethod, ResultProps } from './board-types.ts'
import { BreakResult } from './methods/break.tsx'
import { CardsResult } from './methods/cards.tsx'
import { CheckInResult } from './methods/check-in.tsx'
import { ConsentResult } from './methods/consent-check.tsx'
import { DotVoteResult } from './methods/dot-vote.tsx'
import { DraftingResult } from './methods/drafting.tsx'
import { FistResult } from './methods/fist-to-five.tsx'
import { GradientsResult } from './methods/gradients.tsx'
import { NotesResult } from './methods/notes.tsx'
import { OneTwoFourAllResult } from './methods/one-two-four-all.tsx'
import { ParkingLotResult } from './methods/parking-lot.tsx'
import { RoundRobinResult } from './methods/round-robin.tsx'

const results: OfEveryMethod<{ [M in MethodName]: ResultProps<M> }> = {
  'check-in': CheckInResult,
  'check-out': CheckInResult,
  'round-robin': RoundRobinResult,
  'one-two-four-all': OneTwoFourAllResult,
  cards: CardsResult,
  'dot-vote': DotVoteResult,
  'fist-to-five': FistResult,
  gradients: GradientsResult,
  'consent-check': ConsentResult,
  'parking-lot': ParkingLotResult,
  drafting: DraftingResult,
  notes: NotesResult,
  break: BreakResult,
}

export type BoardResultProps = {
  readonly method: MethodName
  /** As kept with the activity. */
  readonly settings: unknown
  readonly result: unknown
}

/** What came of an activity, for whoever looks at it afterwards. */
export function BoardResult({ method, settings, result }: BoardResultProps) {
  const parsed = methodOf(method).result.safeParse(result)
  if (!parsed.success)
    return (
      <Notice state="stale" title="This was kept by another Hearings Workshop.">
        It is safe in the workspace. This version cannot show it.
      </Notice>
    )
  const Shown = results[method] as (props: ResultProps<MethodName>) => ReactNode
  return <Shown settings={settingsOf(method, settings)} result={parsed.data} />
}
