import type { MethodName } from './method-names.ts'
import { thresholdInWords as thresholdOfScale } from './methods/gradients.ts'
import { methodOf } from './methods/index.ts'
import { type ResultOf, type SettingsOf, shapesOfMethods } from './methods/shapes.ts'

type PollRound = ResultOf<'fist-to-five'>['rounds'][number]

/** The result of an activity as its method shapes it, or null where it holds none that can be read. `written`: JSON. */
export function readResult<M extends MethodName>(method: M, written: string): ResultOf<M> | null {
  try {
    const parsed = shapesOfMethods[method].result.safeParse(JSON.parse(written))
    return parsed.success ? (parsed.data as ResultOf<M>) : null
  } catch {
    return null
  }
}

/** The settings a block or an activity keeps, or the usual ones where it keeps none that can be read. `written`: JSON or empty. */
export function readSettings<M extends MethodName>(method: M, written: string): SettingsOf<M> {
  try {
    const parsed = shapesOfMethods[method].settings.safeParse(JSON.parse(written))
    if (parsed.success) return parsed.data as SettingsOf<M>
  } catch {}
  return methodOf(method).usual
}

/** How people answered in the end, a line for each choice. Empty where the method asks for no answers that count. */
export function tallyInWords(method: MethodName, written: string): string {
  if (method === 'dot-vote') {
    const rounds = readResult(method, written)?.rounds ?? []
    const last = rounds.at(-1)
    if (last === undefined) return ''
    return [
      ...roundOf(rounds.length, last.round),
      ...last.options.map(({ words, dots }) => `${words}: ${dots} ${dots === 1 ? 'dot' : 'dots'}`),
      `People who placed dots: ${last.voters}`,
    ].join('\n')
  }
  const rounds = pollRounds(method, written)
  const last = rounds.at(-1)
  if (last === undefined) return ''
  return [
    ...roundOf(rounds.length, last.round),
    ...last.counts.map(({ label, count }) => `${label}: ${count}`),
    ...(last.passed > 0 ? [`Passed: ${last.passed}`] : []),
  ].join('\n')
}

/** What was fixed before the question was put, from the settings it ran with. Empty where nothing was. `settings`: JSON; empty: as usual. */
export function thresholdInWords(method: MethodName, settings: string): string {
  if (method === 'consent-check') return 'Nobody objects'
  if (method !== 'gradients') return ''
  return thresholdOfScale(readSettings('gradients', settings))
}

/** What people said about their answers after everyone had looked, each under a name only where they chose so. */
export function reasonsInWords(method: MethodName, written: string): readonly string[] {
  return (pollRounds(method, written).at(-1)?.reasons ?? []).map(({ words, by }) =>
    by === null ? `“${words}”` : `“${words}” (${by})`,
  )
}

/** Whether the threshold was met; null where there is none, or nobody has looked. */
export function metOf(method: MethodName, written: string): boolean | null {
  return method === 'gradients' || method === 'consent-check' ? (readResult(method, written)?.met ?? null) : null
}

/** Methods whose result is a poll. */
export const polls: ReadonlySet<MethodName> = new Set(['fist-to-five', 'gradients', 'consent-check', 'dot-vote'])

function pollRounds(method: MethodName, written: string): readonly PollRound[] {
  if (method !== 'fist-to-five' && method !== 'gradients' && method !== 'consent-check') return []
  return readResult(method, written)?.rounds ?? []
}

const roundOf = (rounds: number, round: number) => (rounds > 1 ? [`Round ${round} of ${rounds}`] : [])
