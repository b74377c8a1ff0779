import type { ReactNode } from 'react'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import { methodOf } from '#shared/domain/session/methods/index.ts'
import type { SettingsOf } from '#shared/domain/session/methods/shapes.ts'
import type { OfEveryMethod, SetUpProps } from './board-types.ts'
import { BreakSetUp } from './methods/break.tsx'
import { CardsSetUp } from './methods/cards.tsx'
import { CheckInSetUp } from './methods/check-in.tsx'
import { ConsentSetUp } from './methods/consent-check.tsx'
import { DotVoteSetUp } from './methods/dot-vote.tsx'
import { DraftingSetUp } from './methods/drafting.tsx'
import { FistSetUp } from './methods/fist-to-five.tsx'
import { GradientsSetUp } from './methods/gradients-set-up.tsx'
import { NotesSetUp } from './methods/notes.tsx'
import { OneTwoFourAllSetUp } from './methods/one-two-four-all.tsx'
import { ParkingLotSetUp } from './methods/parking-lot.tsx'
import { RoundRobinSetUp } from './methods/round-robin.tsx'
import { useSetUp } from './parts/set-up.ts'

const forms: OfEveryMethod<{ [M in MethodName]: SetUpProps<M> }> = {
  'check-in': CheckInSetUp,
  'check-out': CheckInSetUp,
  'round-robin': RoundRobinSetUp,
  'one-two-four-all': OneTwoFourAllSetUp,
  cards: CardsSetUp,
  'dot-vote': DotVoteSetUp,
  'fist-to-five': FistSetUp,
  gradients: GradientsSetUp,
  'consent-check': ConsentSetUp,
  'parking-lot': ParkingLotSetUp,
  drafting: DraftingSetUp,
  notes: NotesSetUp,
  break: BreakSetUp,
}

export type BoardSetUpProps = {
  readonly method: MethodName
  /** As kept; anything that is not this method's own reads as its usual ones. */
  readonly settings: unknown
  /** Only ever called with settings that the method takes. */
  readonly onChange: (settings: SettingsOf<MethodName>) => void
}

/** What is decided about an activity before it begins. */
export function BoardSetUp(props: BoardSetUpProps) {
  return <SetUpForm key={props.method} {...props} />
}

function SetUpForm({ method, settings, onChange }: BoardSetUpProps) {
  const { draft, change } = useSetUp(methodOf(method).settings, settingsOf(method, settings), onChange)
  const Form = forms[method] as (props: SetUpProps<MethodName>) => ReactNode
  return <Form settings={draft} onChange={change} />
}

/** Settings as the method takes them; its usual ones where these are not. */
export function settingsOf<M extends MethodName>(method: M, settings: unknown): SettingsOf<M> {
  const { settings: shape, usual } = methodOf(method)
  const parsed = shape.safeParse(settings)
  return parsed.success ? parsed.data : usual
}
