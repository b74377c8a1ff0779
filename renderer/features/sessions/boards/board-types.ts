import type { ReactNode } from 'react'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import type { ActionOf, ResultOf, SettingsOf, ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { Acting } from './parts/acting.tsx'

/** Something that a person does on a board, in the words of its method. */
export type BoardAction = ActionOf<MethodName>

/** Says it to the room. `queued`: the room cannot be reached and hears it later. Rejects with a Refusal where the room does not take it. */
export type SayAction = (action: BoardAction) => Promise<{ readonly queued: boolean }>

export type BoardPerson = { readonly participant: string; readonly name: string }

/** What the board of one method is given. */
export type BoardProps<M extends MethodName> = {
  readonly view: ViewOf<M>
  /** What is asked; empty where the block asks nothing. */
  readonly question: string
  readonly acting: Acting<ActionOf<M>>
  readonly runs: boolean
  readonly people: readonly BoardPerson[]
  /** Epoch milliseconds of the host's clock. */
  readonly hostNow: () => number
}

export type RoomProps<M extends MethodName> = Pick<BoardProps<M>, 'view' | 'hostNow'>

export type SetUpProps<M extends MethodName> = {
  /** As they stand in the form: perhaps not yet what the method takes. */
  readonly settings: SettingsOf<M>
  readonly onChange: (part: Partial<SettingsOf<M>>) => void
}

export type ResultProps<M extends MethodName> = {
  readonly settings: SettingsOf<M>
  readonly result: ResultOf<M>
}

/** One part of every method. A method that is added does not compile until it has one. */
export type OfEveryMethod<Props extends { readonly [M in MethodName]: unknown }> = {
  readonly [M in MethodName]: (props: Props[M]) => ReactNode
}
