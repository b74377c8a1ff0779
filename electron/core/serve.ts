import type { z } from 'zod'
import type { Contract, FromCore, Job, OutputOf, ParsedOf, Port, ProgressOf, ToCore } from '#shared/rpc/define.ts'
import { Refusal } from '#shared/rpc/errors.ts'

/** What a handler is told besides its input. */
export type CallContext<Progress = never> = {
  /** Aborted when the caller cancels or its window goes away. */
  readonly signal: AbortSignal
  progress(progress: Progress): void
}

/** A handler for every name of a contract: total, so that a new name without one does not compile. */
export type Handlers<C extends Contract> = {
  readonly [N in keyof C & string]: (
    input: ParsedOf<C, N>,
    context: CallContext<C[N] extends Job ? ProgressOf<C, N> : never>,
  ) => OutputOf<C, N> | Promise<OutputOf<C, N>>
}

export type ServeLog = { error(facts: Record<string, unknown>, message: string): void }

export type ServeOptions = {
  readonly log: ServeLog
  /** Calls wait for this. */
  readonly ready?: Promise<void>
  /** What an error of a library means to a person, as a Refusal; anything else it gives back as it is. */
  readonly refusalFor?: (error: unknown) => unknown
}

/**
 * Answers `contract` on `port`: parses what comes in, runs the handler, parses what goes out. A Refusal crosses
 * as its code and values; anything else is a bug: logged with its stack under the call's name, and reaches
 * the caller as core/unexpected. Nothing that was asked or answered is ever logged.
 */
export function serve<C extends Contract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
  { log, ready = Promise.resolve(), refusalFor = (error) => error }: ServeOptions,
): Disposable {
  const running = new Map<number, AbortController>()

  const refuse = (id: number, refusal: Refusal) =>
    port.send({ t: 'refused', id, code: refusal.code, values: { ...refusal.values } } satisfies FromCore)

  const answer = async (id: number, name: string, input: unknown) => {
    const endpoint = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (endpoint === undefined) return refuse(id, new Refusal('core/unknown-call', { name }))
    const parsed = endpoint.input.safeParse(input)
    if (!parsed.success) return refuse(id, badInput(parsed.error))
    const controller = new AbortController()
    running.set(id, controller)
    try {
      await ready
      const handler = handlers[name as keyof C & string] as (input: unknown, context: CallContext<unknown>) => unknown
      const output = await handler(parsed.data, {
        signal: controller.signal,
        progress: (progress) => port.send({ t: 'progress', id, progress } satisfies FromCore),
      })
      port.send({ t: 'done', id, output: endpoint.output.parse(output) } satisfies FromCore)
    } catch (thrown) {
      const error = refusalFor(thrown)
      if (error instanceof Refusal) return refuse(id, error)
      if (controller.signal.aborted) return refuse(id, new Refusal('core/cancelled'))
      log.error({ call: name, error: inFacts(error) }, 'a call ended in a bug')
      refuse(id, new Refusal('core/unexpected', { call: name }))
    } finally {
      running.delete(id)
    }
  }

  const receiving = port.receive((raw) => {
    const message = raw as ToCore
    if (message?.t === 'cancel') running.get(message.id)?.abort()
    else if (message?.t === 'call' && Number.isSafeInteger(message.id))
      void answer(message.id, String(message.name), message.input)
  })
  const closing = port.onClose(() => stop())
  const stop = () => {
    for (const controller of running.values()) controller.abort()
    receiving[Symbol.dispose]()
    closing[Symbol.dispose]()
  }
  return { [Symbol.dispose]: stop }
}

/** Says where the input is wrong, in the words of the form; never what was entered. */
export function badInput(error: z.ZodError): Refusal {
  const where = error.issues
    .slice(0, 3)
    .map((issue) =>
      [
        issue.path.filter((part) => typeof part === 'string').join(' '),
        issue.code === 'custom' ? issue.message : issueInWords(issue),
      ]
        .filter(Boolean)
        .join(': '),
    )
    .join('; ')
  return new Refusal('core/bad-input', { where }, { cause: error })
}

function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'too_small':
      return issue.minimum === 1 ? 'something is needed' : `at least ${issue.minimum}`
    case 'unrecognized_keys':
      return `there is no “${issue.keys.slice(0, 3).join('”, “')}”`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return issue.format === 'date' ? 'a day such as 2026-03-31' : `not in the form expected (${issue.format})`
    case 'invalid_type':
      return issue.expected === 'string' ? 'words are expected' : `${issue.expected} is expected`
    default:
      return 'not as expected'
  }
}

/** Stack and cause of an error; zod's issues keep path and code but never the received value. */
function inFacts(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error
  if (error.name === 'ZodError' || error.name === '$ZodError')
    return (error as z.ZodError).issues.map((issue) => ({ path: issue.path, code: issue.code }))
  return {
    name: error.name,
    stack: error.stack?.split('\n').slice(1, 8),
    cause: error.cause ? inFacts(error.cause) : undefined,
  }
}
