import type { z } from 'zod'

/**
 * The words the contract is written in. A query reads, a command changes, a job is long work that
 * reports progress and may be cancelled. Both ends parse with the same schemas.
 */
export type Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly type: 'query' | 'command'
  readonly input: Input
  readonly output: Output
}

export type Job<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
> = {
  readonly type: 'job'
  readonly input: Input
  readonly output: Output
  readonly progress: Progress
}

export type Endpoint = Call | Job
export type Contract = Readonly<Record<string, Endpoint>>
export type Events = Readonly<Record<string, z.ZodType>>

export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ type: 'query', input, output }) as const

export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ type: 'command', input, output }) as const

export const job = <I extends z.ZodType, O extends z.ZodType, P extends z.ZodType>(input: I, output: O, progress: P) =>
  ({ type: 'job', input, output, progress }) as const

/** What a caller may leave out is filled in by the schema, so callers see the input before parsing. */
export type InputOf<C extends Contract, N extends keyof C> = z.input<C[N]['input']>
export type ParsedOf<C extends Contract, N extends keyof C> = z.output<C[N]['input']>
export type OutputOf<C extends Contract, N extends keyof C> = z.output<C[N]['output']>
export type ProgressOf<C extends Contract, N extends keyof C> = C[N] extends Job ? z.output<C[N]['progress']> : never
export type JobName<C extends Contract> = { [N in keyof C]: C[N] extends Job ? N : never }[keyof C] & string

/**
 * What crosses the port. Binary travels as Uint8Array: every transport here (MessagePort, the advanced
 * serialisation of a Node child) clones it.
 */
export type ToCore =
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly t: 'cancel'; readonly id: number }

export type FromCore =
  | { readonly t: 'done'; readonly id: number; readonly output: unknown }
  | { readonly t: 'refused'; readonly id: number; readonly code: string; readonly values: Record<string, string> }
  | { readonly t: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly t: 'event'; readonly name: string; readonly data: unknown }

/** A two-way line that delivers whole messages in order. Adapters exist for MessagePort, child process and memory. */
export type Port = {
  send(message: unknown): void
  /** Calls back for each message until disposed. */
  receive(listener: (message: unknown) => void): Disposable
  onClose(listener: () => void): Disposable
}

/** What this code needs of an AbortSignal; shared code knows neither the DOM's nor Node's. */
export type CancelSignal = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
}
