import type { z } from 'zod'
import type { MethodName } from '../method-names.ts'

/** Someone in the room, as a method sees them. */
export type Actor = { readonly participant: string; readonly name: string; readonly runs: boolean }

/** Who would see a view: one person, or everyone before the projector. */
export type Onlooker =
  | { readonly kind: 'person'; readonly participant: string; readonly runs: boolean }
  | { readonly kind: 'room' }

/** What a method is told besides what it holds. Nothing here comes from a clock or a die of its own. */
export type Surroundings = {
  /** Epoch milliseconds of the host. */
  readonly now: number
  /** 0 up to 1, of cryptographic quality where the host runs it. */
  readonly random: () => number
  /** A new id that says nothing of when it was made. */
  readonly id: () => string
  /** Those who take part in this activity: everyone who may, or the members of its break-out group. In the agenda's order of people. */
  readonly people: readonly { readonly participant: string; readonly name: string; readonly here: boolean }[]
  /** Id of the shared text that belongs to this board, should it want one. */
  readonly document: string
}

/** Why a method does not take an action. Each has a sentence under `room/…`. */
export type Unwilling = 'not-now' | 'not-yours' | 'only-who-runs' | 'too-many' | 'too-few' | 'not-there'
export type Applied<State> = { readonly state: State } | { readonly refused: Unwilling }

/** What of an activity becomes records when it ends. No names beside answers. */
export type Outcome = {
  /** JSON of the method's `result`. */
  readonly result: unknown
  /** One line each, in random order, for the rounds of a secret poll. */
  readonly ballots: readonly { readonly round: number; readonly answer: string }[]
  readonly clusters: readonly { readonly id: string; readonly name: string }[]
  readonly cards: readonly { readonly words: string; readonly cluster: string | null }[]
}

/** A paragraph, or a table with a caption, for the minutes. */
export type MinutesPart =
  | { readonly kind: 'paragraph'; readonly words: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/**
 * One way of working together: how it is set up, what people can do in it, what each may see, and what comes of it.
 * Pure: the host's computer holds the state, asks `apply` for the next one, and shows each person `view` and nothing else.
 * What is secret is kept secret in `view`, and forgotten in `apply` (who answered what is unlinked when everyone looks).
 */
export type Method<Settings, State, Action, View, Result> = {
  readonly name: MethodName
  /** A line for whoever plans: what it is good for. */
  readonly purpose: string
  /** A line for whoever takes part: what to do now. */
  readonly howTo: string
  /** Usual length. */
  readonly minutes: number
  readonly settings: z.ZodType<Settings>
  /** As it comes, before anyone sets it up. */
  readonly usual: Settings
  readonly action: z.ZodType<Action>
  readonly view: z.ZodType<View>
  readonly result: z.ZodType<Result>
  begin(settings: Settings, surroundings: Surroundings): State
  apply(state: State, action: Action, who: Actor, settings: Settings, surroundings: Surroundings): Applied<State>
  viewFor(state: State, who: Onlooker, settings: Settings, surroundings: Surroundings): View
  /** What stands so far; for a secret poll, only what everyone has looked at. */
  resultOf(state: State, settings: Settings): Result
  outcome(state: State, settings: Settings, surroundings: Surroundings): Outcome
  /** The main board once the groups come back to it; methods without one just list what each group found. */
  gather?(main: State, groups: readonly State[], settings: Settings): State
  /** The room was paused for so many milliseconds: moments that the state holds move by them. */
  stoodStill?(state: State, milliseconds: number): State
  /** The same without what nobody but this computer may hold, for whoever stands by to take over. `but`: whose own goes along. */
  withoutSecrets?(state: State, but?: string): State
  minutesOf(result: Result, settings: Settings): readonly MinutesPart[]
}
