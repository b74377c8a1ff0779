/** One measured claim, beside a peer or a floor measured in the same run. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 's' | 'MB'
  readonly comparedWith: string
  readonly comparedValue: number
  /** value ÷ comparedValue; null where the bar is absolute. */
  readonly ratio: number | null
  /** What must not be exceeded: of the ratio where there is one, else of the value. */
  readonly bar: number
  readonly ok: boolean
}

/** A file under tests/bench exports one of these. Its first figure has its name; others add to it what they are of. */
export type Bench = { readonly name: string; readonly run: () => Promise<Figure | readonly Figure[]> }

export function ratioFigure(
  name: string,
  unit: Figure['unit'],
  value: number,
  comparedWith: string,
  comparedValue: number,
  bar: number,
): Figure {
  const ratio = value / comparedValue
  return {
    name,
    value: rounded(value),
    unit,
    comparedWith,
    comparedValue: rounded(comparedValue),
    ratio: rounded(ratio),
    bar,
    ok: ratio <= bar,
  }
}

/** A figure with a bar of its own; what it is compared with is shown for scale. */
export function absoluteFigure(
  name: string,
  unit: Figure['unit'],
  value: number,
  comparedWith: string,
  comparedValue: number,
  bar: number,
): Figure {
  return {
    name,
    value: rounded(value),
    unit,
    comparedWith,
    comparedValue: rounded(comparedValue),
    ratio: null,
    bar,
    ok: value <= bar,
  }
}

const rounded = (value: number) => Number(value.toPrecision(4))

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value that a share of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
