export type Difference = {
  readonly before: string
  readonly removed: string
  readonly added: string
  readonly after: string
}

/** Characters of what stayed that are shown on either side of a change. */
const context = 32
/** Characters of a change that are shown. */
const most = 220

/** Where two texts differ: the part that went and the part that came, whole words, with a little of what stayed. */
export function differenceOf(was: string, value: string): Difference {
  let start = 0
  while (start < was.length && start < value.length && was[start] === value[start]) start += 1
  // Back to the beginning of the word, so that no half words are shown.
  while (start > 0 && !/\s/.test(was[start - 1] ?? ' ')) start -= 1
  let end = 0
  const limit = Math.min(was.length, value.length) - start
  while (end < limit && was.at(-1 - end) === value.at(-1 - end)) end += 1
  while (end > 0 && !/\s/.test(was.at(-end) ?? ' ')) end -= 1
  return {
    before: lastOf(was.slice(0, start)),
    removed: firstOf(was.slice(start, was.length - end), most),
    added: firstOf(value.slice(start, value.length - end), most),
    after: firstOf(was.slice(was.length - end), context),
  }
}

const firstOf = (text: string, length: number) => (text.length > length ? `${text.slice(0, length).trimEnd()}…` : text)
const lastOf = (text: string) => (text.length > context ? `…${text.slice(-context).trimStart()}` : text)
